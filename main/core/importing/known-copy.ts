import type { ArticleRecord, ImportWarning, VersionRecord } from '../articles/article-record.ts';
import { currentVersion } from '../articles/article-record.ts';
import type { ArticleId } from '../articles/article-id.ts';
import { countImages } from '../articles/count-images.ts';
import { contentIdentity } from './content-identity.ts';
import type { ReadArticle } from './derived-article.ts';
import type { ImportedArticle, ImportPorts } from './import-ports.ts';
import { restoreFromTrash } from './restore-from-trash.ts';

/** What the library has of a file. */
export interface Known {
  readonly record: ArticleRecord;
  readonly version: VersionRecord;
  /** Name of the file, where only its mark-up differs from the version's. */
  readonly noise?: string;
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
export const meet = async (
  { record, version, noise }: Known,
  ports: ImportPorts,
): Promise<ImportedArticle> => {
  const { id } = record;
  const { batch } = ports;
  if (noise === undefined && version.batch === batch.id && batch.claim(id, version.number)) {
    const outcome = version.number === 1 ? 'imported' : 'updated';
    return { ...existing(outcome, record, version.warnings), version: version.number };
  }
  const warnings = noise === undefined ? [] : [onlyNoise(version, noise)];
  if (record.trashed === null && version.trashed === undefined)
    return existing('duplicate', record, warnings);
  if (!ports.dryRun) await restoreFromTrash(record, version, ports.articles);
  return {
    ...existing('updated', record, [...warnings, restored(record, version)]),
    version: version.number,
    restored: true,
  };
};

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
  written: null,
  hosts: [],
});

/** See [Note: same content]. */
export const sameContent = (
  { versions }: ArticleRecord,
  derived: ReadArticle,
  { digest }: ImportPorts,
): VersionRecord | null => {
  const identity = contentIdentity(derived, digest);
  return versions.find(({ contentSha256 }) => contentSha256 === identity) ?? null;
};

const onlyNoise = ({ number }: VersionRecord, name: string): ImportWarning => ({
  code: 'same-content',
  message: `“${name}” has the text, the pictures and the links of version ${String(number)}; only its mark-up differs. It was not stored a second time.`,
});

/** Whoever brings a file in again wants to read it: what is in the trash comes back, with its marks. */
const restored = (record: ArticleRecord, { number }: VersionRecord): ImportWarning => {
  const what = record.trashed === null ? `version ${String(number)} of ` : '';
  return {
    code: 'restored',
    message: `It was in the library already, but in the trash: ${what}“${record.title}” was taken out of it. Nothing was added.`,
  };
};

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
