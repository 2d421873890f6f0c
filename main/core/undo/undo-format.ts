import type { RecordFormat } from '../records/decode-record.ts';
import type { Shape } from '../records/shape.ts';
import {
  anyRecord,
  flag,
  instant,
  isRecord,
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
import type { UndoRecord, UndoStep } from './undo-step.ts';
import { UNDO_SCHEMA } from './undo-step.ts';

const id = matching(/^[0-9a-z]{16}$/, 'an article id');
const version = wholeNumber(1);

const fields = recordOf({
  tags: optional(listOf(text)),
  unread: optional(flag),
  trashed: optional(orNull(instant)),
});

const annotationBefore = recordOf({
  color: optional(oneOf('yellow', 'green', 'blue', 'pink', 'purple')),
  note: optional(text),
  tags: optional(listOf(text)),
});

const steps: Readonly<Record<UndoStep['kind'], Shape>> = {
  fields: recordOf({ before: listOf(recordOf({ id, fields })) }),
  annotation: recordOf({ id, annotation: text, action: oneOf('remove', 'restore') }),
  'annotation-edit': recordOf({ id, annotation: text, before: annotationBefore }),
  version: recordOf({ id, version, action: oneOf('trash', 'restore') }),
  charset: recordOf({ id, version, charset: orNull(word) }),
  // The whole record is checked when it is put back.
  picture: recordOf({ id, version, before: anyRecord }),
  page: recordOf({ id, version, whole: flag }),
  import: recordOf({
    batch: text,
    before: listOf(
      recordOf({
        id,
        trashed: orNull(instant),
        versions: listOf(recordOf({ number: version, trashed: instant })),
      }),
    ),
  }),
};

const isKind = (kind: unknown): kind is UndoStep['kind'] =>
  typeof kind === 'string' && Object.hasOwn(steps, kind);

const step: Shape = (value, place) => {
  const kind = isRecord(value) ? value.kind : undefined;
  return isKind(kind) ? steps[kind](value, place) : `${place} is not a change that can be taken back`;
};

const check = recordOf({ schema: oneOf(UNDO_SCHEMA), id: text, name: text, at: instant, step });

export const UNDO_FORMAT: RecordFormat<UndoRecord> = {
  schema: UNDO_SCHEMA,
  migrations: [],
  check: (record) => check(record, ''),
  accept: (record) => record as UndoRecord,
};
