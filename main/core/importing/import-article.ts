import type { ArticleRecord, ImportWarning, VersionRecord } from '../articles/article-record.ts';
import { ARTICLE_SCHEMA, currentVersion, nextVersionNumber } from '../articles/article-record.ts';
import type { ArticleId } from '../articles/article-id.ts';
import { countImages, type ImageCounts } from '../articles/count-images.ts';
import type { ImageRecord } from '../articles/image-record.ts';
import { imageHosts, type ImageHost } from '../images/image-hosts.ts';
import type { ArticleDeriver } from '../ports/article-deriver.ts';
import type { ArticleStore, WrittenArticle } from '../ports/article-store.ts';
import type { Clock } from '../ports/clock.ts';
import type { Digest } from '../ports/digest.ts';
import type { IdSource } from '../ports/id-source.ts';
import { contentIdentity } from './content-identity.ts';
import { deriveVersionFiles } from './derive-version-files.ts';
import type { DerivedArticle, ReadArticle } from './derived-article.ts';
import type { DryRun } from './dry-run.ts';
import { picturesElsewhere } from './pictures-elsewhere.ts';
import { restoreFromTrash } from './restore-from-trash.ts';
import type { SavedFile } from './saved-file.ts';

export interface ImportPolicy {
  /** What becomes of a file whose source URL is already here with other content. */
  readonly onConflict: 'version' | 'skip';
  /** Saved pages are shown whole at first, not their article alone. */
  readonly wholePage?: boolean | undefined;
}

/** The batch a file comes in with. */
export interface ArrivingBatch {
  readonly id: string;
  /**
   * True once for each version: what the batch stored before it was interrupted, and had no time to report, is
   * its own and no duplicate.
   */
  claim(id: ArticleId, version: number): boolean;
}

export interface ImportPorts {
  readonly articles: ArticleStore;
  readonly identities: {
    byOriginal(sha256: string): Promise<ArticleId | null>;
    byUrl(canonicalUrl: string): Promise<ArticleId | null>;
    /** What this session has stored for these bytes since it was asked. */
    rememberedFor(sha256: string): ArticleId | null;
    remember(identity: { original: string; canonicalUrl: string | null }, id: ArticleId): void;
  };
  /** Files of one identity are imported one after the other, however many are in hand. */
  readonly turns: { run<T>(key: string, task: () => Promise<T>): Promise<T> };
  readonly deriver: ArticleDeriver;
  readonly acquire: (
    derived: DerivedArticle,
    file: SavedFile,
    /** Where pictures may come from: the file, what lies beside it and the library, or the network too. */
    from: 'file' | 'anywhere',
    signal?: AbortSignal,
  ) => Promise<readonly ImageRecord[]>;
  readonly assetPath: (asset: { sha256: string; extension: string }) => string;
  /** Version of this program. */
  readonly program: string;
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly digest: Digest;
  readonly batch: ArrivingBatch;
  /** What the files before it would have become; where it is given, nothing is written. */
  readonly dryRun: DryRun | null;
}

export interface ImportedArticle {
  readonly outcome: 'imported' | 'updated' | 'duplicate' | 'skipped';
  readonly id: ArticleId | null;
  readonly title: string;
  readonly images: ImageCounts;
  readonly warnings: readonly ImportWarning[];
  /** The version it became, or that came back for it. */
  readonly version: number | null;
  /** It was in the trash and came back: nothing was added. */
  readonly restored: boolean;
  /** A new article as it was written. */
  readonly written: WrittenArticle | null;
  /** In a dry run: whom its missing pictures would be asked of. */
  readonly hosts: readonly ImageHost[];
}

/**
 * Brings one saved file into the library: whole article or nothing. The original's hash says whether it is
 * here already, the source URL whether it is another version of an article that is. Pictures that cannot be
 * had are records of the article, not failures. Throws what derivation and the stores throw.
 */
export const importArticle = async (
  file: SavedFile,
  policy: ImportPolicy,
  ports: ImportPorts,
  signal?: AbortSignal,
  /** Resolves when the files before it in the batch stand in their queues: versions are numbered in its order. */
  inOrder: Promise<unknown> = Promise.resolve(),
): Promise<ImportedArticle> => {
  const sha256 = ports.digest.sha256(file.bytes);
  const same = await storedCopy(sha256, ports);
  if (same) return meet(same, ports);

  const derived = await ports.deriver.derive({ name: file.name, bytes: file.bytes }, {}, signal);
  await inOrder;
  return ports.turns.run(derived.canonicalUrl ?? sha256, () =>
    store({ file, sha256, derived }, policy, ports, signal),
  );
};

interface Arrival {
  readonly file: SavedFile;
  readonly sha256: string;
  readonly derived: ReadArticle;
}

const store = async (
  { file, sha256, derived }: Arrival,
  policy: ImportPolicy,
  ports: ImportPorts,
  signal: AbortSignal | undefined,
): Promise<ImportedArticle> => {
  const earlier = await earlierVersion(derived, ports);
  const known = await knownFile({ file, sha256, derived }, earlier, ports);
  if (known) return meet(known, ports);
  if (earlier && policy.onConflict === 'skip') return existing('skipped', earlier, inTrash(earlier));
  const foreseen = foresee(sha256, derived, ports);
  if (foreseen !== 'new') return again(foreseen, derived, policy, earlier);

  const outcome = earlier ? 'updated' : 'imported';
  const shown = await readingShown(file, derived, policy, ports, signal);
  const images = await ports.acquire(shown, file, 'anywhere', signal);
  signal?.throwIfAborted();
  const found = { ...report(shown, countImages(images)), outcome, restored: false } as const;
  if (ports.dryRun)
    return { ...found, id: earlier?.id ?? null, version: null, written: null, hosts: imageHosts(images) };
  const otherImages = await picturesElsewhere(file, shown, ports, signal);
  const kept = await keep({ file, sha256, derived, shown, images, otherImages }, earlier, ports);
  const { id, number, written } = kept;
  ports.batch.claim(id, number);
  ports.identities.remember({ original: sha256, canonicalUrl: derived.canonicalUrl }, id);
  return { ...found, id, version: number, written, hosts: [] };
};

/** What a page is told apart by is its article, however it is shown: around it, pages change by the minute. */
const readingShown = (
  { name, bytes }: SavedFile,
  derived: ReadArticle,
  { wholePage = false }: ImportPolicy,
  { deriver }: ImportPorts,
  signal: AbortSignal | undefined,
): Promise<ReadArticle> =>
  wholePage ? deriver.derive({ name, bytes }, { wholePage }, signal) : Promise.resolve(derived);

/** What the library has of a file, by its bytes or by its content. */
const knownFile = async (
  { file, sha256, derived }: Arrival,
  earlier: ArticleRecord | null,
  ports: ImportPorts,
): Promise<Known | null> => {
  // Asked again: the same file may have been stored while this one waited for its turn.
  const same = await storedBy(ports.identities.rememberedFor(sha256), sha256, ports);
  if (same || !earlier) return same;
  const alike = sameContent(earlier, derived, ports);
  return alike && { record: earlier, version: alike, noise: file.name };
};

const foresee = (
  sha256: string,
  derived: ReadArticle,
  { dryRun, digest }: ImportPorts,
): ReturnType<DryRun['meet']> =>
  dryRun?.meet({
    sha256,
    canonicalUrl: derived.canonicalUrl,
    content: contentIdentity(derived, digest),
  }) ?? 'new';

/** In a dry run: what becomes of a file when another of the same run has its article. */
const again = (
  foreseen: 'same' | 'other-version',
  derived: DerivedArticle,
  { onConflict }: ImportPolicy,
  earlier: ArticleRecord | null,
): ImportedArticle => {
  const otherwise = onConflict === 'skip' ? 'skipped' : 'updated';
  return {
    ...report(derived, { total: 0, local: 0, missing: 0 }),
    outcome: foreseen === 'same' ? 'duplicate' : otherwise,
    id: earlier?.id ?? null,
    version: null,
    restored: false,
    written: null,
    hosts: [],
  };
};

const earlierVersion = async (
  { canonicalUrl }: DerivedArticle,
  { identities, articles }: ImportPorts,
): Promise<ArticleRecord | null> => {
  const id = canonicalUrl === null ? null : await identities.byUrl(canonicalUrl);
  return id && (await articles.read(id));
};

/** An article with its pictures, ready to be stored. */
interface Complete extends Arrival {
  readonly shown: ReadArticle;
  readonly images: readonly ImageRecord[];
  readonly otherImages: readonly ImageRecord[];
}

const keep = async (
  { file, sha256, derived, shown, images, otherImages }: Complete,
  earlier: ArticleRecord | null,
  ports: ImportPorts,
): Promise<{ id: ArticleId; number: number; written: WrittenArticle | null }> => {
  const number = earlier ? nextVersionNumber(earlier) : 1;
  const wholePage = shown !== derived;
  const made = deriveVersionFiles({ derived: shown, file, sha256, images, number, wholePage }, ports);
  const { files } = made;
  const version = {
    ...made.version,
    contentSha256: contentIdentity(derived, ports.digest),
    ...(otherImages.length === 0 ? {} : { otherImages }),
    batch: ports.batch.id,
  };
  if (earlier) {
    const { id } = earlier;
    await ports.articles.addVersion(id, files, (record) => withVersion(record, derived, version));
    return { id, number, written: null };
  }
  const id = ports.ids.articleId();
  const record = newRecord(derived, version, id);
  const stamp = await ports.articles.create(record, files);
  return { id, number, written: { record, text: files.text, stamp } };
};

const report = (derived: DerivedArticle, images: ImageCounts) => ({
  title: derived.title,
  images,
  warnings: derived.warnings,
});

/** What the library has of a file. */
interface Known {
  readonly record: ArticleRecord;
  readonly version: VersionRecord;
  /** Name of the file, where only its mark-up differs from the version's. */
  readonly noise?: string;
}

const storedCopy = async (sha256: string, ports: ImportPorts): Promise<Known | null> =>
  storedBy(await ports.identities.byOriginal(sha256), sha256, ports);

const storedBy = async (
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
const meet = async ({ record, version, noise }: Known, ports: ImportPorts): Promise<ImportedArticle> => {
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

const existing = (
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
const sameContent = (
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

const inTrash = ({ title, trashed }: ArticleRecord): ImportWarning[] =>
  trashed === null
    ? []
    : [
        {
          code: 'in-trash',
          message: `The article of this address, “${title}”, is in the trash. Restore it there.`,
        },
      ];

const description = (derived: DerivedArticle) => ({
  title: derived.title,
  url: derived.url,
  canonicalUrl: derived.canonicalUrl,
  site: derived.site,
  author: derived.author,
  published: derived.published,
  language: derived.language,
  suggestedTags: derived.suggestedTags,
});

/** Front-matter tags were set by whoever kept the file; names found in the body are only offered. */
const ownTags = (derived: DerivedArticle): string[] => [
  ...new Set(
    derived.claims
      .filter((claim) => claim.field === 'tag' && claim.source === 'front-matter')
      .map((claim) => claim.value),
  ),
];

const newRecord = (derived: DerivedArticle, version: VersionRecord, id: ArticleId): ArticleRecord => ({
  schema: ARTICLE_SCHEMA,
  id,
  ...description(derived),
  imported: version.imported,
  modified: version.imported,
  tags: ownTags(derived),
  unread: true,
  trashed: null,
  current: version.number,
  versions: [version],
});

/** A new version keeps what the user did: tags, marks, read state; a trashed article comes back. */
const withVersion = (
  earlier: ArticleRecord,
  derived: DerivedArticle,
  version: VersionRecord,
): ArticleRecord => ({
  ...earlier,
  ...description(derived),
  modified: version.imported,
  trashed: null,
  current: version.number,
  versions: [...earlier.versions, version],
});
