import type { ArticleId } from '../../core/articles/article-id.ts';
import type { ArticleRecord } from '../../core/articles/article-record.ts';
import { currentVersion } from '../../core/articles/article-record.ts';
import type { AssetRef, ImageRecord } from '../../core/articles/image-record.ts';
import { acquireImages, type AcquireInput } from '../../core/images/acquire-images.ts';
import type { SettledPicture } from '../../core/images/settle-pictures.ts';
import type { AppPorts } from '../app-ports.ts';
import type { KeyedTurns } from '../jobs/keyed-turns.ts';
import { createKnownPictures } from './known-pictures.ts';
import { acquirePolicy, type PictureOptions } from './acquire-policy.ts';
import { storePictures } from './store-pictures.ts';

export interface ArticleRetry {
  readonly tried: number;
  readonly local: number;
  /** Whether a reader of the article would see it. */
  readonly changed: boolean;
}

/** `byHand`: the user asked for it. */
export type RetryOptions = PictureOptions & { readonly byHand?: boolean };

const NOTHING: ArticleRetry = { tried: 0, local: 0, changed: false };

export interface RetryPorts {
  readonly ports: AppPorts;
  /** Of articles: what derives one anew takes its turn. */
  readonly turns: KeyedTurns;
}

/**
 * Asks again for what is missing and for what the library has lost. A picture that is there is never fetched
 * over, and one that came from elsewhere meanwhile stays. What was not asked keeps its reason.
 */
export const retryArticle = async (
  id: ArticleId,
  wanted: (image: ImageRecord) => boolean,
  options: RetryOptions,
  { ports, turns }: RetryPorts,
  signal?: AbortSignal,
  /** Where the file of the article is at hand again: what lies beside it. */
  sibling: AcquireInput['sibling'] = nothingBeside,
): Promise<ArticleRetry> => {
  const record = await ports.articles.read(id);
  if (record?.trashed !== null) return NOTHING;
  const { number, images } = currentVersion(record);
  const damaged = new Set(record.verified?.faults.map(({ file }) => file));
  const isGone = async (asset: AssetRef): Promise<boolean> =>
    damaged.has(ports.assets.path(asset)) || !(await ports.assets.has(asset.sha256));
  const gone = await goneFrom(images.filter(wanted), isGone);
  if (gone.length === 0) return NOTHING;
  const acquire = { record, options, ports, isGone, sibling };
  const again = await acquireAgain(gone.map(asMissing), acquire, signal);
  const settled = again.flatMap((found, at) => settledPicture(found, gone[at]) ?? []);
  const local = again.filter(({ state }) => state === 'local').length;
  if (settled.length > 0) {
    await turns.run(id, async () => {
      const now = await ports.articles.read(id);
      if (!now?.versions.some((version) => version.number === number)) return;
      await storePictures(now, number, settled, ports);
    });
  }
  return { tried: gone.length, local, changed: settled.length > 0 };
};

interface Acquiring {
  readonly record: ArticleRecord;
  readonly options: RetryOptions;
  readonly ports: AppPorts;
  readonly isGone: (asset: AssetRef) => Promise<boolean>;
  readonly sibling: AcquireInput['sibling'];
}

const nothingBeside = (): Promise<null> => Promise.resolve(null);

const acquireAgain = (
  gone: readonly ImageRecord[],
  { record, options, ports, isGone, sibling }: Acquiring,
  signal: AbortSignal | undefined,
): Promise<ImageRecord[]> => {
  const known = createKnownPictures(ports.index);
  return acquireImages(
    {
      slots: gone,
      skipped: [],
      embedded: new Map(),
      sibling,
      referrer: record.url,
      previous: gone,
      byHand: options.byHand ?? false,
      policy: acquirePolicy(options, record.published),
    },
    {
      ...ports,
      known: async (keys) => {
        const found = await known(keys);
        return Promise.all(
          found.map(async (picture) => (picture && !(await isGone(picture.asset)) ? picture : null)),
        );
      },
    },
    signal,
  );
};

/** Missing by their records, or local by them and not whole in the library any more. */
const goneFrom = async (
  images: readonly ImageRecord[],
  isGone: (asset: AssetRef) => Promise<boolean>,
): Promise<ImageRecord[]> => {
  const gone = await Promise.all(
    images.map(async ({ state, asset }) => state !== 'skipped' && (asset === null || (await isGone(asset)))),
  );
  return images.filter((_, at) => gone[at] === true);
};

const asMissing = (image: ImageRecord): ImageRecord => ({
  ...image,
  state: 'missing',
  asset: null,
  source: null,
});

/** It holds of a picture that was neither given by the user nor found by somebody else since it was looked for. */
const settledPicture = (found: ImageRecord, before: ImageRecord | undefined): SettledPicture | null =>
  isNews(found, before) ? { found, holds: ({ asset }) => asset?.sha256 === before?.asset?.sha256 } : null;

/** What the library lost and cannot get again stays on record as it was: its hash is all that is left of it. */
const isNews = (image: ImageRecord, before: ImageRecord | undefined): boolean => {
  if (image.state !== 'missing') return true;
  if (before?.state !== 'missing' || image.reason === 'cancelled') return false;
  const leftQueue = before.retryAt !== null && image.retryAt === null;
  return image.attempts > before.attempts || leftQueue;
};
