import type { ArticleRecord, ImportWarning, VersionRecord } from '../articles/article-record.ts';
import { ARTICLE_SCHEMA, currentVersion, nextVersionNumber } from '../articles/article-record.ts';
import type { ArticleId } from '../articles/article-id.ts';
import { countImages, type ImageCounts } from '../articles/count-images.ts';
import type { ImageRecord } from '../articles/image-record.ts';
import type { ArticleDeriver } from '../ports/article-deriver.ts';
import type { ArticleStore } from '../ports/article-store.ts';
import type { Clock } from '../ports/clock.ts';
import type { Digest } from '../ports/digest.ts';
import type { IdSource } from '../ports/id-source.ts';
import { contentIdentity } from './content-identity.ts';
import { deriveVersionFiles } from './derive-version-files.ts';
import type { DerivedArticle, ReadArticle } from './derived-article.ts';
import type { SavedFile } from './saved-file.ts';

export interface ImportPolicy {
  /** What becomes of a file whose source URL is already here with other content. */
  readonly onConflict: 'version' | 'skip';
  readonly dryRun: boolean;
}

export interface ImportPorts {
  readonly articles: ArticleStore;
  readonly identities: {
    byOriginal(sha256: string): Promise<ArticleId | null>;
    byUrl(canonicalUrl: string): Promise<ArticleId | null>;
    remember(identity: { original: string; canonicalUrl: string | null }, id: ArticleId): void;
  };
  /** Files of one identity are imported one after the other, however many are in hand. */
  readonly turns: { run<T>(key: string, task: () => Promise<T>): Promise<T> };
  readonly deriver: ArticleDeriver;
  readonly acquire: (
    derived: DerivedArticle,
    file: SavedFile,
    signal?: AbortSignal,
  ) => Promise<readonly ImageRecord[]>;
  readonly assetPath: (asset: { sha256: string; extension: string }) => string;
  /** Version of this program. */
  readonly program: string;
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly digest: Digest;
}

export interface ImportedArticle {
  readonly outcome: 'imported' | 'updated' | 'duplicate' | 'skipped';
  readonly id: ArticleId | null;
  readonly title: string;
  /** In a dry run nothing is fetched: what the file does not hold itself counts as missing. */
  readonly images: ImageCounts;
  readonly warnings: readonly ImportWarning[];
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
  if (same) return existing('duplicate', same, alreadyHere(same, sha256));

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
  // Asked again: the same file may have been stored while this one waited for its turn.
  const same = await storedCopy(sha256, ports);
  if (same) return existing('duplicate', same, alreadyHere(same, sha256));
  const earlier = await earlierVersion(derived, ports);
  const alike = earlier && sameContent(earlier, derived, ports);
  if (earlier && alike) return existing('duplicate', earlier, [onlyNoise(alike, file)]);
  if (earlier && policy.onConflict === 'skip') return existing('skipped', earlier);

  const outcome = earlier ? 'updated' : 'imported';
  if (policy.dryRun) return { ...report(derived, foreseen(derived)), outcome, id: earlier?.id ?? null };

  const images = await ports.acquire(derived, file, signal);
  signal?.throwIfAborted();
  const id = await keep({ file, sha256, derived }, images, earlier, ports);
  ports.identities.remember({ original: sha256, canonicalUrl: derived.canonicalUrl }, id);
  return { ...report(derived, countImages(images)), outcome, id };
};

const earlierVersion = async (
  { canonicalUrl }: DerivedArticle,
  { identities, articles }: ImportPorts,
): Promise<ArticleRecord | null> => {
  const id = canonicalUrl === null ? null : await identities.byUrl(canonicalUrl);
  return id && (await articles.read(id));
};

const keep = async (
  { file, sha256, derived }: Arrival,
  images: readonly ImageRecord[],
  earlier: ArticleRecord | null,
  ports: ImportPorts,
): Promise<ArticleId> => {
  const number = earlier ? nextVersionNumber(earlier) : 1;
  const { files, version } = deriveVersionFiles({ derived, file, sha256, images, number }, ports);
  const id = earlier?.id ?? ports.ids.articleId();
  if (earlier) await ports.articles.addVersion(id, files, (record) => withVersion(record, derived, version));
  else await ports.articles.create(newRecord(derived, version, id), files);
  return id;
};

const foreseen = ({ images, embedded }: DerivedArticle): ImageCounts => {
  const held = images.filter(({ candidates }) => candidates.some(({ url }) => embedded.has(url))).length;
  return { total: images.length, local: held, missing: images.length - held };
};

const report = (derived: DerivedArticle, images: ImageCounts) => ({
  title: derived.title,
  images,
  warnings: derived.warnings,
});

const storedCopy = async (
  sha256: string,
  { identities, articles }: ImportPorts,
): Promise<ArticleRecord | null> => {
  const id = await identities.byOriginal(sha256);
  const record = id && (await articles.read(id));
  // What is remembered may have been deleted for good since.
  return record?.versions.some(({ original }) => original.sha256 === sha256) ? record : null;
};

const existing = (
  outcome: 'duplicate' | 'skipped',
  record: ArticleRecord,
  warnings: readonly ImportWarning[] = [],
): ImportedArticle => ({
  outcome,
  id: record.id,
  title: record.title,
  images: countImages(currentVersion(record).images),
  warnings,
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

const onlyNoise = ({ number }: VersionRecord, { name }: SavedFile): ImportWarning => ({
  code: 'same-content',
  message: `“${name}” has the text, the pictures and the links of version ${String(number)}; only its mark-up differs. It was not stored a second time.`,
});

/** What is in the trash is not brought back by meeting its file again, but nobody must look for it in vain. */
const alreadyHere = (record: ArticleRecord, sha256: string): ImportWarning[] => {
  const version = record.versions.find(({ original }) => original.sha256 === sha256);
  if (record.trashed === null && version?.trashed === undefined) return [];
  const what = record.trashed === null ? `version ${String(version?.number ?? 0)} of` : 'the article';
  return [
    {
      code: 'in-trash',
      message: `This file is in the library already, but in the trash: ${what} “${record.title}”. Restore it there.`,
    },
  ];
};

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
