import type { ArticleId } from '../core/articles/article-id.ts';
import type { ArticleRecord } from '../core/articles/article-record.ts';
import { OffprintError } from '../core/errors/offprint-error.ts';
import type { LibraryFault } from '../core/ports/article-store.ts';
import type { AppContext } from './app-context.ts';

/** A record that cannot be written is told of elsewhere: the check itself has its answer. */
const UNWRITABLE = new Set(['not-found', 'damaged-file', 'library-read-only', 'disk-full']);

/**
 * Keeps what a check of files found, in the records of the articles it found it in, so that it is still known
 * tomorrow; where all is well again, it is taken out. `checked` null: every article.
 */
export const noteFaults = async (
  { ports: { articles, clock }, sync, events }: Pick<AppContext, 'ports' | 'sync' | 'events'>,
  checked: readonly ArticleId[] | null,
  faults: readonly LibraryFault[],
): Promise<void> => {
  const byArticle = Map.groupBy(faults, ({ id }) => id);
  const at = new Date(clock.now()).toISOString();
  const changed: ArticleId[] = [];
  for (const id of checked ?? (await articles.ids())) {
    const found = (byArticle.get(id) ?? []).map(({ file, problem }) => ({ file, problem }));
    try {
      const before = await articles.read(id);
      if (!before || sameFaults(before.verified?.faults ?? [], found)) continue;
      await articles.update(id, (record) => withFaults(record, at, found));
      changed.push(id);
    } catch (error) {
      if (!(error instanceof OffprintError && UNWRITABLE.has(error.code))) throw error;
    }
  }
  if (changed.length === 0) return;
  await sync.refresh(changed);
  events.emit('library.changed', { ids: changed });
};

type Faults = NonNullable<ArticleRecord['verified']>['faults'];

const withFaults = (
  { verified: _before, ...record }: ArticleRecord,
  at: string,
  faults: Faults,
): ArticleRecord => (faults.length === 0 ? record : { ...record, verified: { at, faults } });

const sameFaults = (a: Faults, b: Faults): boolean =>
  a.length === b.length &&
  a.every(({ file, problem }, at) => file === b[at]?.file && problem === b[at].problem);
