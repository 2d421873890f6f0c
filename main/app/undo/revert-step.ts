import {
  removeAnnotation,
  restoreAnnotation,
  updateAnnotation,
} from '../../core/annotations/change-annotations.ts';
import type { ArticleId } from '../../core/articles/article-id.ts';
import { withTrashState } from '../../core/articles/trash-state.ts';
import { restoreVersion, trashVersion } from '../../core/articles/change-versions.ts';
import { OffprintError } from '../../core/errors/offprint-error.ts';
import type { UndoStep } from '../../core/undo/undo-step.ts';
import type { AppContext } from '../app-context.ts';
import { putPicture } from '../pictures/replace-picture.ts';
import { resolveArticle } from '../resolve-article.ts';
import { changeVersions } from '../versions/change-version.ts';
import { redecodeVersion } from '../versions/redecode-version.ts';
import { showWholePage } from '../versions/show-whole-page.ts';

type Reverts = {
  readonly [K in UndoStep['kind']]: (
    step: Extract<UndoStep, { kind: K }>,
    context: AppContext,
  ) => Promise<void>;
};

/** Puts back what a change altered, in the files, the index and whatever shows it. Throws OffprintError. */
export const revertStep = (step: UndoStep, context: AppContext): Promise<void> =>
  (REVERTS[step.kind] as (step: UndoStep, context: AppContext) => Promise<void>)(step, context);

const announce = async (ids: readonly ArticleId[], { sync, events }: AppContext): Promise<void> => {
  await sync.refresh(ids);
  events.emit('library.changed', { ids: [...ids] });
};

const nowOf = ({ ports }: AppContext): string => new Date(ports.clock.now()).toISOString();

const REVERTS: Reverts = {
  async fields({ before }, context) {
    try {
      for (const { id, fields } of before)
        await unlessGone(() => context.ports.articles.update(id, (record) => ({ ...record, ...fields })));
    } finally {
      await announce(
        before.map(({ id }) => id),
        context,
      );
    }
  },
  async annotation({ id, annotation, action }, context) {
    const edit = action === 'remove' ? removeAnnotation : restoreAnnotation;
    await context.ports.articles.updateAnnotations(id, (list) => edit(list, annotation, nowOf(context)));
    await announce([id], context);
  },
  async 'annotation-edit'({ id, annotation, before }, context) {
    await context.ports.articles.updateAnnotations(id, (list) =>
      updateAnnotation(list, annotation, before, nowOf(context)),
    );
    await announce([id], context);
  },
  version: ({ id, version, action }, context) =>
    changeVersions(context, id, (record) =>
      action === 'trash' ? trashVersion(record, version, nowOf(context)) : restoreVersion(record, version),
    ),
  async import({ batch, before }, context) {
    for (const state of before)
      await unlessGone(() => changeVersions(context, state.id, (record) => withTrashState(record, state)));
    await context.jobs.update(batch, (record) => ({ ...record, state: 'done' }));
  },
  async charset({ id, version, charset }, context) {
    const { ports, turns } = context;
    await turns.run(id, async () =>
      redecodeVersion(await resolveArticle(id, ports), version, charset, ports),
    );
    await announce([id], context);
  },
  async page({ id, version, whole }, context) {
    const { ports, turns } = context;
    await turns.run(id, async () => showWholePage(await resolveArticle(id, ports), version, whole, ports));
    await announce([id], context);
  },
  async picture({ id, version, before }, context) {
    const { ports, turns } = context;
    await turns.run(id, async () => putPicture(await resolveArticle(id, ports), version, before, ports));
    await announce([id], context);
  },
};

/** An article deleted meanwhile must not keep the others from being put back. */
const unlessGone = async (step: () => Promise<unknown>): Promise<void> => {
  try {
    await step();
  } catch (error) {
    if (!(error instanceof OffprintError && error.code === 'not-found')) throw error;
  }
};
