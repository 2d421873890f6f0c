import type { ArticleId } from '../../core/articles/article-id.ts';
import type { BatchOptions, BatchOutcome } from '../../core/batches/batch-record.ts';
import { AtOnce } from '../../core/bounds/at-once.ts';
import { OffprintError } from '../../core/errors/offprint-error.ts';
import { acquireImages } from '../../core/images/acquire-images.ts';
import { picturesOfVersions } from '../../core/images/pictures-of-versions.ts';
import { importArticle } from '../../core/importing/import-article.ts';
import type { ImportedArticle, ImportPorts } from '../../core/importing/import-ports.ts';
import type { DryRun } from '../../core/importing/dry-run.ts';
import type { SavedFile } from '../../core/importing/saved-file.ts';
import { imageHosts, type ImageHost } from '../../core/images/image-hosts.ts';
import type { WrittenArticle } from '../../core/ports/article-store.ts';
import type { AssetStore } from '../../core/ports/asset-store.ts';
import type { SavedFileEntry } from '../../core/ports/saved-file-source.ts';
import type { AppPorts } from '../app-ports.ts';
import type { Identities } from '../identities.ts';
import { acquirePolicy } from '../pictures/acquire-policy.ts';
import { createKnownPictures } from '../pictures/known-pictures.ts';
import { derivationPorts } from '../versions/derivation-ports.ts';
import { completeDuplicate } from './complete-duplicate.ts';
import { createBatchOrder } from './batch-order.ts';
import type { KeyedTurns } from './keyed-turns.ts';

export interface ImportRun {
  /** Never throws for a bad file: that is an outcome. Throws when the job has to end (stopped, disk full). */
  importEntry(entry: SavedFileEntry, signal: AbortSignal): Promise<BatchOutcome>;
}

/** What all imports of a session share, however many are at work: one article is one article in all of them. */
export interface AcrossImports {
  readonly identities: Identities;
  /** Of identities: files of one are imported one after the other. */
  readonly turns: KeyedTurns;
  /** Of articles, by id. */
  readonly articleTurns: KeyedTurns;
  /** Called with what was stored, often enough that a list shows it soon. */
  readonly onStored: (ids: readonly ArticleId[]) => Promise<void>;
}

export interface RunOf {
  readonly batch: string;
  /** `id/version` of what the batch has brought in and reported. */
  readonly versions: Set<string>;
  readonly onWritten: (article: WrittenArticle) => void;
  /** Where it is given, nothing is written; it hears whom missing pictures would be asked of. */
  readonly dryRun: { readonly met: DryRun; readonly onHosts: (hosts: readonly ImageHost[]) => void } | null;
}

/** What the batch cannot go on after: every further file would fail alike. */
const ENDS_THE_JOB = new Set(['disk-full', 'library-read-only', 'library-unusable', 'cancelled']);
/** One more than are decoded at once: while these are, the next is read. */
const LOCAL_PICTURES_AT_ONCE = 3;
/** The index process may die under a file; the next question finds a new one. */
const TRIES = 3;

export const createImportRun = (
  ports: AppPorts,
  { identities, turns, articleTurns, onStored }: AcrossImports,
  options: BatchOptions,
  run: RunOf,
): ImportRun => {
  const importPorts: ImportPorts = { ...portsOf(ports, options, run), identities, turns };
  const order = createBatchOrder();
  const attempt = async (
    entry: Exclude<SavedFileEntry, { refused: unknown }>,
    place: ReturnType<typeof order.enter>,
    signal: AbortSignal,
  ): Promise<BatchOutcome> => {
    const file: SavedFile = await entry.open();
    const own = { ...importPorts, turns: place.leavingAtFirstTurn(turns) };
    const arrived = await importArticle(file, options, own, signal, place.reached);
    run.dryRun?.onHosts(arrived.hosts);
    const completion = { ports, turns: articleTurns, mirrors: options.mirrors, onChanged: onStored };
    const result = run.dryRun ? arrived : await completeDuplicate(arrived, file, completion, signal);
    if (result.written) run.onWritten(result.written);
    return outcomeOf(entry.label, result);
  };
  return {
    async importEntry(entry, signal) {
      if ('refused' in entry) return refusal(entry.label, entry.refused.outcome, entry.refused.error);
      const place = order.enter();
      try {
        for (let tries = 1; ; tries += 1) {
          try {
            return await attempt(entry, place, signal);
          } catch (error) {
            if (!(error instanceof OffprintError) || ENDS_THE_JOB.has(error.code)) throw error;
            if (error.code === 'index-unavailable' && tries < TRIES) continue;
            return refusal(entry.label, 'failed', error);
          }
        }
      } finally {
        place.leave();
      }
    },
  };
};

const portsOf = (
  ports: AppPorts,
  options: BatchOptions,
  { batch, versions, dryRun }: RunOf,
): Omit<ImportPorts, 'identities' | 'turns'> => {
  const known = createKnownPictures(ports.index);
  const pictures = {
    ...ports,
    assets: dryRun ? withoutWriting(ports) : ports.assets,
    localTurns: new AtOnce(LOCAL_PICTURES_AT_ONCE),
  };
  return {
    articles: ports.articles,
    deriver: ports.deriver,
    acquire: (derived, file, { from, earlier }, signal) =>
      acquireImages(
        {
          slots: derived.images,
          skipped: derived.skippedImages,
          embedded: derived.embedded,
          sibling: (path) => file.sibling(path),
          referrer: derived.url,
          previous: [],
          otherVersions: earlier ? picturesOfVersions(earlier) : [],
          policy:
            from === 'file'
              ? { fetch: false, mirrors: [] }
              : acquirePolicy(dryRun ? { ...options, fetch: false } : options, derived.published),
        },
        { ...pictures, known },
        signal,
      ),
    hostsOf: async (images) =>
      imageHosts(images, { wayback: options.wayback, mayAsk: await ports.fetcher.targets() }),
    ...derivationPorts(ports),
    ids: ports.ids,
    batch: { id: batch, claim: (id, version) => claim(versions, id, version) },
    dryRun: dryRun?.met ?? null,
  };
};

const claim = (versions: Set<string>, id: ArticleId, version: number): boolean => {
  const key = `${id}/${String(version)}`;
  if (versions.has(key)) return false;
  versions.add(key);
  return true;
};

/** Pictures that a file holds are looked at, and not stored. */
const withoutWriting = ({ assets, digest }: Pick<AppPorts, 'assets' | 'digest'>): AssetStore => ({
  put: (bytes, description) =>
    Promise.resolve({ ...description, sha256: digest.sha256(bytes), bytes: bytes.length }),
  has: (sha256) => assets.has(sha256),
  read: (sha256) => assets.read(sha256),
  path: (asset) => assets.path(asset),
});

const outcomeOf = (file: string, result: ImportedArticle): BatchOutcome => ({
  file,
  outcome: result.outcome,
  id: result.id,
  title: result.title,
  code: null,
  message: null,
  warnings: result.warnings,
  images: result.images,
  bytes: 0,
  version: result.version,
  restored: result.restored,
  before: result.before,
});

/** What becomes of a file on which the program itself fails: the log has the details. */
export const fault = (file: string): BatchOutcome => ({
  ...refusal(file, 'failed', new OffprintError('unreadable-file', '')),
  code: 'internal',
  message: `“${file}” was not imported: something went wrong inside Offprint, and its log has the details. The file was left as it is; the others went on.`,
});

/** Also what became of a file when the program itself failed on it. */
export const refusal = (file: string, outcome: 'failed' | 'skipped', error: OffprintError): BatchOutcome => ({
  file,
  outcome,
  id: typeof error.details.id === 'string' ? error.details.id : null,
  title: null,
  code: error.code,
  message: error.message,
  warnings: [],
  images: { total: 0, local: 0, missing: 0 },
  bytes: 0,
  version: null,
  restored: false,
});
