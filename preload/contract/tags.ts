import { tagName } from './annotations.ts';
import { defineMethod } from './method.ts';
import { articleId, count, text, z } from './schema.ts';

/** `a/b` is the tag b below a. */
export const tagCount = z.object({ name: z.string(), count: count() });
const changed = z.object({ changed: z.array(articleId()) });
const targets = z.object({
  tags: z.array(tagName()).min(1).max(100),
  ids: z.array(text(1, 4096)).min(1).max(10_000),
});

export const tagMethods = {
  'tags.list': defineMethod({ input: z.object({}), output: z.array(tagCount) }),
  'tags.add': defineMethod({ input: targets, output: changed }),
  'tags.remove': defineMethod({ input: targets, output: changed }),
  'tags.rename': defineMethod({ input: z.object({ from: tagName(), to: tagName() }), output: changed }),
  'tags.merge': defineMethod({ input: z.object({ from: tagName(), into: tagName() }), output: changed }),
  'tags.delete': defineMethod({ input: z.object({ tag: tagName() }), output: changed }),
} as const;

export type TagCount = z.output<typeof tagCount>;
