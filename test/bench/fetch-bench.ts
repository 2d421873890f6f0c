import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { createHttpImageFetcher } from '../../main/adapters/http-image-fetcher.ts';
import { createImageInspector } from '../../main/adapters/image-inspector.ts';
import { openLibrary } from '../../main/adapters/open-library.ts';
import type { ImageSlot } from '../../main/core/articles/image-record.ts';
import { acquireImages } from '../../main/core/images/acquire-images.ts';
import type { SlowServerOptions } from '../support/slow-picture-server.ts';
import { libraryOptions } from '../support/temporary-library.ts';
import { singleFileAll } from './single-file-peer.ts';

const SERVER: SlowServerOptions = { pictures: 1000, latencyMs: 50, picturesPerPage: 20 };
const PAGES = SERVER.pictures / SERVER.picturesPerPage;
/** Not more than an import works on side by side. */
const ARTICLES_AT_ONCE = 6;
/** A browser takes seconds for a page: a few are enough to know its rate. */
const PAGES_IN_BROWSER = 6;
const BARS = { verifiedAndStoredPerSecond: 60, timesWget: 3, timesSingleFile: 10 };

/** 1,000 pictures of 50 pages from one host behind 50 ms, six connections, verified and stored with every fsync. */
export const benchFetch = async (): Promise<object> => {
  const folder = await mkdtemp(path.join(tmpdir(), 'offprint-bench-'));
  const worker = new Worker(new URL('../support/slow-picture-server.ts', import.meta.url), {
    workerData: SERVER,
  });
  try {
    const [port] = (await once(worker, 'message')) as [number];
    const origin = `http://127.0.0.1:${String(port)}`;
    const fetchOnly = await perSecond(() => fetchAll(origin));
    const whole = await perSecond(() => acquireAll(origin, path.join(folder, 'library')));
    const wget = await perSecond(() => wgetAll(origin, path.join(folder, 'wget')));
    const inBrowser = pageUrls(origin).slice(0, PAGES_IN_BROWSER);
    const singleFile = await perSecond(() => singleFileAll(inBrowser, path.join(folder, 'single-file')));
    return {
      bars: BARS,
      ...SERVER,
      fetchOnlyPerSecond: fetchOnly,
      verifiedAndStoredPerSecond: whole,
      wgetPageRequisitesPerSecond: wget,
      singleFileCliPerSecond: singleFile,
      timesWget: whole === null || wget === null ? null : whole / wget,
      timesSingleFile: whole === null || singleFile === null ? null : whole / singleFile,
    };
  } finally {
    await worker.terminate();
    await rm(folder, { recursive: true, force: true });
  }
};

/** Pictures per second; `run` gives how many it got, null when it cannot run here. */
const perSecond = async (run: () => Promise<number | null>): Promise<number | null> => {
  const started = performance.now();
  const pictures = await run();
  return pictures === null ? null : pictures / ((performance.now() - started) / 1000);
};

const pictureUrl = (origin: string, number: number): string => `${origin}/pictures/${String(number)}.png`;

const pageUrls = (origin: string): readonly string[] =>
  Array.from({ length: PAGES }, (_, number) => `${origin}/pages/${String(number)}.html`);

const fetchAll = async (origin: string): Promise<number> => {
  const fetcher = createHttpImageFetcher();
  const answers = await Promise.all(
    Array.from({ length: SERVER.pictures }, (_, number) =>
      fetcher.fetch({ url: pictureUrl(origin, number), referrer: null, trusted: true }),
    ),
  );
  await fetcher.close();
  return answers.filter((answer) => answer.ok).length;
};

const acquireAll = async (origin: string, root: string): Promise<number> => {
  const library = await openLibrary(root, libraryOptions);
  const fetcher = createHttpImageFetcher();
  const inspector = createImageInspector();
  let local = 0;
  let nextPage = 0;
  const importPages = async (): Promise<void> => {
    while (nextPage < PAGES) {
      const first = nextPage * SERVER.picturesPerPage;
      nextPage += 1;
      const records = await acquireImages(
        {
          slots: Array.from({ length: SERVER.picturesPerPage }, (_, slot) => slotFor(slot, first + slot)),
          skipped: [],
          embedded: new Map(),
          sibling: () => Promise.resolve(null),
          referrer: 'https://news.example/',
          previous: [],
          // Loopback is reached the way a user would have it: as a mirror.
          policy: { fetch: true, mirrors: [{ prefix: '*', template: `${origin}/?{url}` }] },
        },
        {
          fetcher,
          inspector,
          assets: library.assets,
          clock: { now: () => Date.now() },
          known: (keys) => Promise.resolve(keys.map(() => null)),
        },
      );
      local += records.filter(({ state }) => state === 'local').length;
    }
  };
  await Promise.all(Array.from({ length: ARTICLES_AT_ONCE }, importPages));
  await fetcher.close();
  await library.close();
  return local;
};

const slotFor = (slot: number, number: number): ImageSlot => {
  const url = pictureUrl('https://pictures.example', number);
  return { slot, url, alt: '', width: null, height: null, candidates: [{ kind: 'given', url }] };
};

/** The peer: the same pages with everything they show and links made local. */
const wgetAll = async (origin: string, folder: string): Promise<number | null> => {
  const options = ['-q', '-p', '-k', '-P', folder];
  const child = spawn('wget', [...options, ...pageUrls(origin)], { stdio: 'ignore' });
  const ended = await Promise.race([once(child, 'exit'), once(child, 'error').then(() => null)]).catch(
    () => null,
  );
  if (ended === null) return null;
  const files = await readdir(folder, { recursive: true });
  return files.filter((name) => name.endsWith('.png')).length;
};
