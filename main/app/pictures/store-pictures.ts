import { anchorAfterReplacement } from '../../core/annotations/anchor-annotations.ts';
import type { ArticleId } from '../../core/articles/article-id.ts';
import type { ArticleRecord, VersionRecord } from '../../core/articles/article-record.ts';
import { versionOf } from '../../core/articles/article-record.ts';
import type { ImageRecord } from '../../core/articles/image-record.ts';
import { settlePictures, type SettledPicture } from '../../core/images/settle-pictures.ts';
import type { AppPorts } from '../app-ports.ts';
import { deriveAgain } from '../versions/derive-again.ts';

/**
 * Puts pictures into a version and, where a reader would see it, derives the version again. The canonical
 * text does not depend on pictures, so marks stay where they are. `record` was read within the article's turn.
 */
export const storePictures = async (
  record: ArticleRecord,
  number: number,
  settled: readonly SettledPicture[],
  ports: AppPorts,
): Promise<void> => {
  const before = versionOf(record, number);
  const version = { ...before, ...settlePictures(before, settled) };
  if (looksAlike(before.images, version.images)) await noteOnly(record.id, version, ports);
  else await replaceDerived(record.id, version, ports);
};

/** When the next try is due is no part of what is read. */
const looksAlike = (before: readonly ImageRecord[], after: readonly ImageRecord[]): boolean =>
  before.length === after.length &&
  before.every((image, at) => {
    const other = after[at];
    return (
      other?.state === image.state &&
      other.reason === image.reason &&
      other.source === image.source &&
      other.asset?.sha256 === image.asset?.sha256
    );
  });

const noteOnly = (id: ArticleId, { number, images, otherImages }: VersionRecord, { articles }: AppPorts) =>
  articles.update(id, (current) => ({
    ...current,
    versions: current.versions.map((each) =>
      each.number === number
        ? { ...each, images, ...(otherImages === undefined ? {} : { otherImages }) }
        : each,
    ),
  }));

const replaceDerived = async (id: ArticleId, version: VersionRecord, ports: AppPorts): Promise<void> => {
  const { number } = version;
  const { files, version: again } = await deriveAgain(id, version, ports);
  const before = await ports.articles.readText(id, number);
  await ports.articles.replaceDerived(
    id,
    number,
    { readable: files.readable, text: files.text, log: files.log },
    (current) => ({
      ...current,
      versions: current.versions.map((each) =>
        each.number === number ? { ...again, ...keptOf(each) } : each,
      ),
    }),
    // The text is another only where this program derives otherwise than the one that imported it.
    (annotations) => anchorAfterReplacement(annotations, number, before, files.text, again.text.modelVersion),
  );
};

/** What is not derived from the original. */
const keptOf = ({ imported, trashed }: VersionRecord): Partial<VersionRecord> => ({
  imported,
  ...(trashed === undefined ? {} : { trashed }),
});
