import { imageDetail } from './articles.ts';
import { defineMethod } from './method.ts';
import { articleId, count, text, z } from './schema.ts';

export const imageMethods = {
  'images.list': defineMethod({ input: z.object({ id: text(1, 4096) }), output: z.array(imageDetail) }),
  /** Tries missing pictures again; without ids, those of every article. */
  'images.retry': defineMethod({
    input: z.object({ ids: z.array(text(1, 4096)).max(10_000).optional() }),
    output: z.object({ tried: count(), local: count(), missing: count() }),
  }),
  /** Uses an uploaded file as the picture of a slot. */
  'images.replace': defineMethod({
    input: z.object({ id: articleId(), slot: count(), upload: text(8, 64) }),
    output: imageDetail,
  }),
} as const;
