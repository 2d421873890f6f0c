import type { ArticleRecord } from '../../core/articles/article-record.ts';
import { currentVersion } from '../../core/articles/article-record.ts';
import type { ImageRecord } from '../../core/articles/image-record.ts';
import { OffprintError } from '../../core/errors/offprint-error.ts';
import type { AppPorts } from '../app-ports.ts';
import { storePictures } from './store-pictures.ts';

/** Puts a picture the user gave into a slot; the record says that it came from the user. */
export const replacePicture = async (
  record: ArticleRecord,
  slot: number,
  bytes: Uint8Array,
  ports: AppPorts,
): Promise<ImageRecord> => {
  const { images } = currentVersion(record);
  const old = images.find((image) => image.slot === slot && image.state !== 'skipped');
  if (!old)
    throw new OffprintError(
      'not-found',
      `The article has no picture number ${String(slot)}; nothing was changed.`,
    );
  const verdict = await ports.inspector.inspect(bytes);
  if (!verdict.ok) {
    throw new OffprintError(
      'bad-input',
      `The file you gave is not a whole picture (${verdict.reason}); nothing was changed.`,
    );
  }
  const image: ImageRecord = {
    ...old,
    state: 'local',
    asset: await ports.assets.put(bytes, verdict.image),
    source: 'user',
    requestedUrl: null,
    finalUrl: null,
    fetchedAt: new Date(ports.clock.now()).toISOString(),
    reason: null,
    retryAt: null,
  };
  await storePictures(
    record,
    images.map((each) => (each === old ? image : each)),
    ports,
  );
  return image;
};
