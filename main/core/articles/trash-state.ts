import type { TrashState } from '../undo/undo-step.ts';
import type { ArticleRecord } from './article-record.ts';
import { withTrashed } from './change-versions.ts';

/** What of an article lies in the trash. */
export const trashStateOf = ({ id, trashed, versions }: ArticleRecord): TrashState => ({
  id,
  trashed,
  versions: versions.flatMap((each) =>
    each.trashed === undefined ? [] : [{ number: each.number, trashed: each.trashed }],
  ),
});

/** Puts into the trash, and takes out of it, what lay there; versions that came since are out of it. */
export const withTrashState = (record: ArticleRecord, state: TrashState): ArticleRecord => ({
  ...withTrashed(record, new Map(state.versions.map(({ number, trashed }) => [number, trashed]))),
  trashed: state.trashed,
});
