import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { OpenLibrary } from '../../main/adapters/open-library.ts';
import { openLibrary } from '../../main/adapters/open-library.ts';
import { PNG, sampleAnnotation, sampleArticle, sampleAsset, sampleId } from '../support/sample-article.ts';
import { libraryOptions } from '../support/temporary-library.ts';

const ARTICLES = 2000;
const PICTURES = 1000;
const BIG_PICTURES = 40;
const BIG_BYTES = 10 << 20;

const timed = async (task: () => Promise<unknown>): Promise<number> => {
  const started = performance.now();
  await task();
  return (performance.now() - started) / 1000;
};

const percentile = (values: readonly number[], share: number): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length * share)] ?? 0;

/** `task` for 1 … count, `atATime` side by side. */
const each = async (
  count: number,
  atATime: number,
  task: (index: number) => Promise<unknown>,
): Promise<void> => {
  let next = 0;
  const worker = async (): Promise<void> => {
    while (next < count) await task((next += 1));
  };
  await Promise.all(Array.from({ length: atATime }, worker));
};

const createArticle = async ({ articles }: OpenLibrary, index: number): Promise<void> => {
  const { record, files } = sampleArticle(index);
  await articles.create(record, files);
};

const editTimes = async ({ articles }: OpenLibrary): Promise<object> => {
  const ms: number[] = [];
  for (let edit = 0; edit < 300; edit += 1) {
    const seconds = await timed(() =>
      articles.updateAnnotations(sampleId(1 + edit), () => [sampleAnnotation('annotation-1')]),
    );
    ms.push(seconds * 1000);
  }
  return { p50: percentile(ms, 0.5), p95: percentile(ms, 0.95) };
};

/** The stores alone, every fsync on. */
export const benchStorage = async (): Promise<object> => {
  const folder = await mkdtemp(path.join(tmpdir(), 'offprint-bench-'));
  try {
    const root = path.join(folder, 'library');
    const library = await openLibrary(root, libraryOptions);
    const alone = await timed(() => each(300, 1, (at) => createArticle(library, ARTICLES + at)));
    const together = await timed(() => each(ARTICLES, 8, (at) => createArticle(library, at)));
    const pictures = await timed(() => each(PICTURES, 6, (at) => library.assets.put(sampleAsset(at), PNG)));
    const edit = await editTimes(library);
    const verifySmall = await timed(() => library.articles.verify(null));
    const big = Buffer.alloc(BIG_BYTES, 'picture');
    await each(BIG_PICTURES, 1, (at) => {
      big.writeUInt32LE(at);
      return library.assets.put(Uint8Array.from(big), PNG);
    });
    const verify = (await timed(() => library.articles.verify(null))) - verifySmall;
    const stamps = await timed(async () => {
      for (const id of await library.articles.ids()) await library.articles.stamp(id);
    });
    await library.close();
    const open = await timed(async () => (await openLibrary(root, libraryOptions)).close());
    return {
      articlesPerSecond: { oneAtATime: 300 / alone, eightAtATime: ARTICLES / together },
      picturesPerSecond: PICTURES / pictures,
      annotationEditMs: edit,
      verifyArticlesPerSecond: (ARTICLES + 300) / verifySmall,
      verifyMegabytesPerSecond: (BIG_PICTURES * BIG_BYTES) / 1e6 / verify,
      stampsPerSecond: (ARTICLES + 300) / stamps,
      openAndCloseMs: open * 1000,
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};
