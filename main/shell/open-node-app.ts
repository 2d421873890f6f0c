import { availableParallelism } from 'node:os';
import path from 'node:path';
import type { Capabilities } from '../../preload/contract/shell.ts';
import { createChromiumPdfPrinter } from '../adapters/chromium-pdf-printer.ts';
import { expandContainers } from '../adapters/containers/expand-containers.ts';
import { createWorkerDeriver } from '../adapters/derive-worker/worker-deriver.ts';
import { entryUrl } from '../adapters/entry-url.ts';
import { findBrowser } from '../adapters/find-browser.ts';
import { createFsAppFiles } from '../adapters/fs-app-files.ts';
import { createFsStagingArea } from '../adapters/fs-staging-area.ts';
import { createImageInspector } from '../adapters/image-inspector.ts';
import { createJsonLogger } from '../adapters/json-logger.ts';
import { nodeClock } from '../adapters/node-clock.ts';
import { nodeDigest } from '../adapters/node-digest.ts';
import { openLibrary, type OpenLibrary } from '../adapters/open-library.ts';
import { readPrintFont } from '../adapters/print-fonts.ts';
import { randomIdSource } from '../adapters/random-id-source.ts';
import { uploadedFiles } from '../adapters/saved-files/uploaded-files.ts';
import { walkPaths } from '../adapters/saved-files/walk-paths.ts';
import { createSqliteIndex } from '../adapters/sqlite-index/create-sqlite-index.ts';
import type { AppPorts } from '../app/app-ports.ts';
import { createApp, type App } from '../app/create-app.ts';
import { OffprintError } from '../core/errors/offprint-error.ts';
import { MAX_SAVED_FILE_BYTES } from '../core/importing/size-limits.ts';
import { parseProxy, proxyOf, type ProxySetting } from '../core/network/network-proxy.ts';
import type { LibraryFault } from '../core/ports/article-store.ts';
import type { Desktop } from '../core/ports/desktop.ts';
import type { PdfPrinter } from '../core/ports/pdf-printer.ts';
import type { PdfVerifier } from '../core/ports/pdf-verifier.ts';
import type { SearchIndex } from '../core/ports/search-index.ts';
import { lazyImageFetcher } from './lazy-image-fetcher.ts';
import { PRODUCT_VERSION } from './product-version.ts';

export interface NodeAppOptions {
  /** The library's folder; created on first use. */
  readonly library: string;
  readonly capabilities: Capabilities;
  /** Folder of the built window; browser mode and Electron need it. */
  readonly windowFolder: string;
  /** Where the shell has something better than a browser of the machine. */
  readonly printer?: PdfPrinter;
  readonly desktop?: Desktop;
  readonly openIndex?: (file: string) => Promise<SearchIndex>;
  /** Instead of the library's own choice, for this process. */
  readonly proxy?: ProxySetting | undefined;
}

export interface OpenedApp {
  readonly app: App;
  readonly root: string;
  readonly problems: readonly LibraryFault[];
  close(): Promise<void>;
}

const DERIVE_TIMEOUT_MS = 30_000;
const DERIVE_HEAP_MB = 1024;
/** What may wait in temporary files at a time. */
const MAX_STAGED_BYTES = 64 * 2 ** 30;

/**
 * The application on this machine's own adapters: the one place that chooses them, for every shell. Throws
 * OffprintError `library-in-use`, `library-unusable`, `library-read-only`, `disk-full`.
 */
export const openNodeApp = async (options: NodeAppOptions): Promise<OpenedApp> => {
  const logger = createJsonLogger(process.stderr, nodeClock);
  const library = await openLibrary(options.library, {
    clock: nodeClock,
    digest: nodeDigest,
    ids: randomIdSource,
    logger,
  });
  try {
    const app = createApp(await portsOf(library, options, logger));
    const close = async () => {
      await app.close();
      await library.close();
    };
    const late = await catchUp(app);
    return { app, root: library.root, problems: [...library.problems(), ...late], close };
  } catch (error) {
    await library.close();
    throw error;
  }
};

/** A library whose index cannot be written (a full disk) is still there to be read, checked and exported. */
const catchUp = async (app: App): Promise<LibraryFault[]> => {
  try {
    await app.catchUp();
    return [];
  } catch (error) {
    if (!(error instanceof OffprintError)) {
      await app.close();
      throw error;
    }
    return [{ id: null, file: 'index.sqlite', problem: `not up to date: ${error.message}` }];
  }
};

const portsOf = async (
  library: OpenLibrary,
  options: NodeAppOptions,
  logger: AppPorts['logger'],
): Promise<AppPorts> => {
  const proxy = options.proxy ?? proxyOfEnvironment();
  const index = await (options.openIndex ?? openIndex)(path.join(library.root, 'index.sqlite'));
  return {
    root: library.root,
    version: PRODUCT_VERSION,
    capabilities: options.capabilities,
    articles: library.articles,
    assets: library.assets,
    settings: library.settings,
    batches: library.batches,
    undoSteps: library.undoSteps,
    problems: () => library.problems(),
    backUp: (folder, signal) => library.backUp(folder, signal),
    index,
    deriver: createWorkerDeriver({
      entry: entryUrl('../adapters/derive-worker/derive-worker.ts', import.meta.url),
      timeoutMs: DERIVE_TIMEOUT_MS,
      heapMb: DERIVE_HEAP_MB,
      threads: Math.max(1, Math.min(4, availableParallelism() - 1)),
    }),
    fetcher: lazyImageFetcher({
      proxy: async () => proxyOf(proxy ?? (await library.settings.read()).proxy),
      perHost: async () => (await library.settings.read()).perHost,
    }),
    inspector: createImageInspector(),
    printer: options.printer ?? createChromiumPdfPrinter(),
    verifier: lazyPdfVerifier,
    staging: await createFsStagingArea({
      maxBytes: MAX_SAVED_FILE_BYTES,
      maxTotalBytes: MAX_STAGED_BYTES,
    }),
    savedFiles: {
      ofPaths: (paths, signal) => expandContainers(walkPaths(paths, signal), signal),
      ofUploads: (uploads, staging, signal) => expandContainers(uploadedFiles(uploads, staging), signal),
    },
    appFiles: createFsAppFiles(options.windowFolder),
    fonts: { read: readPrintFont },
    desktop: options.desktop,
    clock: nodeClock,
    ids: randomIdSource,
    digest: nodeDigest,
    logger,
  };
};

/** A choice of the machine's user that no library overrides, and no library has to hold the password of. */
const proxyOfEnvironment = (): ProxySetting | undefined => {
  const { OFFPRINT_PROXY: given = '' } = process.env;
  return given === '' ? undefined : parseProxy(given);
};

const openIndex = (file: string): Promise<SearchIndex> => createSqliteIndex({ file });

/** What a shell without a desktop of its own can do. */
export const plainCapabilities = (shell: 'browser' | 'terminal'): Capabilities => ({
  shell,
  nativeDialogs: false,
  revealInFolder: false,
  printsPdf: findBrowser() !== null,
});

/** pdf.js takes a quarter of a second to load: only an export waits for it. */
const lazyPdfVerifier: PdfVerifier = {
  async lostMarks(pdf, expected) {
    const { createPdfVerifier } = await import('../adapters/pdf-verifier.ts');
    return createPdfVerifier().lostMarks(pdf, expected);
  },
};
