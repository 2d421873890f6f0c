import type { ArticleRecord, ImportWarning } from '../articles/article-record.ts';
import { nextVersionNumber } from '../articles/article-record.ts';
import type { StateBefore } from '../batches/batch-record.ts';
import type { ArticleId } from '../articles/article-id.ts';
import { countImages, type ImageCounts } from '../articles/count-images.ts';
import type { ImageRecord } from '../articles/image-record.ts';
import type { WrittenArticle } from '../ports/article-store.ts';
import { deriveVersionFiles } from './derive-version-files.ts';
import type { DerivedArticle, ReadArticle } from './derived-article.ts';
import type { Foreseen } from './dry-run.ts';
import type { ImportedArticle, ImportPolicy, ImportPorts } from './import-ports.ts';
import {
  existing,
  inTrash,
  meet,
  outOfTrash,
  sameText,
  stateBefore,
  storedBy,
  storedCopy,
} from './known-copy.ts';
import { picturesElsewhere } from './pictures-elsewhere.ts';
import { isOlderCapture, newRecord, withVersion } from './record-of-import.ts';
import type { SavedFile } from './saved-file.ts';

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
  // Asked again: the same file may have been stored while this one waited for its turn.
  const known = await storedBy(ports.identities.rememberedFor(sha256), sha256, ports);
  if (known) return meet(known, ports);
  if (earlier && policy.onConflict === 'skip') return existing('skipped', earlier, inTrash(earlier));
  const foreseen = ports.dryRun?.meet({ sha256, canonicalUrl: derived.canonicalUrl }) ?? 'new';
  if (foreseen !== 'new') return again(foreseen, derived, policy, earlier);

  const outcome = earlier ? 'updated' : 'imported';
  const shown = await readingShown(file, derived, policy, ports, signal);
  const images = await ports.acquire(shown, file, { from: 'anywhere', earlier }, signal);
  signal?.throwIfAborted();
  const found = {
    ...report(shown, countImages(images), [
      ...outOfTrash(earlier),
      ...olderCapture(earlier, derived),
      ...sameText(earlier, shown.text, file.name, ports.digest),
    ]),
    outcome,
    restored: false,
  } as const;
  if (ports.dryRun)
    return { ...found, ...NOTHING_KEPT, id: earlier?.id ?? null, hosts: await ports.hostsOf(images) };
  const otherImages = await picturesElsewhere(file, shown, ports, signal);
  const kept = await keep({ file, sha256, derived, shown, images, otherImages }, earlier, ports);
  const { id, number, written, before } = kept;
  ports.batch.claim(id, number);
  ports.identities.remember({ original: sha256, canonicalUrl: derived.canonicalUrl }, id);
  return { ...found, id, version: number, written, before, hosts: [] };
};

/** The article looks as before: whoever imported the file has to hear where it went. */
const olderCapture = (earlier: ArticleRecord | null, { claims }: DerivedArticle): ImportWarning[] => {
  if (!earlier || !isOlderCapture(earlier, { claims, number: nextVersionNumber(earlier) })) return [];
  return [
    {
      code: 'older-capture',
      message: `It was captured before the version of “${earlier.title}” that is shown. It was kept as a version, and the later one stays shown.`,
    },
  ];
};

const NOTHING_KEPT = { version: null, written: null, before: null } as const;

const readingShown = (
  { name, bytes }: SavedFile,
  derived: ReadArticle,
  { wholePage = false }: ImportPolicy,
  { deriver }: ImportPorts,
  signal: AbortSignal | undefined,
): Promise<ReadArticle> =>
  wholePage ? deriver.derive({ name, bytes }, { wholePage }, signal) : Promise.resolve(derived);

/** In a dry run: what becomes of a file when another of the same run has its article. */
const again = (
  foreseen: Exclude<Foreseen, 'new'>,
  derived: DerivedArticle,
  { onConflict }: ImportPolicy,
  earlier: ArticleRecord | null,
): ImportedArticle => {
  const otherwise = onConflict === 'skip' ? 'skipped' : 'updated';
  return {
    ...report(derived, { total: 0, local: 0, missing: 0 }),
    outcome: foreseen === 'same' ? 'duplicate' : otherwise,
    ...NOTHING_KEPT,
    id: earlier?.id ?? null,
    restored: false,
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
): Promise<{ id: ArticleId; number: number; written: WrittenArticle | null; before: StateBefore }> => {
  const number = earlier ? nextVersionNumber(earlier) : 1;
  const wholePage = shown !== derived;
  const made = deriveVersionFiles({ derived: shown, file, sha256, images, number, wholePage }, ports);
  const { files } = made;
  const version = {
    ...made.version,
    ...(otherImages.length === 0 ? {} : { otherImages }),
    batch: ports.batch.id,
  };
  if (earlier) {
    const { id } = earlier;
    let before = stateBefore(earlier, earlier.tags);
    await ports.articles.addVersion(id, files, (record) => {
      before = stateBefore(record, record.tags);
      return withVersion(record, derived, version);
    });
    return { id, number, written: null, before };
  }
  const id = ports.ids.articleId();
  const record = newRecord(derived, version, id);
  const stamp = await ports.articles.create(record, files);
  return { id, number, written: { record, text: files.text, stamp }, before: stateBefore(null, record.tags) };
};

const report = (derived: DerivedArticle, images: ImageCounts, warnings: readonly ImportWarning[] = []) => ({
  title: derived.title,
  images,
  warnings: [...derived.warnings, ...warnings],
});
