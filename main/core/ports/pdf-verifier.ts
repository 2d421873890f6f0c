/** What a finished PDF is expected to show under the quads of one annotation. */
export interface ExpectedMark {
  /** The `/NM` of the annotation's parts: `id`, `id#2`, … */
  readonly id: string;
  /** The marked words in reading order. */
  readonly text: string;
}

/** Re-reads a finished PDF with an engine that had no part in making it. */
export interface PdfVerifier {
  /** Ids of the marks whose quads do not hold exactly their characters (white space and order aside). */
  lostMarks(pdf: Uint8Array, expected: readonly ExpectedMark[]): Promise<readonly string[]>;
}
