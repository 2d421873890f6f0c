import { addTags, deleteTag, mergeTag, removeTags, renameTag } from '../../core/tags/change-tags.ts';
import { createSpelling } from '../../core/tags/spell-tag.ts';
import { isTagOrBelow, normaliseTag } from '../../core/tags/tag-name.ts';
import type { ArticleId } from '../../core/articles/article-id.ts';
import type { AppContext } from '../app-context.ts';
import { changeArticles } from '../change-articles.ts';
import { OffprintError } from '../../core/errors/offprint-error.ts';
import { resolveArticleId } from '../resolve-article.ts';
import type { HandlerGroup } from './handler.ts';

type Tags = readonly string[];

export const tagHandlers = (
  context: AppContext,
): HandlerGroup<'tags.list' | 'tags.add' | 'tags.remove' | 'tags.rename' | 'tags.merge' | 'tags.delete'> => {
  const { ports } = context;
  const change = (name: string, ids: readonly ArticleId[], edit: (tags: Tags) => Tags) =>
    changeArticles(context, name, ids, (record) => {
      const tags = edit(record.tags);
      return tags === record.tags ? record : { ...record, tags };
    });
  const resolve = (references: readonly string[]) =>
    Promise.all(references.map((reference) => resolveArticleId(reference, ports)));
  /** A tag's own articles and those of the tags below it, in the trash too: a rename must not leave it behind. */
  const tagged = async (tag: string) => {
    const ids = await ports.index.idsWithTag(normaliseTag(tag));
    if (ids.length > 0) return ids;
    throw new OffprintError(
      'not-found',
      `No article has the tag “${tag}”. Nothing was changed; \`tag list\` shows the tags as they are spelled.`,
    );
  };
  /** A tag that is there already in other letters stays as it is spelled. */
  const spelling = async () => createSpelling((await ports.index.counts()).tags.map(({ name }) => name));
  /** Renaming a tag to itself in other letters is how its spelling is changed. */
  const spellNew = async (from: string, to: string) => {
    const name = normaliseTag(to);
    return isTagOrBelow(name, normaliseTag(from)) ? name : (await spelling())(name);
  };
  return {
    'tags.list': async () => (await ports.index.counts()).tags.map((tag) => ({ ...tag })),
    async 'tags.add'({ tags, ids }) {
      const added = tags.map(await spelling());
      return change('add tag', await resolve(ids), (old) => addTags(old, added));
    },
    'tags.remove': async ({ tags, ids }) =>
      change('remove tag', await resolve(ids), (old) => removeTags(old, tags)),
    async 'tags.rename'({ from, to }) {
      const name = await spellNew(from, to);
      return change('rename tag', await tagged(from), (old) => renameTag(old, from, name));
    },
    async 'tags.merge'({ from, into }) {
      const name = await spellNew(from, into);
      return change('merge tags', await tagged(from), (old) => mergeTag(old, from, name));
    },
    'tags.delete': async ({ tag }) => change('delete tag', await tagged(tag), (old) => deleteTag(old, tag)),
  };
};
