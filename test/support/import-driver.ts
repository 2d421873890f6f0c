/**
 * Child process of the kill trials: brings `count` articles to their final state, several at a time, leaving
 * alone what is there, and prints the index of each that it has been told is stored.
 * Arguments: library, count, file operation at which it kills itself (0: none).
 */
import { fileURLToPath } from 'node:url';
import type { ArticleRecord } from '../../main/core/articles/article-record.ts';
import type { OpenLibrary } from '../../main/adapters/open-library.ts';
import { openLibrary } from '../../main/adapters/open-library.ts';
import { createFaultyFileSystem } from './faulty-file-system.ts';
import {
  PNG,
  sampleAnnotation,
  sampleArticle,
  sampleAsset,
  sampleFiles,
  sampleId,
  sampleVersion,
  withSampleVersion,
} from './sample-article.ts';
import { libraryOptions } from './temporary-library.ts';

type Stores = Pick<OpenLibrary, 'articles' | 'assets'>;

const AT_A_TIME = 6;

const renewed = (record: ArticleRecord, index: number) => {
  const files = { ...sampleFiles(index, 1), readable: `<p>${String(index)}</p>`, text: 'neu', log: '{}' };
  const [first, ...later] = record.versions;
  return {
    files,
    record: { ...record, versions: [{ ...sampleVersion(1, files), images: first!.images }, ...later] },
  };
};

/** Each third article gets a second version, each fourth a readable copy derived anew, all get a mark. */
export const bringIn = async ({ articles, assets }: Stores, index: number): Promise<void> => {
  const id = sampleId(index);
  if (!(await articles.read(id))) {
    const pictures = [await assets.put(sampleAsset(index), PNG), await assets.put(sampleAsset(0), PNG)];
    const { record, files } = sampleArticle(index, pictures);
    await articles.create(record, files);
  }
  const created = (await articles.read(id))!;
  if (index % 3 === 0 && created.versions.length === 1) {
    const next = withSampleVersion(created, index);
    await articles.addVersion(next.record.id, next.files, () => next.record);
  }
  if (index % 4 === 0) {
    const next = renewed((await articles.read(id))!, index);
    await articles.replaceDerived(next.record.id, 1, next.files, () => next.record);
  }
  await articles.updateAnnotations(id, () => [sampleAnnotation('annotation-1')]);
  await articles.update(id, (record) => ({ ...record, unread: false }));
};

/** What differs between the article and its final state, or null. */
export const whatIsMissing = async ({ articles }: Stores, index: number): Promise<string | null> => {
  const id = sampleId(index);
  const record = await articles.read(id);
  if (!record) return 'the article';
  if (record.unread) return 'the read mark';
  if (record.versions.length !== (index % 3 === 0 ? 2 : 1)) return 'a version';
  if (((await articles.readText(id, 1)) === 'neu') !== (index % 4 === 0)) return 'the new readable copy';
  return (await articles.readAnnotations(id)).length === 1 ? null : 'the annotation';
};

const main = async (root: string, count: number, killAt: number): Promise<void> => {
  const fileSystem = createFaultyFileSystem(({ number }) => {
    if (number === killAt) process.kill(process.pid, 'SIGKILL');
  });
  const library = await openLibrary(root, { ...libraryOptions, fileSystem });
  process.stdout.write('open\n');
  let next = 0;
  const worker = async (): Promise<void> => {
    while (next < count) {
      const index = (next += 1);
      await bringIn(library, index);
      process.stdout.write(`${String(index)}\n`);
    }
  };
  await Promise.all(Array.from({ length: AT_A_TIME }, worker));
  await library.close();
};

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [root = '', count = '0', killAt = '0'] = process.argv.slice(2);
  await main(root, Number(count), Number(killAt));
}
