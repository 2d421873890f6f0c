import type { RecordFormat } from '../records/decode-record.ts';
import type { Shape } from '../records/shape.ts';
import {
  flag,
  instant,
  isRecord,
  listOf,
  matching,
  oneOf,
  optional,
  orNull,
  recordOf,
  size,
  text,
  wholeNumber,
} from '../records/shape.ts';
import type {
  BatchOptions,
  BatchOutcome,
  BatchRecord,
  BatchSource,
  BatchSummary,
  BatchUpload,
  StateBefore,
} from './batch-record.ts';
import { BATCH_SCHEMA } from './batch-record.ts';

type Fields<T> = Readonly<Record<keyof Required<T>, Shape>>;

const count = wholeNumber(0);
const images = recordOf({ total: count, local: count, missing: count });
const tally = { imported: count, updated: count, duplicate: count, skipped: count, failed: count };

/** Ids become names of folders, tokens of files: nothing else passes. */
export const batchId = matching(/^[0-9a-zA-Z_-]{8,64}$/, 'the id of a batch');

const options: Fields<BatchOptions> = {
  fetch: flag,
  mirrors: listOf(recordOf({ prefix: text, template: text })),
  hosts: orNull(listOf(text)),
  wayback: flag,
  onConflict: oneOf('version', 'skip'),
  wholePage: optional(flag),
};

const upload: Fields<BatchUpload> = {
  token: batchId,
  name: text,
  mediaType: text,
  bytes: count,
  relativePath: text,
};

const sources: Readonly<Record<BatchSource['kind'], Shape>> = {
  paths: recordOf({ paths: listOf(text) }),
  uploads: recordOf({ uploads: listOf(recordOf(upload)) }),
};

const source: Shape = (value, place) => {
  const kind = isRecord(value) ? value.kind : undefined;
  return kind === 'paths' || kind === 'uploads'
    ? sources[kind](value, place)
    : `${place} is neither paths nor uploads`;
};

const summary: Fields<BatchSummary> = {
  ...tally,
  seconds: size,
  bytes: count,
  images,
  problem: orNull(text),
};

const batch: Fields<BatchRecord> = {
  schema: oneOf(BATCH_SCHEMA),
  id: batchId,
  started: instant,
  ended: orNull(instant),
  state: oneOf('running', 'stopped', 'done', 'undone'),
  options: recordOf(options),
  source,
  summary: orNull(recordOf(summary)),
  hostQuestion: oneOf('none', 'open', 'answered'),
};

const checkBatch = recordOf(batch);

/** `batch.json` on disk. */
export const BATCH_FORMAT: RecordFormat<BatchRecord> = {
  schema: BATCH_SCHEMA,
  migrations: [],
  check: (record) => checkBatch(record, ''),
  accept: (record) => record as BatchRecord,
};

const before: Fields<StateBefore> = {
  isNew: flag,
  trashed: orNull(instant),
  versionTrashed: orNull(instant),
  tags: listOf(text),
  otherUrls: count,
};

const outcome: Fields<BatchOutcome> = {
  file: text,
  outcome: oneOf('imported', 'updated', 'duplicate', 'skipped', 'failed'),
  id: orNull(matching(/^[0-9a-z]{16}$/, 'an article id')),
  title: orNull(text),
  code: orNull(text),
  message: orNull(text),
  warnings: listOf(recordOf({ code: text, message: text })),
  images,
  bytes: count,
  version: orNull(wholeNumber(1)),
  restored: flag,
  before: optional(orNull(recordOf(before))),
};

const checkOutcome = recordOf(outcome);

/** A line of the log, or null for what a power cut left of one. */
export const readOutcomeLine = (line: string): BatchOutcome | null => {
  try {
    const value: unknown = JSON.parse(line);
    return checkOutcome(value, '') === null ? (value as BatchOutcome) : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
};
