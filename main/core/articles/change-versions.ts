import { OffprintError } from '../errors/offprint-error.ts';
import type { ArticleRecord, VersionRecord } from './article-record.ts';
import { isCapturedLater } from './captured-later.ts';
import { keptVersions, nextVersionNumber, versionOf } from './article-record.ts';

/** What an article is called and where it is from, as its shown version has it. */
export type Description = Pick<
  ArticleRecord,
  'title' | 'url' | 'canonicalUrl' | 'site' | 'author' | 'published' | 'language' | 'suggestedTags'
>;

/** The version that is shown when nobody asks for another: the one captured last that is not in the trash. */
export const newestVersion = (versions: readonly VersionRecord[]): VersionRecord | null =>
  versions
    .filter(({ trashed }) => trashed === undefined)
    .reduce<VersionRecord | null>(
      (newest, each) => (newest && isCapturedLater(newest, each) ? newest : each),
      null,
    );

/**
 * Puts a version into the trash; files and marks stay. Throws `not-found` for a version there is not, and
 * `bad-input` for the only one: then it is the article that is to go.
 */
export const trashVersion = (record: ArticleRecord, number: number, now: string): ArticleRecord => {
  const version = versionOf(record, number);
  if (version.trashed !== undefined) return record;
  if (keptVersions(record).length === 1) {
    throw new OffprintError(
      'bad-input',
      `Version ${String(number)} is the only one of “${record.title}”; put the article itself into the trash. Nothing was changed.`,
      { details: { id: record.id, version: number } },
    );
  }
  return withVersions(
    record,
    record.versions.map((each) => (each === version ? { ...each, trashed: now } : each)),
  );
};

/** Takes a version out of the trash. Throws `not-found`. */
export const restoreVersion = (record: ArticleRecord, number: number): ArticleRecord => {
  const version = versionOf(record, number);
  if (version.trashed === undefined) return record;
  const { trashed: _, ...restored } = version;
  return withVersions(
    record,
    record.versions.map((each) => (each === version ? restored : each)),
  );
};

/** Takes versions out of the record for good; their numbers are not given again. */
export const forgetVersions = (record: ArticleRecord, numbers: ReadonlySet<number>): ArticleRecord => ({
  ...withVersions(
    record,
    record.versions.filter(({ number }) => !numbers.has(number)),
  ),
  lastNumber: nextVersionNumber(record) - 1,
});

/** Puts exactly these versions into the trash, by number and since when; all others are out of it. */
export const withTrashed = (record: ArticleRecord, trashed: ReadonlyMap<number, string>): ArticleRecord =>
  withVersions(
    record,
    record.versions.map(({ trashed: _, ...version }) => {
      const since = trashed.get(version.number);
      return since === undefined ? version : { ...version, trashed: since };
    }),
  );

const withVersions = (record: ArticleRecord, versions: readonly VersionRecord[]): ArticleRecord => ({
  ...record,
  versions,
  current: newestVersion(versions)?.number ?? record.current,
});
