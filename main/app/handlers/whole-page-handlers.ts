import type { AnchorState } from '../../core/annotations/annotation.ts';
import { versionOf } from '../../core/articles/article-record.ts';
import { placedAnnotations } from '../annotations/placed-annotations.ts';
import type { AppContext } from '../app-context.ts';
import { resolveArticle, resolveArticleId } from '../resolve-article.ts';
import { showWholePage } from '../versions/show-whole-page.ts';
import type { HandlerGroup } from './handler.ts';

export const wholePageHandlers = ({
  ports,
  sync,
  events,
  turns,
  undo,
}: AppContext): HandlerGroup<'versions.wholePage'> => {
  return {
    async 'versions.wholePage'({ id: reference, number: given, whole }) {
      const id = await resolveArticleId(reference, ports);
      const { number, before } = await turns.run(id, async () => {
        const record = await resolveArticle(id, ports);
        const version = versionOf(record, given ?? record.current);
        await showWholePage(record, version.number, whole, ports);
        return { number: version.number, before: version.wholePage ?? false };
      });
      if (before !== whole)
        undo.push('change between page and article', { kind: 'page', id, version: number, whole: before });
      await sync.refresh([id]);
      events.emit('library.changed', { ids: [id] });
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
