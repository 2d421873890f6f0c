import { OffprintError } from '../errors/offprint-error.ts';
import type { ArticleId } from './article-id.ts';
import type { Claim } from './claim.ts';
import type { ImageRecord } from './image-record.ts';

export const ARTICLE_SCHEMA = 1;

export interface ImportWarning {
  readonly code: string;
  readonly message: string;
}

/** The saved file as it was handed over. */
export interface OriginalFile {
  /** Name it had, for people; on disk it is `original.<extension>`. */
  readonly name: string;
  readonly extension: string;
  readonly mediaType: string;
  readonly bytes: number;
  readonly sha256: string;
  /** Modification time the file had, ISO 8601, where known. */
  readonly modified: string | null;
}

/** One saved file of the article and what was derived from it. */
export interface VersionRecord {
  /** From 1, in order of import. */
  readonly number: number;
  readonly imported: string;
  readonly original: OriginalFile;
  /** Format as detected, such as `header+html`. */
  readonly format: string;
  readonly charset: string;
  readonly claims: readonly Claim[];
  readonly images: readonly ImageRecord[];
  readonly warnings: readonly ImportWarning[];
  /** SHA-256 of the files derived from the original, for the fixity check. */
  readonly readableSha256: string;
  readonly logSha256: string;
  readonly text: {
    readonly modelVersion: number;
    readonly sha256: string;
    /** UTF-16 code units. */
    readonly length: number;
  };
  /** Version of the program that derived the readable copy; records from before it was kept have none. */
  readonly program?: string;
  /** Charset the user decided to read the file with, whatever it says itself. */
  readonly chosenCharset?: string;
  /** The user wants all of the saved page, not its article alone. */
  readonly wholePage?: boolean;
  /** Pictures that only the other reading of the page shows (its article, or the whole of it), for the way back. */
  readonly otherImages?: readonly ImageRecord[];
  /** The import that brought it in; records from before imports were kept have none. */
  readonly batch?: string;
  /** When this version was put into the trash; its files and the marks made in it are still there. */
  readonly trashed?: string;
}

/** `article.json`: the record beside the readable copies. */
export interface ArticleRecord {
  readonly schema: typeof ARTICLE_SCHEMA;
  readonly id: ArticleId;
  readonly title: string;
  /** Source URL, byte for byte as the saved file gives it. */
  readonly url: string | null;
  /** The same in the form used for comparison only. */
  readonly canonicalUrl: string | null;
  readonly site: string | null;
  readonly author: string | null;
  /** ISO 8601; a bare date where the file gives no time. */
  readonly published: string | null;
  readonly language: string | null;
  readonly imported: string;
  readonly modified: string;
  readonly tags: readonly string[];
  /** Tags the saved file carries; offered, never set by themselves. */
  readonly suggestedTags: readonly string[];
  readonly unread: boolean;
  /** When it was put into the trash. */
  readonly trashed: string | null;
  /** Number of the version that is shown. */
  readonly current: number;
  readonly versions: readonly VersionRecord[];
  /** What the last check of its files found wrong; none is kept where all was well. */
  readonly verified?: {
    readonly at: string;
    readonly faults: readonly { readonly file: string; readonly problem: string }[];
  };
  /** Highest number a version ever had, where that one is gone: numbers are never given twice. */
  readonly lastNumber?: number;
  /** Source URLs of articles that were made versions of this one, byte for byte. */
  readonly otherUrls?: readonly string[];
  /** The article it was made versions of by the user, whereby it went to the trash. */
  readonly joinedTo?: ArticleId;
  /** Articles that look like this one and, so the user says, are others. */
  readonly apart?: readonly ArticleId[];
}

/** The pictures of a version, in whichever reading they are shown. */
export const allImages = ({ images, otherImages = [] }: VersionRecord): readonly ImageRecord[] => [
  ...images,
  ...otherImages,
];

/** The versions that are not in the trash. */
export const keptVersions = ({ versions }: ArticleRecord): readonly VersionRecord[] =>
  versions.filter(({ trashed }) => trashed === undefined);

export const nextVersionNumber = ({ versions, lastNumber = 0 }: ArticleRecord): number =>
  Math.max(lastNumber, ...versions.map(({ number }) => number)) + 1;

/** Throws OffprintError `not-found`, naming the versions there are. */
export const versionOf = (record: ArticleRecord, wanted: number): VersionRecord => {
  const version = record.versions.find(({ number }) => number === wanted);
  if (version) return version;
  const numbers = record.versions.map(({ number }) => String(number)).join(', ');
  throw new OffprintError(
    'not-found',
    `“${record.title}” (${record.id}) has no version ${String(wanted)} (it has ${numbers}).`,
    { details: { id: record.id, version: wanted } },
  );
};

export const currentVersion = (record: ArticleRecord): VersionRecord => {
  const version = record.versions.find((candidate) => candidate.number === record.current);
  if (!version) throw new Error(`article ${record.id} has no version ${String(record.current)}`);
  return version;
};
