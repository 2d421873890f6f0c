import type { ImportUndone } from '../../../preload/contract/imports.ts';
import { withoutTombstones } from '../../core/annotations/change-annotations.ts';
import { isArticleId, type ArticleId } from '../../core/articles/article-id.ts';
import type { ArticleRecord } from '../../core/articles/article-record.ts';
import { keptVersions } from '../../core/articles/article-record.ts';
import { trashVersion } from '../../core/articles/change-versions.ts';
import type { BatchOutcome } from '../../core/batches/batch-record.ts';
import type { AppContext } from '../app-context.ts';
import { changeVersions } from '../versions/change-version.ts';

/** Articles that are put into the index together. */
const PORTION = 64;

/**
 * Takes back what an import brought in: its articles and versions go into the trash, where they can be taken out
 * again. What the user worked on since stays and is named: an article with marks, a version with marks made in it.
 */
export const undoImport = async (
  outcomes: AsyncIterable<BatchOutcome>,
  context: AppContext,
): Promise<ImportUndone> => {
  const undone: ImportUndone = { trashed: 0, versions: 0, kept: [] };
  const changed: ArticleId[] = [];
  const announce = async (): Promise<void> => {
    const ids = changed.splice(0);
    if (ids.length === 0) return;
    await context.sync.refresh(ids);
    context.events.emit('library.changed', { ids });
  };
  try {
    for (const [id, numbers] of await broughtIn(outcomes)) {
      const record = await context.ports.articles.read(id);
      if (record?.trashed !== null) continue;
      const result = await takeBack(record, numbers, context);
      undone.trashed += Number(result.article);
      undone.versions += result.versions;
      if (result.kept !== null) undone.kept.push({ id, title: record.title, reason: result.kept });
      changed.push(id);
      if (changed.length >= PORTION) await announce();
    }
  } finally {
    await announce();
  }
  return undone;
};

const broughtIn = async (
  outcomes: AsyncIterable<BatchOutcome>,
): Promise<ReadonlyMap<ArticleId, ReadonlySet<number>>> => {
  const versions = new Map<ArticleId, Set<number>>();
  for await (const { id, version } of outcomes) {
    if (id === null || version === null || !isArticleId(id)) continue;
    versions.set(id, (versions.get(id) ?? new Set()).add(version));
  }
  return versions;
};

interface TakenBack {
  readonly article: boolean;
  readonly versions: number;
  /** Why something of it stays. */
  readonly kept: string | null;
}

const takeBack = async (
  record: ArticleRecord,
  numbers: ReadonlySet<number>,
  context: AppContext,
): Promise<TakenBack> => {
  const { articles, clock } = context.ports;
  const marks = withoutTombstones(await articles.readAnnotations(record.id));
  const now = new Date(clock.now()).toISOString();
  const there = keptVersions(record).map(({ number }) => number);
  const brought = there.filter((number) => numbers.has(number));
  if (brought.length === there.length) {
    if (marks.length > 0) return { article: false, versions: 0, kept: 'it has highlights' };
    await articles.update(record.id, (current) => ({ ...current, trashed: now, modified: now }));
    return { article: true, versions: 0, kept: null };
  }
  const free = brought.filter((number) => !marks.some(({ target }) => target.version === number));
  if (free.length > 0) {
    await changeVersions(context, record.id, (current) =>
      free.reduce((changed, number) => trashVersion(changed, number, now), current),
    );
  }
  const kept = free.length < brought.length ? 'a version of it has highlights' : null;
  return { article: false, versions: free.length, kept };
};
