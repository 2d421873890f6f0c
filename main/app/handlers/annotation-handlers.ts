import type { Annotation as AnnotationDto } from '../../../preload/contract/annotations.ts';
import { findOneQuote } from '../../core/annotations/match-quote.ts';
import type { ArticleId } from '../../core/articles/article-id.ts';
import type { ArticleRecord } from '../../core/articles/article-record.ts';
import { versionOf } from '../../core/articles/article-record.ts';
import { OffprintError } from '../../core/errors/offprint-error.ts';
import { createAnnotationChanges, noAnnotation } from '../annotations/annotation-changes.ts';
import { exportAnnotations } from '../annotations/export-annotations.ts';
import { importAnnotations } from '../annotations/import-annotations.ts';
import { placedAnnotations } from '../annotations/placed-annotations.ts';
import type { AppContext } from '../app-context.ts';
import type { AppPorts } from '../app-ports.ts';
import { resolveArticle, resolveArticleId } from '../resolve-article.ts';
import { annotationDto } from './annotation-dto.ts';
import type { HandlerGroup } from './handler.ts';

type Changing = 'attach' | 'create' | 'createFromQuote' | 'update' | 'remove';
type Moving = 'list' | 'import' | 'jsonld';

export const annotationHandlers = (
  context: AppContext,
): HandlerGroup<`annotations.${Changing | Moving}`> => ({
  ...changingHandlers(context),
  ...movingHandlers(context),
});

const one = async (
  record: ArticleRecord,
  annotationId: string,
  ports: AppPorts,
  version: number = record.current,
): Promise<AnnotationDto> => {
  const placed = (await placedAnnotations(record, ports, version)).find(
    ({ annotation }) => annotation.id === annotationId,
  );
  if (!placed) throw noAnnotation(annotationId);
  return annotationDto(record.id, placed);
};

const changingHandlers = (context: AppContext): HandlerGroup<`annotations.${Changing}`> => {
  const { ports, turns } = context;
  const changes = createAnnotationChanges(context);
  /** Places are places in a text, which must not become another one meanwhile. */
  const whileRead = async <T>(reference: string, task: (record: ArticleRecord) => Promise<T>): Promise<T> => {
    const id = await resolveArticleId(reference, ports);
    return turns.run(id, async () => task(await resolveArticle(id, ports)));
  };
  return {
    'annotations.create': ({ articleId, version, ...draft }) =>
      whileRead(articleId, async (record) => {
        if (version !== record.current) {
          throw new OffprintError(
            'bad-input',
            'A newer version of this article has come in; open it again and mark the words there.',
          );
        }
        const text = await ports.articles.readText(record.id, version);
        return one(record, await changes.create(record, text, draft), ports);
      }),
    'annotations.createFromQuote': ({ id, quote, prefix, suffix, ...draft }) =>
      whileRead(id, async (record) => {
        const text = await ports.articles.readText(record.id, record.current);
        const { start, end } = findOneQuote(text, { exact: quote, prefix, suffix });
        return one(record, await changes.create(record, text, { ...draft, start, end }), ports);
      }),
    async 'annotations.update'({ articleId, id, ...change }) {
      const record = await resolveArticle(articleId, ports);
      await changes.update(record.id, id, change);
      return one(record, id, ports);
    },
    'annotations.attach': ({ articleId, id, version, start, end }) =>
      whileRead(articleId, async (record) => {
        const { number } = versionOf(record, version);
        const text = await ports.articles.readText(record.id, number);
        await changes.attach(record.id, id, number, text, { start, end });
        return one(record, id, ports, number);
      }),
    async 'annotations.remove'({ articleId, id }) {
      const record = await resolveArticle(articleId, ports);
      await changes.remove(record.id, id);
      return { removed: true };
    },
  };
};

const movingHandlers = (context: AppContext): HandlerGroup<`annotations.${Moving}`> => {
  const { ports } = context;
  const changes = createAnnotationChanges(context);
  return {
    async 'annotations.list'({ articleId, version }) {
      const wanted = articleId ? [articleId as ArticleId] : await ports.articles.ids();
      const found: AnnotationDto[] = [];
      for (const id of wanted) {
        const record = await ports.articles.read(id);
        if (!record || (!articleId && record.trashed !== null)) continue;
        const number = articleId === undefined ? record.current : (version ?? record.current);
        const placed = await placedAnnotations(record, ports, number);
        found.push(...placed.map((each) => annotationDto(id, each)));
      }
      return found;
    },
    async 'annotations.import'({ jsonld }) {
      const imported = await importAnnotations(jsonld, ports);
      for (const record of imported.keys()) await changes.announce(record.id);
      const lists = [...imported].map(async ([record, touched]) => {
        const placed = await placedAnnotations(record, ports);
        return placed
          .filter(({ annotation }) => touched.has(annotation.id))
          .map((each) => annotationDto(record.id, each));
      });
      return (await Promise.all(lists)).flat();
    },
    'annotations.jsonld': async ({ articleId }) => ({
      jsonld: await exportAnnotations((articleId as ArticleId | undefined) ?? null, ports),
    }),
  };
};
