import { attachAnnotation } from '../../core/annotations/attach-annotation.ts';
import type { Annotation, TextRange } from '../../core/annotations/annotation.ts';
import {
  createAnnotation,
  removeAnnotation,
  updateAnnotation,
  withoutTombstones,
  type AnnotationChange,
  type NewAnnotation,
} from '../../core/annotations/change-annotations.ts';
import type { ArticleId } from '../../core/articles/article-id.ts';
import type { ArticleRecord } from '../../core/articles/article-record.ts';
import { OffprintError } from '../../core/errors/offprint-error.ts';
import type { UndoStep } from '../../core/undo/undo-step.ts';
import type { AppContext } from '../app-context.ts';

/** How a change is taken back. */
type Back = UndoStep | (() => Promise<void>);
type Edit = (annotations: readonly Annotation[]) => readonly Annotation[];
export type AnnotationDraft = Pick<NewAnnotation, 'start' | 'end' | 'color' | 'note' | 'tags'>;

/** Changes of annotations: the file first, then the index, then whoever shows it, and one step to undo. */
export interface AnnotationChanges {
  /** `text` is the canonical text of the current version. Resolves with the new annotation's id. */
  create(record: ArticleRecord, text: string, draft: AnnotationDraft): Promise<string>;
  update(id: ArticleId, annotationId: string, change: AnnotationChange): Promise<void>;
  /** Places it in a version, whose canonical text is `text`, where the user says. */
  attach(id: ArticleId, annotationId: string, version: number, text: string, range: TextRange): Promise<void>;
  remove(id: ArticleId, annotationId: string): Promise<void>;
  announce(id: ArticleId): Promise<void>;
}

/** Thrown for an annotation that is not there, or was deleted. */
export const noAnnotation = (id: string): OffprintError =>
  new OffprintError('not-found', `The article has no annotation ${id}.`);

/** Placing one annotation, and taking that back. */
const placing = (annotations: readonly Annotation[], id: string) => {
  const before = withoutTombstones(annotations).find((each) => each.id === id);
  if (!before) throw noAnnotation(id);
  const change =
    (edit: (annotation: Annotation) => Annotation): Edit =>
    (list) =>
      list.map((each) => (each.id === id ? edit(each) : each));
  return {
    attach: (version: number, text: string, range: TextRange) =>
      change((each) => attachAnnotation(each, version, text, range)),
    detach: change((each) => ({ ...each, anchors: before.anchors })),
  };
};

const mark = (id: ArticleId, annotation: string, action: 'remove' | 'restore'): UndoStep => ({
  kind: 'annotation',
  id,
  annotation,
  action,
});

export const createAnnotationChanges = ({ ports, sync, events, undo }: AppContext): AnnotationChanges => {
  const { articles, clock, ids, settings } = ports;
  const now = () => new Date(clock.now()).toISOString();

  const announce = async (id: ArticleId) => {
    await sync.refresh([id]);
    events.emit('library.changed', { ids: [id] });
  };

  const apply = async (id: ArticleId, name: string, edit: Edit, back: Back) => {
    await articles.updateAnnotations(id, edit);
    undo.push(name, back);
    await announce(id);
  };

  return {
    announce,
    async create(record, text, draft) {
      const { author } = await settings.read();
      const made = createAnnotation({
        ...draft,
        id: ids.opaqueId(),
        now: now(),
        author,
        version: record.current,
        text,
      });
      await apply(record.id, 'highlight', (list) => [...list, made], mark(record.id, made.id, 'remove'));
      return made.id;
    },
    async update(id, annotationId, change) {
      const before = withoutTombstones(await articles.readAnnotations(id)).find(
        (annotation) => annotation.id === annotationId,
      );
      await apply(
        id,
        'change of a highlight',
        (list) => updateAnnotation(list, annotationId, change, now()),
        {
          kind: 'annotation-edit',
          id,
          annotation: annotationId,
          before: before ? { color: before.color, note: before.note, tags: before.tags } : {},
        },
      );
    },
    async attach(id, annotationId, version, text, range) {
      const { attach, detach } = placing(await articles.readAnnotations(id), annotationId);
      await apply(id, 'placing of a highlight', attach(version, text, range), async () => {
        await articles.updateAnnotations(id, detach);
        await announce(id);
      });
    },
    remove: (id, annotationId) =>
      apply(
        id,
        'deletion of a highlight',
        (list) => removeAnnotation(list, annotationId, now()),
        mark(id, annotationId, 'restore'),
      ),
  };
};
