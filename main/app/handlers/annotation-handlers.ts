import type { Annotation as AnnotationDto } from '../../../preload/contract/annotations.ts';
import {
  createAnnotation,
  removeAnnotation,
  restoreAnnotation,
  updateAnnotation,
  withoutTombstones,
  type NewAnnotation,
} from '../../core/annotations/change-annotations.ts';
import { findOneQuote } from '../../core/annotations/match-quote.ts';
import type { ArticleId } from '../../core/articles/article-id.ts';
import type { ArticleRecord } from '../../core/articles/article-record.ts';
import { OffprintError } from '../../core/errors/offprint-error.ts';
import { importAnnotations } from '../annotations/import-annotations.ts';
import { exportAnnotations } from '../annotations/export-annotations.ts';
import { placedAnnotations } from '../annotations/placed-annotations.ts';
import type { AppContext } from '../app-context.ts';
import { resolveArticle } from '../resolve-article.ts';
import { annotationDto } from './annotation-dto.ts';
import type { HandlerGroup } from './handler.ts';

type Draft = Pick<NewAnnotation, 'start' | 'end' | 'color' | 'note' | 'tags'>;

export const annotationHandlers = (
  context: AppContext,
): HandlerGroup<
  | 'annotations.list'
  | 'annotations.create'
  | 'annotations.createFromQuote'
  | 'annotations.update'
  | 'annotations.remove'
  | 'annotations.import'
  | 'annotations.jsonld'
> => {
  const { ports, sync, events, undo } = context;
  const { articles, clock, ids, settings } = ports;
  const now = () => new Date(clock.now()).toISOString();

  const announce = async (id: ArticleId) => {
    await sync.refresh([id]);
    events.emit('library.changed', { ids: [id] });
  };

  const change = async (id: ArticleId, name: string, edit: AnnotationEdit, revert: AnnotationEdit) => {
    await articles.updateAnnotations(id, edit);
    undo.push(name, async () => {
      await articles.updateAnnotations(id, revert);
      await announce(id);
    });
    await announce(id);
  };

  const one = async (record: ArticleRecord, annotationId: string): Promise<AnnotationDto> => {
    const placed = (await placedAnnotations(record, ports)).find(
      ({ annotation }) => annotation.id === annotationId,
    );
    if (!placed) throw new OffprintError('not-found', `The article has no annotation ${annotationId}.`);
    return annotationDto(record.id, placed);
  };

  const create = async (record: ArticleRecord, text: string, draft: Draft): Promise<AnnotationDto> => {
    const { author } = await settings.read();
    const made = createAnnotation({
      ...draft,
      id: ids.opaqueId(),
      now: now(),
      author,
      version: record.current,
      text,
    });
    await change(
      record.id,
      'highlight',
      (list) => [...list, made],
      (list) => removeAnnotation(list, made.id, now()),
    );
    return one(record, made.id);
  };

  return {
    async 'annotations.list'({ articleId }) {
      const wanted = articleId ? [articleId as ArticleId] : await articles.ids();
      const found: AnnotationDto[] = [];
      for (const id of wanted) {
        const record = await articles.read(id);
        if (!record || (!articleId && record.trashed !== null)) continue;
        found.push(...(await placedAnnotations(record, ports)).map((placed) => annotationDto(id, placed)));
      }
      return found;
    },
    async 'annotations.create'({ articleId, version, ...draft }) {
      const record = await resolveArticle(articleId, ports);
      if (version !== record.current) {
        throw new OffprintError(
          'bad-input',
          'A newer version of this article has come in; open it again and mark the words there.',
        );
      }
      return create(record, await articles.readText(record.id, version), draft);
    },
    async 'annotations.createFromQuote'({ id, quote, prefix, suffix, ...draft }) {
      const record = await resolveArticle(id, ports);
      const text = await articles.readText(record.id, record.current);
      const { start, end } = findOneQuote(text, { exact: quote, prefix, suffix });
      return create(record, text, { ...draft, start, end });
    },
    async 'annotations.update'({ articleId, id, ...edit }) {
      const record = await resolveArticle(articleId, ports);
      const before = withoutTombstones(await articles.readAnnotations(record.id)).find(
        (each) => each.id === id,
      );
      await change(
        record.id,
        'change of a highlight',
        (list) => updateAnnotation(list, id, edit, now()),
        (list) => (before ? updateAnnotation(list, id, before, now()) : list),
      );
      return one(record, id);
    },
    async 'annotations.remove'({ articleId, id }) {
      const record = await resolveArticle(articleId, ports);
      await change(
        record.id,
        'deletion of a highlight',
        (list) => removeAnnotation(list, id, now()),
        (list) => restoreAnnotation(list, id, now()),
      );
      return { removed: true };
    },
    async 'annotations.import'({ jsonld }) {
      const imported = await importAnnotations(jsonld, ports);
      for (const record of imported.keys()) await announce(record.id);
      const lists = [...imported].map(async ([record, added]) => {
        const placed = await placedAnnotations(record, ports);
        return placed
          .filter(({ annotation }) => added.has(annotation.id))
          .map((each) => annotationDto(record.id, each));
      });
      return (await Promise.all(lists)).flat();
    },
    'annotations.jsonld': async ({ articleId }) => ({
      jsonld: await exportAnnotations((articleId as ArticleId | undefined) ?? null, ports),
    }),
  };
};

type AnnotationEdit = Parameters<AppContext['ports']['articles']['updateAnnotations']>[1];
