/** Reads finished PDFs with pdf.js, which had no part in making them. */
import { PDFArray, PDFDict, PDFDocument, PDFHexString, PDFName, PDFNumber, PDFString } from '@cantoo/pdf-lib';
import { haveSameCharacters } from '../core/exporting/same-characters.ts';
import type { PdfVerifier } from '../core/ports/pdf-verifier.ts';
import type { PlacedGlyph } from './pdf-glyphs.ts';

interface MarkedArea {
  /** From 0. */
  readonly page: number;
  /** Eight numbers per quad: top left, top right, bottom left, bottom right. */
  readonly quads: readonly number[];
}

const textOf = (value: unknown): string =>
  value instanceof PDFString || value instanceof PDFHexString ? value.decodeText() : '';

/** The highlights of a file by annotation id, their parts in page order. pdf.js does not tell `/NM`. */
const readMarkedAreas = async (pdf: Uint8Array): Promise<Map<string, MarkedArea[]>> => {
  const document = await PDFDocument.load(pdf, { updateMetadata: false });
  const areas = new Map<string, MarkedArea[]>();
  document.getPages().forEach((page, index) => {
    const annotations = page.node.Annots();
    for (let at = 0; at < (annotations?.size() ?? 0); at++) {
      const annotation = annotations?.lookup(at, PDFDict);
      if (annotation?.lookup(PDFName.of('Subtype')) !== PDFName.of('Highlight')) continue;
      const [id = ''] = textOf(annotation.lookup(PDFName.of('NM'))).split('#');
      const points = annotation.lookup(PDFName.of('QuadPoints'), PDFArray);
      const quads = points.asArray().map((point) => (point instanceof PDFNumber ? point.asNumber() : NaN));
      areas.set(id, [...(areas.get(id) ?? []), { page: index, quads }]);
    }
  });
  return areas;
};

const isInside = ({ x, y }: PlacedGlyph, quad: readonly number[]): boolean => {
  // Around the quad: top left, top right, bottom right, bottom left.
  const corners = [0, 2, 6, 4].map((at) => [quad[at] ?? NaN, quad[at + 1] ?? NaN] as const);
  let side = 0;
  for (const [index, [fromX, fromY]] of corners.entries()) {
    const [toX, toY] = corners[(index + 1) % 4] ?? [NaN, NaN];
    const cross = (toX - fromX) * (y - fromY) - (toY - fromY) * (x - fromX);
    if (Math.abs(cross) < 1e-9) continue;
    if (side === 0) side = Math.sign(cross);
    else if (Math.sign(cross) !== side) return false;
  }
  return side !== 0;
};

/** Characters under the quads, in the order of the page's content. */
const textUnder = (glyphs: readonly PlacedGlyph[], quads: readonly number[]): string => {
  const list: (readonly number[])[] = [];
  for (let at = 0; at + 7 < quads.length; at += 8) list.push(quads.slice(at, at + 8));
  return glyphs
    .filter((glyph) => list.some((quad) => isInside(glyph, quad)))
    .map(({ text }) => text)
    .join('');
};

const openDocument = async (pdf: Uint8Array) => {
  // Bundled with the program: pdf.js would look for the file of its worker beside itself.
  const worker = await import('pdfjs-dist/legacy/build/pdf.worker.mjs');
  Object.assign(globalThis, { pdfjsWorker: worker });
  const { getDocument, VerbosityLevel } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  return getDocument({
    // pdf.js takes the buffer for its own.
    data: pdf.slice(),
    verbosity: VerbosityLevel.ERRORS,
    useSystemFonts: false,
    disableFontFace: true,
  });
};

/** What stands under every highlight of a PDF, by annotation id. */
export const readHighlightedText = async (pdf: Uint8Array): Promise<Map<string, string>> => {
  const areas = await readMarkedAreas(pdf);
  const { readGlyphs } = await import('./pdf-glyphs.ts');
  const task = await openDocument(pdf);
  try {
    const document = await task.promise;
    const glyphs = new Map<number, PlacedGlyph[]>();
    for (const index of new Set([...areas.values()].flat().map(({ page }) => page))) {
      const page = await document.getPage(index + 1);
      glyphs.set(index, await readGlyphs(page));
      page.cleanup();
    }
    return new Map(
      [...areas].map(([id, parts]) => [
        id,
        parts.map(({ page, quads }) => textUnder(glyphs.get(page) ?? [], quads)).join(''),
      ]),
    );
  } finally {
    await task.destroy();
  }
};

export const createPdfVerifier = (): PdfVerifier => ({
  async lostMarks(pdf, expected) {
    if (expected.length === 0) return [];
    const shown = await readHighlightedText(pdf);
    return expected
      .filter(({ id, text }) => !haveSameCharacters(text, shown.get(id) ?? ''))
      .map(({ id }) => id);
  },
});
