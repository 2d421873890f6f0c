import type { ImportUndone } from '../../../preload/contract/imports.ts';
import { withoutTombstones } from '../../core/annotations/change-annotations.ts';
import { isArticleId, type ArticleId } from '../../core/articles/article-id.ts';
import type { ArticleRecord } from '../../core/articles/article-record.ts';
import { trashStateOf } from '../../core/articles/trash-state.ts';
import type { BatchOutcome, BatchRecord } from '../../core/batches/batch-record.ts';
import { planUndo, type BroughtIn } from '../../core/batches/plan-undo.ts';
import type { TrashState } from '../../core/undo/undo-step.ts';
import type { AppContext } from '../app-context.ts';
import { changeVersions } from '../versions/change-version.ts';

/** Articles that are put into the index together. */
const PORTION = 64;

/**
 * Takes back what an import brought in: its articles and versions go into the trash, where they can be taken out
 * again, and what it took out of the trash goes back. What the user worked on since stays and is named. `before` is
 * what undoing this needs.
 */
export const undoImport = async (
  batch: BatchRecord,
  outcomes: AsyncIterable<BatchOutcome>,
  context: AppContext,
): Promise<{ undone: ImportUndone; before: readonly TrashState[] }> => {
  const undone: ImportUndone = { trashed: 0, versions: 0, kept: [] };
  const before: TrashState[] = [];
  const changed: ArticleId[] = [];
  const announce = async (): Promise<void> => {
    const ids = changed.splice(0);
    if (ids.length === 0) return;
    await context.sync.refresh(ids);
    context.events.emit('library.changed', { ids });
  };
  try {
    for (const [id, brought] of await broughtIn(outcomes)) {
      const back = await context.turns.run(id, () => takeBack(id, brought, batch, context));
      if (!back) continue;
      undone.trashed += Number(back.article);
      undone.versions += back.versions;
      if (back.kept.length > 0) undone.kept.push({ id, title: back.title, reason: back.kept.join('; ') });
      if (back.before) {
        before.push(back.before);
        changed.push(id);
      }
      if (changed.length >= PORTION) await announce();
    }
  } finally {
    await announce();
  }
  return { undone, before };
};

const broughtIn = async (
  outcomes: AsyncIterable<BatchOutcome>,
): Promise<ReadonlyMap<ArticleId, readonly BroughtIn[]>> => {
  const found = new Map<ArticleId, BroughtIn[]>();
  for await (const { id, version, restored, before, outcome } of outcomes) {
    if (id === null || version === null || !isArticleId(id)) continue;
    const each = {
      version,
      restored,
      before: before ?? null,
      isNew: before?.isNew ?? outcome === 'imported',
    };
    found.set(id, [...(found.get(id) ?? []), each]);
  }
  return found;
};

interface TakenBack {
  readonly title: string;
  readonly article: boolean;
  readonly versions: number;
  /** Why something of it stays. */
  readonly kept: readonly string[];
  /** Where something was changed. */
  readonly before: TrashState | null;
}

const takeBack = async (
  id: ArticleId,
  brought: readonly BroughtIn[],
  batch: BatchRecord,
  context: AppContext,
): Promise<TakenBack | null> => {
  const { articles, clock } = context.ports;
  const record = await articles.read(id);
  if (!record) return null;
  const { title } = record;
  const elsewhere = await joinedWith(record, context);
  if (elsewhere !== null) return { title, article: false, versions: 0, kept: [elsewhere], before: null };
  const marks = withoutTombstones(await articles.readAnnotations(id));
  const plan = planUndo({ record, brought, marks, batch, now: new Date(clock.now()).toISOString() });
  const changes = plan.article || plan.versions > 0;
  if (changes) await changeVersions(context, id, plan.change);
  return { ...plan, title, before: changes ? trashStateOf(record) : null };
};

/** Where its versions are since the user made them versions of another article. */
const joinedWith = async (
  { trashed, joinedTo }: ArticleRecord,
  { ports: { articles } }: AppContext,
): Promise<string | null> => {
  const other = trashed === null || joinedTo === undefined ? null : await articles.read(joinedTo);
  return other && `it was joined with “${other.title}” (${other.id}), which has its versions now`;
};
