export interface PrintOptions {
  /** Tagged PDF with an outline from the headings; off for the measuring print. */
  readonly tagged: boolean;
}

/**
 * One document, loaded once, with every font and picture in place, printed as often as needed. Page size and
 * margins come from its `@page` rules, backgrounds are printed. The document's own scripts never run and it
 * has no network.
 */
export interface PrintSession {
  /**
   * Evaluates an expression in a world of its own beside the document and resolves to its value, awaited
   * and copied as JSON. In Electron: `executeJavaScriptInIsolatedWorld`.
   */
  evaluate(expression: string): Promise<unknown>;
  print(options: PrintOptions): Promise<Uint8Array>;
  close(): Promise<void>;
}

/**
 * Answers the URLs of a print document, given as path from the library's root without a leading slash
 * (`assets/ab/….jpg`, `fonts/…`); null where there is nothing.
 */
export type PrintResources = (
  path: string,
) => Promise<{ readonly bytes: Uint8Array; readonly type: string } | null>;

/** Throws OffprintError `pdf-unavailable` where no browser engine can be had, `pdf-failed` when it fails. */
export interface PdfPrinter {
  /**
   * The document is served as `path` (so that its relative URLs mean what they mean in the library), with
   * `securityPolicy` as its Content-Security-Policy; everything `resources` does not answer is refused.
   */
  open(
    document: { readonly html: string; readonly path: string; readonly securityPolicy: string },
    resources: PrintResources,
    signal?: AbortSignal,
  ): Promise<PrintSession>;
  close(): Promise<void>;
}
