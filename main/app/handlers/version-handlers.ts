import type { ArticleRecord } from '../../core/articles/article-record.ts';
import { versionOf } from '../../core/articles/article-record.ts';
import { restoreVersion, trashVersion } from '../../core/articles/change-versions.ts';
import type { AppContext } from '../app-context.ts';
import { resolveArticle } from '../resolve-article.ts';
import { changeVersions } from '../versions/change-version.ts';
import { listVersions } from '../versions/list-versions.ts';
import { replayVersion } from '../versions/replay-version.ts';
import type { HandlerGroup } from './handler.ts';

/** Comparing is work for few: whoever does not compare starts without it. */
const comparing = () => import('../versions/compare-stored.ts');

export const versionHandlers = (
  context: AppContext,
): HandlerGroup<`versions.${'list' | 'compare' | 'replay' | 'trash' | 'restore'}`> => {
  const { ports, undo } = context;
  const trash = (number: number) => (record: ArticleRecord) =>
    trashVersion(record, number, new Date(ports.clock.now()).toISOString());
  const restore = (number: number) => (record: ArticleRecord) => restoreVersion(record, number);
  const list = async (id: string) => listVersions(await resolveArticle(id, ports), ports);
  return {
    'versions.list': ({ id }) => list(id),
    async 'versions.compare'({ id, a, b, other }) {
      const { compareStored, versionsToCompare } = await comparing();
      const record = await resolveArticle(id, ports);
      if (other === undefined) {
        const numbers = versionsToCompare(record, { a, b });
        return compareStored({ a: { record, number: numbers.a }, b: { record, number: numbers.b } }, ports);
      }
      const second = await resolveArticle(other, ports);
      return compareStored(
        { a: { record, number: a ?? record.current }, b: { record: second, number: b ?? second.current } },
        ports,
      );
    },
    async 'versions.replay'({ id, number }) {
      const record = await resolveArticle(id, ports);
      return replayVersion(record, versionOf(record, number ?? record.current), ports);
    },
    async 'versions.trash'({ id, number }) {
      const record = await resolveArticle(id, ports);
      await changeVersions(context, record.id, trash(number));
      undo.push('move of a version to the trash', {
        kind: 'version',
        id: record.id,
        version: number,
        action: 'restore',
      });
      return list(record.id);
    },
    async 'versions.restore'({ id, number }) {
      const record = await resolveArticle(id, ports);
      await changeVersions(context, record.id, restore(number));
      undo.push('restoring of a version', {
        kind: 'version',
        id: record.id,
        version: number,
        action: 'trash',
      });
      return list(record.id);
    },
  };
};
