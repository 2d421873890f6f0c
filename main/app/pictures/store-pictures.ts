import { anchorAfterReplacement } from '../../core/annotations/anchor-annotations.ts';
import type { ArticleRecord } from '../../core/articles/article-record.ts';
import { currentVersion } from '../../core/articles/article-record.ts';
import type { ImageRecord } from '../../core/articles/image-record.ts';
import { deriveVersionFiles } from '../../core/importing/derive-version-files.ts';
import type { AppPorts } from '../app-ports.ts';
import { derivationPorts } from '../versions/derivation-ports.ts';

/**
 * Derives the current version again with other pictures. The canonical text does not depend on them, so marks
 * stay where they are.
 */
export const storePictures = async (
  record: ArticleRecord,
  images: readonly ImageRecord[],
  ports: AppPorts,
): Promise<void> => {
  const version = currentVersion(record);
  const bytes = await ports.articles.readOriginal(record.id, version.number);
  const derived = await ports.deriver.derive(
    { name: version.original.name, bytes },
    version.chosenCharset === undefined ? {} : { charset: version.chosenCharset },
  );
  const { files, version: again } = deriveVersionFiles(
    {
      derived,
      file: { name: version.original.name, bytes, modified: version.original.modified },
      sha256: version.original.sha256,
      images,
      number: version.number,
      chosenCharset: version.chosenCharset,
    },
    derivationPorts(ports),
  );
  const before = await ports.articles.readText(record.id, version.number);
  await ports.articles.replaceDerived(
    record.id,
    version.number,
    { readable: files.readable, text: files.text, log: files.log },
    (current) => ({
      ...current,
      versions: current.versions.map((each) =>
        each.number === version.number ? { ...again, imported: each.imported } : each,
      ),
    }),
  );
  if (files.text === before) return;
  // Only where this program derives otherwise than the one that imported it.
  await ports.articles.updateAnnotations(record.id, (annotations) =>
    anchorAfterReplacement(annotations, version.number, before, files.text, again.text.modelVersion),
  );
};
