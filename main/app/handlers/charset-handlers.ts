import type { AnchorState } from '../../core/annotations/annotation.ts';
import { versionOf } from '../../core/articles/article-record.ts';
import { placedAnnotations } from '../annotations/placed-annotations.ts';
import type { AppContext } from '../app-context.ts';
import { resolveArticle, resolveArticleId } from '../resolve-article.ts';
import { previewCharsets } from '../versions/preview-charsets.ts';
import { encodingName, redecodeVersion } from '../versions/redecode-version.ts';
import type { HandlerGroup } from './handler.ts';

export const charsetHandlers = ({
  ports,
  sync,
  events,
  turns,
  undo,
}: AppContext): HandlerGroup<'versions.charsets' | 'versions.redecode'> => {
  return {
    async 'versions.charsets'({ id, number, charset }) {
      const record = await resolveArticle(id, ports);
      const version = versionOf(record, number ?? record.current);
      return previewCharsets(record, version, charset === undefined ? null : encodingName(charset), ports);
    },
    async 'versions.redecode'({ id: reference, number: given, charset }) {
      const id = await resolveArticleId(reference, ports);
      const { number, before } = await turns.run(id, async () => {
        const record = await resolveArticle(id, ports);
        const version = versionOf(record, given ?? record.current);
        await redecodeVersion(record, version.number, charset, ports);
        return { number: version.number, before: version.chosenCharset ?? null };
      });
      undo.push('change of the encoding', { kind: 'charset', id, version: number, charset: before });
      await sync.refresh([id]);
      events.emit('library.changed', { ids: [id] });
      const record = await resolveArticle(id, ports);
      const placed = await placedAnnotations(record, ports);
      const count = (state: AnchorState): number =>
        placed.filter(({ anchor }) => anchor.state === state).length;
      return {
        id,
        version: number,
        charset: versionOf(record, number).charset,
        title: record.title,
        annotations: { sure: count('sure'), review: count('review'), orphan: count('orphan') },
      };
    },
  };
};
