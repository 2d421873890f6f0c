import type { RecordFormat } from '../records/decode-record.ts';
import type { Shape } from '../records/shape.ts';
import {
  fileExtension,
  flag,
  instant,
  listOf,
  matching,
  oneOf,
  optional,
  orNull,
  recordOf,
  sha256,
  size,
  text,
  wholeNumber,
  word,
} from '../records/shape.ts';
import type { ArticleRecord, ImportWarning, OriginalFile, VersionRecord } from './article-record.ts';
import { allImages, ARTICLE_SCHEMA, currentVersion } from './article-record.ts';
import type { Claim } from './claim.ts';
import type { AssetRef, ImageCandidate, ImageRecord, PictureOrigin } from './image-record.ts';

/** Naming every property of the type here makes the compiler ask for a new one. */
type Fields<T> = Readonly<Record<keyof Required<T>, Shape>>;

const count = wholeNumber(0);
const position = wholeNumber(1);

const asset: Fields<AssetRef> = {
  sha256,
  type: text,
  extension: fileExtension,
  width: size,
  height: size,
  bytes: count,
};

const candidate: Fields<ImageCandidate> = { url: text, kind: word };

const articleId = matching(/^[0-9a-z]{16}$/, 'an article id');
const origin: Fields<PictureOrigin> = { article: articleId, version: position };

const image: Fields<ImageRecord> = {
  slot: count,
  url: text,
  alt: text,
  candidates: listOf(recordOf(candidate)),
  width: orNull(size),
  height: orNull(size),
  state: oneOf('local', 'missing', 'skipped'),
  asset: orNull(recordOf(asset)),
  source: orNull(word),
  requestedUrl: orNull(text),
  finalUrl: orNull(text),
  fetchedAt: orNull(instant),
  obtainedAt: optional(instant),
  libraryOf: optional(recordOf(origin)),
  givenName: optional(text),
  reason: orNull(text),
  attempts: count,
  scheduled: optional(count),
  retryAt: orNull(instant),
};

const original: Fields<OriginalFile> = {
  name: text,
  extension: fileExtension,
  mediaType: text,
  bytes: count,
  sha256,
  modified: orNull(instant),
};

const claim: Fields<Claim> = { field: word, value: text, source: word };
const warning: Fields<ImportWarning> = { code: text, message: text };
const canonicalText: Fields<VersionRecord['text']> = { modelVersion: position, sha256, length: count };

const version: Fields<VersionRecord> = {
  number: position,
  imported: instant,
  original: recordOf(original),
  format: text,
  charset: text,
  claims: listOf(recordOf(claim)),
  images: listOf(recordOf(image)),
  warnings: listOf(recordOf(warning)),
  readableSha256: sha256,
  logSha256: sha256,
  text: recordOf(canonicalText),
  program: optional(text),
  chosenCharset: optional(word),
  wholePage: optional(flag),
  otherImages: optional(listOf(recordOf(image))),
  batch: optional(word),
  trashed: optional(instant),
};

const article: Fields<ArticleRecord> = {
  schema: oneOf(ARTICLE_SCHEMA),
  id: articleId,
  title: text,
  url: orNull(text),
  canonicalUrl: orNull(text),
  site: orNull(text),
  author: orNull(text),
  // Shown as it is: what saved files call a date is not always one.
  published: orNull(text),
  language: orNull(text),
  imported: instant,
  modified: instant,
  tags: listOf(text),
  suggestedTags: listOf(text),
  unread: flag,
  trashed: orNull(instant),
  current: position,
  versions: listOf(recordOf(version)),
  verified: optional(recordOf({ at: instant, faults: listOf(recordOf({ file: text, problem: text })) })),
  lastNumber: optional(position),
  otherUrls: optional(listOf(text)),
  joinedTo: optional(articleId),
  apart: optional(listOf(articleId)),
};

const checkFields = recordOf(article);

/** What holds between fields. */
const checkWhole = (record: ArticleRecord): string | null => {
  const numbers = record.versions.map(({ number }) => number);
  if (new Set(numbers).size !== numbers.length) return 'two versions have the same number';
  if (!numbers.includes(record.current)) return `there is no version ${String(record.current)} to show`;
  if (currentVersion(record).trashed !== undefined) return 'the version to show is in the trash';
  const bare = record.versions
    .flatMap(allImages)
    .find(({ state, asset: stored }) => state === 'local' && stored === null);
  return bare ? `picture ${String(bare.slot)} is local but names no stored file` : null;
};

/** `article.json` on disk. */
export const ARTICLE_FORMAT: RecordFormat<ArticleRecord> = {
  schema: ARTICLE_SCHEMA,
  migrations: [],
  check: (record) => checkFields(record, '') ?? checkWhole(record as ArticleRecord),
  accept: (record) => record as ArticleRecord,
};
