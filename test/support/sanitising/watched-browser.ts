/** Chromium under watch: which calls ran, which addresses it asked for, which hosts it looked up. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright';
import type { BrowserContext, Page } from 'playwright';
import { chromiumOptions } from '../chromium.ts';
import { useFrames, type Handling } from './use-frames.ts';
import { payloadOf } from './payloads.ts';
import { readLookUps } from './read-net-log.ts';
import { READER_HOST, startWatchedServer } from './watched-server.ts';
import type { ServedDocument } from './watched-server.ts';

export interface Sightings {
  /** Payloads whose call ran; -1 for a call of an unknown one. */
  readonly ran: ReadonlySet<number>;
  /** Payloads whose host was asked for something. */
  readonly asked: ReadonlySet<number>;
  /** Payloads whose host was looked up; known when the browser has closed. */
  readonly lookedUp: ReadonlySet<number>;
  /** Whatever else was asked for or looked up. */
  readonly strays: readonly string[];
}

export interface WatchedBrowser extends AsyncDisposable {
  readonly port: number;
  /** Documents opened as files, in frames of pages that are files. */
  openInFrames(documents: readonly string[], how?: Handling): Promise<void>;
  /** Each document a page of its own, opened as a file. */
  openAlone(documents: readonly string[]): Promise<void>;
  /** Documents as the reader shows them: served with `headers` into a sandboxed frame. */
  openInReader(
    documents: readonly string[],
    headers: ServedDocument['headers'],
    how?: Handling,
  ): Promise<void>;
  /** Closes the browser, so that its log is whole, and tells what was seen. */
  close(): Promise<Sightings>;
}

const FRAMES_A_PAGE = 100;
const PAGES_AT_ONCE = 8;
/** Nothing new for so long, twice: then nothing more comes, however busy the machine. */
const QUIET_MS = 400;
const MOST_ROUNDS = 25;

/** Runs in every frame before the page's own code: what a payload calls. */
const CANARY = `for (const name of ['alert', 'confirm', 'prompt', 'print'])
  try { globalThis[name] = () => ran(-1) } catch {}`;

const frame = (src: string, sandbox: string): string => `<iframe src="${src}" sandbox="${sandbox}"></iframe>`;
/** All that a page of its own may do, but for leaving the page it stands in. */
const FREE = 'allow-scripts allow-same-origin allow-forms allow-popups allow-modals allow-downloads';

const inBatches = async <T>(
  items: readonly T[],
  size: number,
  visit: (batch: T[]) => Promise<void>,
): Promise<void> => {
  for (let from = 0; from < items.length; from += size) await visit(items.slice(from, from + size));
};

/** A profile of its own: Chromium looks up hosts ahead of time in no other. */
const openProfile = async (folder: string, netLog: string, ran: Set<number>): Promise<BrowserContext> => {
  const context = await chromium.launchPersistentContext(
    folder,
    chromiumOptions([`--log-net-log=${netLog}`]),
  );
  await context.exposeFunction('ran', (id: unknown) => ran.add(typeof id === 'number' ? id : -1));
  await context.addInitScript(CANARY);
  return context;
};

const untilQuiet = async (page: Page, count: () => number): Promise<void> => {
  for (let [rounds, quiet, before] = [0, 0, count()]; quiet < 2 && rounds < MOST_ROUNDS; rounds++) {
    await page.waitForTimeout(QUIET_MS);
    quiet = count() === before ? quiet + 1 : 0;
    before = count();
  }
};

export const openWatchedBrowser = async (): Promise<WatchedBrowser> => {
  const folder = await mkdtemp(join(tmpdir(), 'offprint-watch-'));
  const netLog = join(folder, 'net-log.json');
  const server = await startWatchedServer();
  const ran = new Set<number>();
  const context = await openProfile(join(folder, 'profile'), netLog, ran);
  const count = (): number => ran.size + server.asked.length;
  /** Opens a page, uses what stands in its frames, and waits until nothing more comes. */
  const visit = async (url: string, how: Handling = 'clean'): Promise<void> => {
    const page = await context.newPage();
    await page.goto(url, { waitUntil: how === 'free' ? 'domcontentloaded' : 'load' });
    if (how === 'free') await untilQuiet(page, count);
    await useFrames(page, how);
    await untilQuiet(page, count);
    for (const each of context.pages()) if (how !== 'clean' || each === page) await each.close();
  };
  const files: string[] = [];
  const file = async (html: string): Promise<string> => {
    const path = join(folder, `${String(files.length)}.html`);
    files.push(path);
    await writeFile(path, html);
    return pathToFileURL(path).href;
  };
  const pageOf = (addresses: readonly string[], sandbox: string): Promise<string> =>
    file(`<!doctype html><meta charset="utf-8">${addresses.map((url) => frame(url, sandbox)).join('\n')}`);
  const origin = `http://${READER_HOST}:${String(server.port)}`;

  return {
    port: server.port,
    openInFrames: (documents, how) =>
      inBatches(documents, FRAMES_A_PAGE, async (batch) => {
        const addresses = await Promise.all(batch.map(file));
        await visit(await pageOf(addresses, FREE), how);
      }),
    openAlone: (documents) =>
      inBatches(documents, PAGES_AT_ONCE, async (batch) => {
        await Promise.all(batch.map(async (html) => visit(await file(html))));
      }),
    openInReader: (documents, headers, how) =>
      inBatches(documents, FRAMES_A_PAGE, async (batch) => {
        const paths = batch.map((html) => {
          const path = `/${String(server.documents.size)}.html`;
          server.documents.set(path, { html, headers });
          return path;
        });
        const page = `/${String(server.documents.size)}.html`;
        const frames = paths.map((path) => frame(path, 'allow-same-origin')).join('\n');
        server.documents.set(page, {
          html: `<!doctype html><link rel=icon href="data:,">${frames}`,
          headers: {},
        });
        await visit(origin + page, how);
      }),
    async close() {
      await context.close();
      return sightings(ran, server.asked, [...(await readLookUps(netLog))]);
    },
    async [Symbol.asyncDispose]() {
      await context.close();
      server.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
};

const sightings = (
  ran: ReadonlySet<number>,
  asked: readonly string[],
  lookUps: readonly string[],
): Sightings => {
  const known = (seen: readonly string[]): ReadonlySet<number> =>
    new Set(seen.map(payloadOf).filter((id) => id !== null));
  const strays = [...asked, ...lookUps].filter((text) => payloadOf(text) === null && text !== READER_HOST);
  return { ran, asked: known(asked), lookedUp: known(lookUps), strays: [...new Set(strays)] };
};
