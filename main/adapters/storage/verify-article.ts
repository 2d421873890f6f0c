import type { ArticleId } from '../../core/articles/article-id.ts';
import type { ArticleRecord, VersionRecord } from '../../core/articles/article-record.ts';
import { allImages } from '../../core/articles/article-record.ts';
import type { LibraryFault } from '../../core/ports/article-store.ts';
import type { AssetCheck } from './asset-check.ts';
import { annotationsPlace, recordPlace } from './article-places.ts';
import { checkHash, checkRecord } from './check-file.ts';
import {
  LOG_FILE,
  READABLE_FILE,
  TEXT_FILE,
  absolute,
  articleFolder,
  assetPath,
  originalFile,
  versionFolder,
} from './library-paths.ts';
import type { StorageContext } from './storage-context.ts';
import { findStrays, strayProblem } from './stray-files.ts';

/** Everything that is wrong with one article's folder and with the pictures it uses. */
export const verifyArticle = async (
  context: StorageContext,
  id: ArticleId,
  assetCheck: AssetCheck,
): Promise<readonly LibraryFault[]> => {
  const { fs, root } = context;
  const folder = articleFolder(id);
  if ((await fs.facts(absolute(root, folder)))?.kind !== 'folder') {
    return [{ id, file: folder, problem: 'is missing' }];
  }
  const faults: LibraryFault[] = [];
  const report = (file: string, problem: string | null): void => {
    if (problem !== null) faults.push({ id, file, problem });
  };

  const { file: recordFile, format } = recordPlace(id);
  const { record, problem } = await checkRecord(context, recordFile, format);
  report(recordFile, problem ?? (record === null ? 'is missing' : null));

  const annotations = annotationsPlace(id);
  report(annotations.file, (await checkRecord(context, annotations.file, annotations.format)).problem);
  if (record === null) return faults;

  const expected = expectedFiles(folder, record);
  for (const [file, sha256] of expected) report(file, await checkHash(context, file, sha256));
  for (const [file, sha256] of assetsOf(record)) report(file, await assetCheck.check(file, sha256));
  const known = new Set([...expected.keys(), recordFile, annotations.file]);
  for (const file of await findStrays(fs, root, folder, known)) report(file, strayProblem(file));
  return faults;
};

const expectedFiles = (folder: string, { versions }: ArticleRecord): ReadonlyMap<string, string> =>
  new Map(versions.flatMap((version) => filesOf(`${folder}/${versionFolder(version.number)}`, version)));

const filesOf = (folder: string, version: VersionRecord): [string, string][] => [
  [`${folder}/${originalFile(version.original.extension)}`, version.original.sha256],
  [`${folder}/${READABLE_FILE}`, version.readableSha256],
  [`${folder}/${TEXT_FILE}`, version.text.sha256],
  [`${folder}/${LOG_FILE}`, version.logSha256],
];

/** Files of the pictures that the versions of an article use, with their SHA-256. */
export const assetsOf = ({ versions }: ArticleRecord): ReadonlyMap<string, string> =>
  new Map(
    versions
      .flatMap(allImages)
      .flatMap(({ asset }) => (asset ? [[assetPath(asset), asset.sha256] as const] : [])),
  );
