import type { Annotation } from '../annotations/annotation.ts';
import type { ArticleRecord, VersionRecord } from '../articles/article-record.ts';
import { allImages, keptVersions } from '../articles/article-record.ts';
import { trashVersion } from '../articles/change-versions.ts';
import type { BatchRecord, StateBefore } from './batch-record.ts';

/** One file of an import that added a version to an article, or took one out of the trash. */
export interface BroughtIn {
  readonly version: number;
  readonly restored: boolean;
  /** Null where the log does not say. */
  readonly before: StateBefore | null;
  readonly isNew: boolean;
}

export interface UndoPlan {
  /** Whether the article goes into the trash, and how many of its versions. */
  readonly article: boolean;
  readonly versions: number;
  /** Why something of it stays, in words. */
  readonly kept: readonly string[];
  readonly change: (record: ArticleRecord) => ArticleRecord;
}

interface Undoing {
  readonly record: ArticleRecord;
  /** In the order of the import. */
  readonly brought: readonly BroughtIn[];
  /** Without those that were deleted. */
  readonly marks: readonly Annotation[];
  readonly batch: Pick<BatchRecord, 'started' | 'options'>;
  /** ISO 8601. */
  readonly now: string;
}

/**
 * What of an article goes back to where it was before an import: what is new into the trash, what was in the trash
 * into it again, as of then. Whatever the user has worked on since stays, with the reason.
 */
export const planUndo = (undoing: Undoing): UndoPlan => {
  const { record, brought, now } = undoing;
  if (brought.length === 0) return STAYS;
  const [first] = brought;
  const numbers = new Set(brought.filter(({ restored }) => !restored).map(({ version }) => version));
  const own = keptVersions(record).filter(({ number }) => numbers.has(number));
  const others = keptVersions(record).filter(({ number }) => !numbers.has(number));
  if (first?.isNew === true && others.length === 0) return wholeArticle(undoing, own);
  const versions = versionsBack(undoing, own);
  const last = versions.trashed.size > 0 && versions.trashed.size === keptVersions(record).length;
  const article = articleBack(undoing, versions.kept.length > 0);
  return {
    article: article.trashed !== null,
    versions: last ? 0 : versions.trashed.size,
    kept: [
      ...versions.kept,
      ...article.kept,
      ...(last && article.trashed === null ? ['its other versions are in the trash now'] : []),
    ],
    change: (current) => {
      const changed = last ? current : trashAll(current, versions.trashed, now);
      return article.trashed === null ? changed : { ...changed, trashed: article.trashed };
    },
  };
};

const STAYS: UndoPlan = { article: false, versions: 0, kept: [], change: (record) => record };

const wholeArticle = (undoing: Undoing, own: readonly VersionRecord[]): UndoPlan => {
  if (undoing.record.trashed !== null) return STAYS;
  const work = [
    ...new Set([...workOnArticle(undoing), ...own.flatMap((each) => workOnVersion(undoing, each))]),
  ];
  if (work.length > 0) return { ...STAYS, kept: work };
  return { ...STAYS, article: true, change: (record) => ({ ...record, trashed: undoing.now }) };
};

/** The versions that go into the trash, with the time they were put there. */
const versionsBack = (
  undoing: Undoing,
  own: readonly VersionRecord[],
): { readonly trashed: ReadonlyMap<number, string>; readonly kept: readonly string[] } => {
  const trashed = new Map<number, string>();
  const kept: string[] = [];
  const there = new Map(keptVersions(undoing.record).map((each) => [each.number, each]));
  const take = (version: VersionRecord, since: string): void => {
    const work = workOnVersion(undoing, version);
    if (work.length === 0) trashed.set(version.number, since);
    else kept.push(`version ${String(version.number)} stays: ${work.join(', ')}`);
  };
  for (const version of own) take(version, undoing.now);
  for (const { version, restored, before } of undoing.brought) {
    const back = there.get(version);
    if (restored && back && typeof before?.versionTrashed === 'string') take(back, before.versionTrashed);
  }
  return { trashed, kept };
};

const articleBack = (
  undoing: Undoing,
  versionStays: boolean,
): { readonly trashed: string | null; readonly kept: readonly string[] } => {
  const since = undoing.brought.find(({ before }) => typeof before?.trashed === 'string')?.before?.trashed;
  if (typeof since !== 'string' || undoing.record.trashed !== null) return { trashed: null, kept: [] };
  const work = workOnArticle(undoing);
  return work.length === 0 && !versionStays
    ? { trashed: since, kept: [] }
    : { trashed: null, kept: work.map((each) => `it stays out of the trash: ${each}`) };
};

const workOnArticle = ({ record, brought: [first], marks, batch }: Undoing): string[] => {
  const isNew = first?.isNew === true;
  const { tags, otherUrls } = first?.before ?? { tags: record.tags, otherUrls: 0 };
  const { otherUrls: urls = [], apart = [] } = record;
  const done: readonly (readonly [boolean, string])[] = [
    [marks.some(({ modified }) => isNew || modified >= batch.started), 'it has highlights'],
    [!sameTags(tags, record.tags), 'its tags were changed'],
    [urls.length > otherUrls, 'another article was joined with it'],
    [isNew && apart.length > 0, 'it was told apart from another article'],
  ];
  return done.flatMap(([is, what]) => (is ? [what] : []));
};

const workOnVersion = ({ marks, batch, brought }: Undoing, version: VersionRecord): string[] => {
  const isNew = brought.some(({ version: number, restored }) => number === version.number && !restored);
  const work: string[] = [];
  const made = marks.filter(({ target }) => target.version === version.number);
  if (made.some(({ modified }) => isNew || modified >= batch.started)) work.push('it has highlights');
  if (!isNew) return work;
  if (version.chosenCharset !== undefined) work.push('its encoding was chosen');
  if ((version.wholePage ?? false) !== (batch.options.wholePage ?? false))
    work.push('it was switched between page and article');
  if (allImages(version).some(({ source }) => source === 'user')) work.push('it was given a picture');
  return work;
};

const sameTags = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((tag) => b.includes(tag));

const trashAll = (
  record: ArticleRecord,
  trashed: ReadonlyMap<number, string>,
  now: string,
): ArticleRecord => {
  const changed = [...trashed.keys()].reduce((each, number) => trashVersion(each, number, now), record);
  return {
    ...changed,
    versions: changed.versions.map((each) => {
      const since = trashed.get(each.number);
      return since === undefined ? each : { ...each, trashed: since };
    }),
  };
};
