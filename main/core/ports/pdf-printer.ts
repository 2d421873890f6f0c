export interface PrintOptions {
  /** Tagged PDF with an outline from the headings; off for the measuring print. */
  readonly tagged: boolean;
}

/**
 * One document, loaded once without scripts and without network, printed as often as needed. Page size
 * and margins come from its `@page` rules.
 */
export interface PrintSession {
  /** Adds a constructed style sheet under `name`, or takes it away again with null. */
  style(name: string, css: string | null): Promise<void>;
  /**
   * Registers CSS custom highlights over ranges of the document's canonical text (text-model.ts) below
   * the element `root`; replaces all earlier ones.
   */
  highlight(root: string, highlights: readonly { name: string; start: number; end: number }[]): Promise<void>;
  /** Sets the text of elements by their id, for page numbers that only the first print tells. */
  fill(texts: Readonly<Record<string, string>>): Promise<void>;
  print(options: PrintOptions): Promise<Uint8Array>;
  close(): Promise<void>;
}

/** Throws OffprintError `pdf-unavailable` where no browser engine can be had, `pdf-failed` when it fails. */
export interface PdfPrinter {
  /** `resources` answers the document's own relative URLs (pictures, fonts); everything else is refused. */
  open(
    html: string,
    resources: (path: string) => Promise<{ bytes: Uint8Array; type: string } | null>,
    signal?: AbortSignal,
  ): Promise<PrintSession>;
  close(): Promise<void>;
}
