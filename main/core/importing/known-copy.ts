import type { ArticleRecord, ImportWarning, VersionRecord } from '../articles/article-record.ts';
import { currentVersion } from '../articles/article-record.ts';
import type { ArticleId } from '../articles/article-id.ts';
import { countImages } from '../articles/count-images.ts';
import type { StateBefore } from '../batches/batch-record.ts';
import type { Digest } from '../ports/digest.ts';
import type { ImportedArticle, ImportPorts } from './import-ports.ts';
import { restoreFromTrash } from './restore-from-trash.ts';

/** What the library has of a file. */
export interface Known {
  readonly record: ArticleRecord;
  readonly version: VersionRecord;
}

/** The version that has these bytes. */
export const storedCopy = async (sha256: string, ports: ImportPorts): Promise<Known | null> =>
  storedBy(await ports.identities.byOriginal(sha256), sha256, ports);

/** The same, asked of one article. */
export const storedBy = async (
  id: ArticleId | null,
  sha256: string,
  { articles }: ImportPorts,
): Promise<Known | null> => {
  const record = id && (await articles.read(id));
  // What is remembered may have been deleted for good since.
  const version = record?.versions.find(({ original }) => original.sha256 === sha256);
  return record && version ? { record, version } : null;
};

/** A file that the library knows: a duplicate, unless this very batch brought it, or it is in the trash. */
export const meet = async ({ record, version }: Known, ports: ImportPorts): Promise<ImportedArticle> => {
  const { id } = record;
  const { batch } = ports;
  if (version.batch === batch.id && batch.claim(id, version.number)) {
    const outcome = version.number === 1 ? 'imported' : 'updated';
    const before = stateBefore(outcome === 'imported' ? null : record, record.tags);
    return { ...existing(outcome, record, version.warnings), version: version.number, before };
  }
  if (record.trashed === null && version.trashed === undefined) return existing('duplicate', record);
  if (!ports.dryRun) await restoreFromTrash(record, version, ports.articles);
  return {
    ...existing('updated', record, [restored(record, version)]),
    version: version.number,
    restored: true,
    before: { ...stateBefore(record, record.tags), versionTrashed: version.trashed ?? null },
  };
};

/** `record` is null where there was no such article; then `tags` are those it came with. */
export const stateBefore = (record: ArticleRecord | null, tags: readonly string[]): StateBefore => ({
  isNew: record === null,
  trashed: record?.trashed ?? null,
  versionTrashed: null,
  tags,
  otherUrls: record?.otherUrls?.length ?? 0,
});

/** The outcome for a file that added nothing. */
export const existing = (
  outcome: ImportedArticle['outcome'],
  record: ArticleRecord,
  warnings: readonly ImportWarning[] = [],
): ImportedArticle => ({
  outcome,
  id: record.id,
  title: record.title,
  images: countImages(currentVersion(record).images),
  warnings,
  version: null,
  restored: false,
  before: null,
  written: null,
  hosts: [],
});

/**
 * Warns that a new version says what another one said, word for word. It is kept all the same: what differs may be
 * what stands around the article, or a passage struck out, and its bytes were never here.
 */
export const sameText = (
  earlier: ArticleRecord | null,
  text: string,
  name: string,
  digest: Digest,
): ImportWarning[] => {
  if (!earlier) return [];
  const sha256 = digest.sha256(text);
  const same = earlier.versions.find((version) => version.text.sha256 === sha256);
  if (!same) return [];
  return [
    {
      code: 'same-text',
      message: `The text of “${name}” is that of version ${String(same.number)}, word for word. Its bytes differ, so it was kept as a version of its own.`,
    },
  ];
};

/** Whoever brings a file in again wants to read it: what is in the trash comes back, with its marks. */
const restored = (record: ArticleRecord, { number }: VersionRecord): ImportWarning => {
  const what = record.trashed === null ? `version ${String(number)} of ` : '';
  return {
    code: 'restored',
    message: `It was in the library already, but in the trash: ${what}“${record.title}” was taken out of it. Nothing was added.`,
  };
};

/** A new version takes its article out of the trash: nobody finds it out by looking at the list. */
export const outOfTrash = (earlier: ArticleRecord | null): ImportWarning[] =>
  typeof earlier?.trashed === 'string'
    ? [
        {
          code: 'restored',
          message: `The article of this address, “${earlier.title}”, was in the trash. It was taken out of it, and the file was kept as its new version.`,
        },
      ]
    : [];

/** Why a skipped file shows nowhere, if its article is in the trash. */
export const inTrash = ({ title, trashed }: ArticleRecord): ImportWarning[] =>
  trashed === null
    ? []
    : [
        {
          code: 'in-trash',
          message: `The article of this address, “${title}”, is in the trash. Restore it there.`,
        },
      ];
