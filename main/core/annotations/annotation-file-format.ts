import type { RecordFormat } from '../records/decode-record.ts';
import type { Shape } from '../records/shape.ts';
import {
  anyRecord,
  instant,
  listOf,
  matching,
  oneOf,
  optional,
  orNull,
  recordOf,
  text,
  wholeNumber,
  word,
} from '../records/shape.ts';
import type { Anchor, Annotation, AnnotationFile, AnnotationTarget, TextRange } from './annotation.ts';
import { ANNOTATIONS_SCHEMA } from './annotation.ts';

type Fields<T> = Readonly<Record<keyof Required<T>, Shape>>;

const count = wholeNumber(0);
const position = wholeNumber(1);

const range: Fields<TextRange> = { start: count, end: count };

const target: Fields<AnnotationTarget> = {
  version: position,
  modelVersion: position,
  start: count,
  end: count,
  exact: text,
  prefix: text,
  suffix: text,
};

const anchor: Fields<Anchor> = {
  version: position,
  modelVersion: position,
  algorithm: count,
  state: oneOf('sure', 'review', 'orphan'),
  segments: listOf(recordOf(range)),
  by: optional(oneOf('user')),
};

const annotation: Fields<Annotation> = {
  id: matching(/^[0-9a-zA-Z_-]{8,64}$/, 'an annotation id'),
  target: recordOf(target),
  color: word,
  note: text,
  tags: listOf(text),
  author: text,
  created: instant,
  modified: instant,
  deleted: orNull(instant),
  anchors: listOf(recordOf(anchor)),
  foreign: optional(anyRecord),
};

const file: Fields<AnnotationFile> = {
  schema: oneOf(ANNOTATIONS_SCHEMA),
  articleId: matching(/^[0-9a-z]{16}$/, 'an article id'),
  annotations: listOf(recordOf(annotation)),
};

const checkFields = recordOf(file);

const checkWhole = ({ annotations }: AnnotationFile): string | null =>
  new Set(annotations.map(({ id }) => id)).size === annotations.length
    ? null
    : 'two annotations have the same id';

/** `annotations.json` on disk. */
export const ANNOTATION_FILE_FORMAT: RecordFormat<AnnotationFile> = {
  schema: ANNOTATIONS_SCHEMA,
  migrations: [],
  check: (record) => checkFields(record, '') ?? checkWhole(record as AnnotationFile),
  accept: (record) => record as AnnotationFile,
};
