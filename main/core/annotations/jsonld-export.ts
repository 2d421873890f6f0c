/** Annotations as W3C Web Annotations: https://www.w3.org/TR/annotation-model/ */
import type { ArticleRecord } from '../articles/article-record.ts';
import type { Annotation } from './annotation.ts';
import { toCodePoints } from './jsonld/code-points.ts';
import { asList, asObject } from './jsonld/json-value.ts';
import type { Foreign } from './jsonld/imported-annotation.ts';
import { annotationUrn, articleUrn, styleClass, STYLESHEET, versionUrn } from './jsonld/offprint-names.ts';

export type WebAnnotation = Readonly<Record<string, unknown>>;

const CONTEXT = 'http://www.w3.org/ns/anno.jsonld';

/**
 * All annotations of an article that are not deleted, orphans among them, as one document. `text` is the
 * canonical text of the current version.
 */
export const annotationsJsonld = (
  record: ArticleRecord,
  annotations: readonly Annotation[],
  text: string,
): string =>
  webAnnotationDocument(
    `${articleUrn(record.id)}:annotations`,
    record.title,
    toWebAnnotations(record, annotations, text),
  );

/** A document of annotations, of one article or of several. */
export const webAnnotationDocument = (id: string, label: string, items: readonly WebAnnotation[]): string => {
  const first = { id: `${id}:page:1`, type: 'AnnotationPage', partOf: id, startIndex: 0, items };
  const collection = { id, type: 'AnnotationCollection', label, total: items.length, first };
  return `${JSON.stringify({ '@context': CONTEXT, ...collection }, null, 2)}\n`;
};

/** Positions are given where the annotation was made in `text`; the quotation always. */
export const toWebAnnotations = (
  record: ArticleRecord,
  annotations: readonly Annotation[],
  text: string,
): WebAnnotation[] =>
  annotations
    .filter(({ deleted }) => deleted === null)
    .map((annotation) => toWebAnnotation(record, annotation, text));

const toWebAnnotation = (record: ArticleRecord, annotation: Annotation, text: string): WebAnnotation => {
  const foreign = (annotation.foreign ?? {}) as Foreign;
  const bodies = [...bodiesOf(annotation), ...(foreign.bodies ?? [])];
  return {
    ...asObject(foreign.properties),
    id: foreign.id ?? annotationUrn(annotation.id),
    type: 'Annotation',
    motivation: annotation.note === '' ? 'highlighting' : 'commenting',
    created: annotation.created,
    modified: annotation.modified,
    ...(annotation.author === '' ? {} : { creator: { type: 'Person', name: annotation.author } }),
    ...(bodies.length === 0 ? {} : { body: bodies }),
    target: targetOf(record, annotation, text, foreign),
    stylesheet: STYLESHEET,
  };
};

const bodiesOf = ({ note, tags }: Annotation): unknown[] => [
  ...(note === '' ? [] : [{ type: 'TextualBody', value: note, format: 'text/plain', purpose: 'commenting' }]),
  ...tags.map((tag) => ({ type: 'TextualBody', value: tag, purpose: 'tagging' })),
];

const targetOf = (record: ArticleRecord, annotation: Annotation, text: string, foreign: Foreign): unknown => {
  const { version, start, end, exact, prefix, suffix } = annotation.target;
  const made = record.versions.find(({ number }) => number === version);
  const isInText = version === record.current && text.slice(start, end) === exact;
  const selectors = [
    { type: 'TextQuoteSelector', exact, prefix, suffix },
    ...(isInText
      ? [{ type: 'TextPositionSelector', start: toCodePoints(text, start), end: toCodePoints(text, end) }]
      : []),
    ...asList(foreign.selectors),
  ];
  return {
    ...asObject(foreign.target),
    source: record.url ?? articleUrn(record.id),
    selector: selectors,
    styleClass: styleClass(annotation.color),
    state: {
      type: 'TimeState',
      ...(made ? { sourceDate: made.imported } : {}),
      cached: versionUrn(record.id, version),
    },
  };
};
