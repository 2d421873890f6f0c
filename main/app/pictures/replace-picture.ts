import type { ArticleRecord } from '../../core/articles/article-record.ts';
import { currentVersion } from '../../core/articles/article-record.ts';
import type { ImageRecord } from '../../core/articles/image-record.ts';
import { OffprintError } from '../../core/errors/offprint-error.ts';
import { refusedPicture } from '../../core/images/refused-picture.ts';
import type { AppPorts } from '../app-ports.ts';
import { storePictures } from './store-pictures.ts';

export interface GivenPicture {
  /** Name of the user's file. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/**
 * Puts a picture the user gave into a slot of the version that is shown; the record says that it came from the
 * user, from which file, and when. `record` was read within the article's turn. Returns the record before and after. Throws OffprintError `not-found`,
 * `bad-input`.
 */
export const replacePicture = async (
  record: ArticleRecord,
  slot: number,
  { name, bytes }: GivenPicture,
  ports: AppPorts,
): Promise<{ before: ImageRecord; after: ImageRecord; version: number }> => {
  const { images, number } = currentVersion(record);
  const before = images.find((image) => image.slot === slot && image.state !== 'skipped');
  if (!before)
    throw new OffprintError(
      'not-found',
      `The article has no picture number ${String(slot)}; nothing was changed.`,
    );
  const verdict = await ports.inspector.inspect(bytes);
  if (!verdict.ok) {
    throw new OffprintError(
      'bad-input',
      `“${name}” cannot take the place of the picture: ${refusedPicture(verdict.reason)}. Nothing was changed; choose another file.`,
    );
  }
  const now = new Date(ports.clock.now()).toISOString();
  const after: ImageRecord = {
    ...before,
    state: 'local',
    asset: await ports.assets.put(bytes, verdict.image),
    source: 'user',
    requestedUrl: null,
    finalUrl: null,
    fetchedAt: null,
    obtainedAt: now,
    givenName: name,
    reason: null,
    retryAt: null,
  };
  await putPicture(record, number, after, ports);
  return { before, after, version: number };
};

/** Puts one record in the place of the one that stands there of the same picture. */
export const putPicture = (
  record: ArticleRecord,
  version: number,
  image: ImageRecord,
  ports: AppPorts,
): Promise<void> => storePictures(record, version, [{ found: image, holds: () => true }], ports);
