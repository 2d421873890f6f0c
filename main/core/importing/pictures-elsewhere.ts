import type { ImageRecord } from '../articles/image-record.ts';
import { imageKey } from '../images/image-key.ts';
import type { ArticleDeriver } from '../ports/article-deriver.ts';
import type { ReadArticle } from './derived-article.ts';
import type { SavedFile } from './saved-file.ts';

interface ElsewherePorts {
  readonly deriver: ArticleDeriver;
  readonly acquire: (
    derived: ReadArticle,
    file: SavedFile,
    by: { readonly from: 'file'; readonly earlier: null },
    signal?: AbortSignal,
  ) => Promise<readonly ImageRecord[]>;
}

/**
 * Pictures of a saved page that its article does not show, as far as they lie beside the file: the folder may be
 * gone when somebody wants to see the whole page. Nothing is asked of the network for them, and what is not there
 * is not on record: nobody misses it yet.
 */
export const picturesElsewhere = async (
  file: SavedFile,
  shown: ReadArticle,
  { deriver, acquire }: ElsewherePorts,
  signal?: AbortSignal,
): Promise<readonly ImageRecord[]> => {
  if (!shown.namesParts) return [];
  const whole = await deriver.derive({ name: file.name, bytes: file.bytes }, { wholePage: true }, signal);
  const own = new Set(shown.images.map(({ url }) => imageKey(url)));
  const images = whole.images.filter(
    ({ url, candidates }) => !own.has(imageKey(url)) && candidates.some(({ kind }) => kind === 'embedded'),
  );
  if (images.length === 0) return [];
  const records = await acquire(
    { ...whole, images, skippedImages: [] },
    file,
    { from: 'file', earlier: null },
    signal,
  );
  return records.filter(({ state }) => state === 'local');
};
