import { PDFArray, PDFName } from '@cantoo/pdf-lib';
import type { PDFPage, PDFRef } from '@cantoo/pdf-lib';
import type { Quad } from './mark-quads.ts';
import type { Box, Rgb } from './painted-fills.ts';
import { boundsOf } from './painted-fills.ts';
import { pdfDate, pdfText, rounded } from './pdf-text.ts';

export interface HighlightContent {
  /** `/NM`: unique in the document. */
  readonly name: string;
  /** The note, or nothing. */
  readonly note: string;
  readonly author: string;
  readonly subject: string;
  readonly created: string;
  readonly modified: string;
  readonly color: Rgb;
  /** First part of the same annotation on an earlier page. */
  readonly continues: PDFRef | null;
}

const POPUP_WIDTH = 180;
const POPUP_HEIGHT = 90;

const numbers = (box: Box): number[] => [box.left, box.bottom, box.right, box.top].map(rounded);

/** Filled quads that multiply with the page: what a viewer shows and a printer prints. */
const appearance = (page: PDFPage, quads: readonly Quad[], color: Rgb, box: Box): PDFRef => {
  const { context } = page.doc;
  const point = ([x, y]: readonly [number, number]): string => `${String(rounded(x))} ${String(rounded(y))}`;
  const shapes = quads.map(
    ([topLeft, topRight, bottomRight, bottomLeft]) =>
      `${point(topLeft)} m ${point(topRight)} l ${point(bottomRight)} l ${point(bottomLeft)} l h`,
  );
  const fill = color.map((part) => String(rounded(part))).join(' ');
  return context.register(
    context.flateStream(`/G0 gs ${fill} rg\n${shapes.join('\n')}\nf\n`, {
      Type: 'XObject',
      Subtype: 'Form',
      FormType: 1,
      BBox: numbers(box),
      Group: { Type: 'Group', S: 'Transparency', CS: 'DeviceRGB' },
      Resources: { ExtGState: { G0: { Type: 'ExtGState', BM: 'Multiply', ca: 1, AIS: false } } },
    }),
  );
};

const popup = (page: PDFPage, parent: PDFRef, box: Box): PDFRef => {
  const { context } = page.doc;
  const right = page.getWidth() - 10;
  const top = Math.max(box.top, POPUP_HEIGHT);
  return context.register(
    context.obj({
      Type: 'Annot',
      Subtype: 'Popup',
      Rect: [right - POPUP_WIDTH, top - POPUP_HEIGHT, right, top].map(rounded),
      Parent: parent,
      P: page.ref,
      Open: false,
      // Printing, no zoom, no rotation.
      F: 28,
    }),
  );
};

const addToPage = (page: PDFPage, ...references: readonly PDFRef[]): void => {
  let annotations = page.node.Annots();
  if (!annotations) {
    annotations = PDFArray.withContext(page.doc.context);
    page.node.set(PDFName.of('Annots'), annotations);
  }
  for (const reference of references) annotations.push(reference);
};

/**
 * Adds one `/Highlight` (ISO 32000-1, 12.5.6.10) with its popup to a page. The quads go in the order top
 * left, top right, bottom left, bottom right: what every program writes and reads, though the standard
 * draws another.
 */
export const addHighlight = (page: PDFPage, quads: readonly Quad[], content: HighlightContent): PDFRef => {
  const { context } = page.doc;
  const bounds = boundsOf(quads.flat());
  const box: Box = {
    left: bounds.left - 1,
    bottom: bounds.bottom - 1,
    right: bounds.right + 1,
    top: bounds.top + 1,
  };
  const annotation = context.obj({
    Type: 'Annot',
    Subtype: 'Highlight',
    Rect: numbers(box),
    QuadPoints: quads
      .flatMap(([topLeft, topRight, bottomRight, bottomLeft]) => [
        ...topLeft,
        ...topRight,
        ...bottomLeft,
        ...bottomRight,
      ])
      .map(rounded),
    C: content.color.map(rounded),
    CA: 1,
    // Printing.
    F: 4,
    P: page.ref,
    NM: pdfText(content.name),
    T: pdfText(content.author),
    Subj: pdfText(content.subject),
    Contents: pdfText(content.note),
    CreationDate: pdfDate(content.created),
    M: pdfDate(content.modified),
    AP: { N: appearance(page, quads, content.color, box) },
  });
  const reference = context.register(annotation);
  if (content.continues) {
    annotation.set(PDFName.of('IRT'), content.continues);
    annotation.set(PDFName.of('RT'), PDFName.of('Group'));
  }
  if (content.note === '') {
    addToPage(page, reference);
  } else {
    const note = popup(page, reference, box);
    annotation.set(PDFName.of('Popup'), note);
    addToPage(page, reference, note);
  }
  return reference;
};
