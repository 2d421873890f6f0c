import { BrowserWindow, session } from 'electron';
import { answerPrintRequest } from '../adapters/answer-print-request.ts';
import { PRINT_READY_SCRIPT } from '../adapters/print-ready-script.ts';
import { OffprintError } from '../core/errors/offprint-error.ts';
import type { PdfPrinter, PrintSession } from '../core/ports/pdf-printer.ts';
import { hardenSession, SAFE_PREFERENCES } from './hardening.ts';
import { ORIGIN, SCHEME } from './scheme.ts';

/** Beside the document's own world, as Electron numbers them: 0 is the page's, 999 the preload's. */
const WORLD = 1000;

/** Prints in a hidden window with a session of its own: only the document and its resources exist there. */
export const createElectronPdfPrinter = (): PdfPrinter => {
  const windows = new Set<BrowserWindow>();
  const open: PdfPrinter['open'] = async (document, resources, signal) => {
    const own = session.fromPartition(`print-${crypto.randomUUID()}`);
    await hardenSession(own);
    own.protocol.handle(SCHEME, (request) => answerPrintRequest(document, resources, request));
    const window = new BrowserWindow({ show: false, webPreferences: { ...SAFE_PREFERENCES, session: own } });
    windows.add(window);
    const close = (): Promise<void> => {
      windows.delete(window);
      if (!window.isDestroyed()) window.destroy();
      return Promise.resolve();
    };
    const step = async <T>(what: string, run: () => Promise<T>): Promise<T> => {
      if (signal?.aborted)
        throw new OffprintError('cancelled', 'The PDF export was stopped; nothing was written.');
      return run().catch((error: unknown) => {
        throw failed(what, error);
      });
    };
    const evaluate: PrintSession['evaluate'] = (code) =>
      step('prepare the pages', () => window.webContents.executeJavaScriptInIsolatedWorld(WORLD, [{ code }]));
    try {
      await step('open the pages', () => window.loadURL(`${ORIGIN}/${document.path}`));
      await evaluate(PRINT_READY_SCRIPT);
    } catch (error) {
      await close();
      throw error;
    }
    return {
      evaluate,
      print: ({ tagged }) =>
        step('print', () =>
          window.webContents.printToPDF({
            printBackground: true,
            preferCSSPageSize: true,
            generateTaggedPDF: tagged,
            generateDocumentOutline: tagged,
          }),
        ),
      close,
    };
  };
  const close = (): Promise<void> => {
    for (const window of windows) window.destroy();
    return Promise.resolve();
  };
  return { open, close };
};

const failed = (what: string, cause: unknown): OffprintError =>
  new OffprintError(
    'pdf-failed',
    `Offprint could not ${what}; no PDF was written and the article is unchanged. Export it again.`,
    { cause },
  );
