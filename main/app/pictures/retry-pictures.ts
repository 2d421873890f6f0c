import type { ArticleId } from '../../core/articles/article-id.ts';
import { currentVersion } from '../../core/articles/article-record.ts';
import { acquireImages } from '../../core/images/acquire-images.ts';
import type { AppPorts } from '../app-ports.ts';
import { storePictures } from './store-pictures.ts';

export interface RetryResult {
  /** Pictures that were missing before. */
  readonly tried: number;
  readonly local: number;
  readonly missing: number;
  readonly changed: readonly ArticleId[];
}

/** Asks again for what is missing. What was local stays as it is: a good copy is never fetched over. */
export const retryPictures = async (ids: readonly ArticleId[], ports: AppPorts): Promise<RetryResult> => {
  const mayFetch = (await ports.settings.read()).network !== 'never';
  let tried = 0;
  let local = 0;
  const changed: ArticleId[] = [];
  for (const id of ids) {
    const record = await ports.articles.read(id);
    if (record?.trashed !== null) continue;
    const before = currentVersion(record).images;
    const missing = before.filter((image) => image.state === 'missing');
    if (missing.length === 0) continue;
    const again = await acquireImages(
      {
        slots: missing,
        skipped: [],
        embedded: new Map(),
        sibling: () => Promise.resolve(null),
        referrer: record.url,
        previous: missing,
        policy: { fetch: mayFetch, mirrors: [] },
      },
      { ...ports, known: (key) => ports.index.findAsset(key) },
    );
    const bySlot = new Map(again.map((image) => [image.slot, image]));
    tried += missing.length;
    local += again.filter((image) => image.state === 'local').length;
    await storePictures(
      record,
      before.map((image) => bySlot.get(image.slot) ?? image),
      ports,
    );
    changed.push(id);
  }
  return { tried, local, missing: tried - local, changed };
};
