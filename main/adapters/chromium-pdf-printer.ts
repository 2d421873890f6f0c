/** Prints with a browser of the Chromium family that is already on the machine, driven by Playwright. */
import type { Browser, BrowserContext, CDPSession, Page } from 'playwright';
import { OffprintError } from '../core/errors/offprint-error.ts';
import type { PdfPrinter, PrintResources, PrintSession } from '../core/ports/pdf-printer.ts';
import { findBrowser } from './find-browser.ts';
import { PRINT_READY_SCRIPT } from './print-ready-script.ts';

/** Never resolved: every request is answered here or refused. */
const ORIGIN = 'http://print.offprint.invalid';
const IDLE_MS = 60_000;
const READ_BYTES = 1 << 20;

const failed = (what: string, cause: unknown): OffprintError =>
  new OffprintError(
    'pdf-failed',
    `The browser could not ${what}; no PDF was written and the article is unchanged. Export it again.`,
    { cause },
  );

const launch = async (executablePath: string): Promise<Browser> => {
  const { chromium } = await import('playwright');
  const root = process.getuid?.() === 0;
  return chromium.launch({
    executablePath,
    headless: true,
    chromiumSandbox: !root,
    args: [
      '--disable-gpu',
      '--disable-dev-shm-usage',
      '--disable-background-networking',
      '--no-first-run',
      '--font-render-hinting=none',
      '--host-resolver-rules=MAP * ~NOTFOUND',
    ],
  });
};

const serve = async (
  context: BrowserContext,
  document: Parameters<PdfPrinter['open']>[0],
  resources: PrintResources,
): Promise<void> => {
  await context.route('**/*', async (route) => {
    const url = new URL(route.request().url());
    const path = decodeURIComponent(url.pathname).slice(1);
    const navigates = route.request().isNavigationRequest();
    // An aborted navigation leaves the document where it is; any other error would replace it.
    if (navigates && (url.origin !== ORIGIN || path !== document.path)) return route.abort('aborted');
    if (url.origin !== ORIGIN) return route.abort('blockedbyclient');
    if (navigates) {
      return route.fulfill({
        body: document.html,
        contentType: 'text/html; charset=utf-8',
        headers: { 'Content-Security-Policy': document.securityPolicy },
      });
    }
    const resource = await resources(path);
    if (resource === null) return route.fulfill({ status: 404, body: '' });
    return route.fulfill({ body: Buffer.from(resource.bytes), contentType: resource.type });
  });
};

const isolatedWorld = async (page: Page, protocol: CDPSession): Promise<PrintSession['evaluate']> => {
  const { frameTree } = await protocol.send('Page.getFrameTree');
  const { executionContextId } = await protocol.send('Page.createIsolatedWorld', {
    frameId: frameTree.frame.id,
    worldName: 'offprint-print',
  });
  return async (expression) => {
    const { result, exceptionDetails } = await protocol.send('Runtime.evaluate', {
      expression,
      contextId: executionContextId,
      awaitPromise: true,
      returnByValue: true,
    });
    if (exceptionDetails) {
      const cause = exceptionDetails.exception?.description ?? exceptionDetails.text;
      throw failed(`prepare ${page.url()}`, new Error(cause));
    }
    return result.value as unknown;
  };
};

const printPage = async (protocol: CDPSession, tagged: boolean): Promise<Uint8Array> => {
  const { stream } = await protocol.send('Page.printToPDF', {
    printBackground: true,
    preferCSSPageSize: true,
    generateTaggedPDF: tagged,
    generateDocumentOutline: tagged,
    transferMode: 'ReturnAsStream',
  });
  if (stream === undefined) throw failed('print', new Error('printToPDF gave no stream'));
  const chunks: Buffer[] = [];
  for (let end = false; !end;) {
    const read = await protocol.send('IO.read', { handle: stream, size: READ_BYTES });
    chunks.push(Buffer.from(read.data, read.base64Encoded === true ? 'base64' : 'utf8'));
    end = read.eof;
  }
  await protocol.send('IO.close', { handle: stream });
  return Buffer.concat(chunks);
};

const openSession = async (
  browser: Browser,
  document: Parameters<PdfPrinter['open']>[0],
  resources: PrintResources,
): Promise<PrintSession> => {
  const context = await browser.newContext({ javaScriptEnabled: false, serviceWorkers: 'block' });
  try {
    await serve(context, document, resources);
    const page = await context.newPage();
    await page.emulateMedia({ media: 'print' });
    await page.goto(`${ORIGIN}/${document.path}`, { waitUntil: 'load' });
    const protocol = await context.newCDPSession(page);
    const evaluate = await isolatedWorld(page, protocol);
    await evaluate(PRINT_READY_SCRIPT);
    return {
      evaluate,
      print: ({ tagged }) => printPage(protocol, tagged),
      close: () => context.close(),
    };
  } catch (error) {
    await context.close();
    throw error;
  }
};

const throwIfStopped = (signal: AbortSignal | undefined): void => {
  if (signal?.aborted) {
    throw new OffprintError('cancelled', 'The PDF export was stopped; nothing was written.');
  }
};

const guarded = (session: PrintSession, onClose: () => void, signal?: AbortSignal): PrintSession => {
  const step = async <T>(what: string, run: () => Promise<T>): Promise<T> => {
    throwIfStopped(signal);
    try {
      return await run();
    } catch (error) {
      throw error instanceof OffprintError ? error : failed(what, error);
    }
  };
  return {
    evaluate: (expression) => step('prepare the pages', () => session.evaluate(expression)),
    print: (options) => step('print', () => session.print(options)),
    close: async () => {
      try {
        await session.close();
      } finally {
        onClose();
      }
    },
  };
};

/**
 * Starts the browser with the first document and keeps it for the next one; after a minute without work,
 * or with `close`, it ends.
 */
export const createChromiumPdfPrinter = (find: () => string | null = findBrowser): PdfPrinter => {
  let running: Promise<Browser> | null = null;
  let sessions = 0;
  let idle: NodeJS.Timeout | undefined;

  const close = async (): Promise<void> => {
    clearTimeout(idle);
    const browser = running;
    running = null;
    if (browser) await (await browser).close();
  };

  const start = (): Promise<Browser> => {
    if (running) return running;
    const executable = find();
    if (executable === null) {
      throw new OffprintError(
        'pdf-unavailable',
        'PDFs are printed by Chrome, Chromium or Edge, and none was found on this computer. Nothing was ' +
          'written. Install one of them, or set OFFPRINT_BROWSER to the path of its program.',
      );
    }
    const starting = launch(executable).catch((error: unknown) => {
      running = null;
      throw new OffprintError('pdf-unavailable', `${executable} did not start; no PDF was written.`, {
        cause: error,
      });
    });
    running = starting;
    void starting.then(
      (browser) => {
        browser.on('disconnected', () => {
          if (running === starting) running = null;
        });
      },
      () => undefined,
    );
    return starting;
  };

  const release = (): void => {
    sessions--;
    if (sessions > 0) return;
    idle = setTimeout(() => void close(), IDLE_MS);
    idle.unref();
  };

  return {
    async open(document, resources, signal) {
      throwIfStopped(signal);
      clearTimeout(idle);
      sessions++;
      try {
        const browser = await start();
        return guarded(await openSession(browser, document, resources), release, signal);
      } catch (error) {
        release();
        throw error instanceof OffprintError ? error : failed('open the pages', error);
      }
    },
    close,
  };
};
