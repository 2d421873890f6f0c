import type { ArticleId } from '../../core/articles/article-id.ts';
import { currentVersion } from '../../core/articles/article-record.ts';
import { countImages } from '../../core/articles/count-images.ts';
import type { ImportedArticle } from '../../core/importing/import-ports.ts';
import type { SavedFile } from '../../core/importing/saved-file.ts';
import type { Mirror } from '../../core/images/mirror-address.ts';
import type { AppPorts } from '../app-ports.ts';
import { retryArticle } from '../pictures/retry-article.ts';
import type { KeyedTurns } from './keyed-turns.ts';

interface Completion {
  readonly ports: AppPorts;
  /** Of articles. */
  readonly turns: KeyedTurns;
  /** Folders among them are looked into; nobody is asked over the network. */
  readonly mirrors: readonly Mirror[];
  readonly onChanged: (ids: readonly ArticleId[]) => Promise<void>;
}

/**
 * A file that is here already may come with what was missing the first time: the folder of its pictures beside it. They
 * are taken into the version that is shown, if that is this file.
 */
export const completeDuplicate = async (
  result: ImportedArticle,
  file: SavedFile,
  { ports, turns, mirrors, onChanged }: Completion,
  signal: AbortSignal,
): Promise<ImportedArticle> => {
  const { outcome, id, images } = result;
  if (outcome !== 'duplicate' || id === null || images.missing === 0) return result;
  const record = await ports.articles.read(id);
  if (!record || currentVersion(record).original.sha256 !== ports.digest.sha256(file.bytes)) return result;
  const options = { fetch: false, mirrors, hosts: null, wayback: false };
  const { local, changed } = await retryArticle(id, isMissing, options, { ports, turns }, signal, (path) =>
    file.sibling(path),
  );
  if (!changed) return result;
  await onChanged([id]);
  const now = await ports.articles.read(id);
  return {
    ...result,
    images: now ? countImages(currentVersion(now).images) : images,
    warnings: [...result.warnings, picturesFound(local)],
  };
};

const isMissing = ({ state }: { readonly state: string }): boolean => state === 'missing';

const picturesFound = (pictures: number) => ({
  code: 'pictures-found',
  message: `It was in the library already; ${String(pictures)} of its pictures that were missing came with it and are there now.`,
});
