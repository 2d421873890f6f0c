import type { AnchorState } from '../../core/annotations/annotation.ts';
import type { ArticleId } from '../../core/articles/article-id.ts';
import { versionOf } from '../../core/articles/article-record.ts';
import { placedAnnotations } from '../annotations/placed-annotations.ts';
import type { AppContext } from '../app-context.ts';
import { resolveArticle } from '../resolve-article.ts';
import { showWholePage } from '../versions/show-whole-page.ts';
import type { HandlerGroup } from './handler.ts';

export const wholePageHandlers = ({
  ports,
  sync,
  events,
  undo,
}: AppContext): HandlerGroup<'versions.wholePage'> => {
  const show = async (id: ArticleId, number: number, whole: boolean): Promise<void> => {
    await showWholePage(await resolveArticle(id, ports), number, whole, ports);
    await sync.refresh([id]);
    events.emit('library.changed', { ids: [id] });
  };
  return {
    async 'versions.wholePage'({ id: reference, number: given, whole }) {
      const { id, current, versions } = await resolveArticle(reference, ports);
      const number = given ?? current;
      const before = versions.find((version) => version.number === number)?.wholePage ?? false;
      await show(id, number, whole);
      if (before !== whole)
        undo.push('change between page and article', { kind: 'page', id, version: number, whole: before });
      const record = await resolveArticle(id, ports);
      const placed = await placedAnnotations(record, ports);
      const count = (state: AnchorState): number =>
        placed.filter(({ anchor }) => anchor.state === state).length;
      const version = versionOf(record, number);
      return {
        id,
        version: number,
        wholePage: version.wholePage ?? false,
        textChars: version.text.length,
        annotations: { sure: count('sure'), review: count('review'), orphan: count('orphan') },
      };
    },
  };
};
