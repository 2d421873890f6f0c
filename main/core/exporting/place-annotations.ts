import type { PDFDocument, PDFRef } from '@cantoo/pdf-lib';
import { addAnnotationOutline } from './annotation-outline.ts';
import type { OutlineEntry } from './annotation-outline.ts';
import { shortened } from './compose-appendix.ts';
import { addHighlight } from './highlight-annotation.ts';
import { rgbColor } from './highlight-color.ts';
import type { PageQuad } from './mark-quads.ts';
import type { PrintStrings } from './print-strings.ts';
import type { NumberedAnnotation } from './printed-annotation.ts';
import type { PageScan } from './scan-page.ts';
import { placeAnnotation, readStructureTree, writeStructureTree } from './structure-tree.ts';
import type { StructureTree } from './structure-tree.ts';

interface Target {
  readonly document: PDFDocument;
  readonly scans: readonly PageScan[];
  readonly tree: StructureTree | null;
  readonly strings: PrintStrings;
}

const OUTLINE_TITLE = 60;
const DESCRIPTION = 160;

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

const describe = ({ annotation }: NumberedAnnotation, strings: PrintStrings): string => {
  const quotation = shortened(oneLine(annotation.target.exact), DESCRIPTION);
  const note = annotation.note.trim();
  return note === ''
    ? `${strings.highlight}: ${quotation}`
    : `${strings.highlight}: ${quotation} — ${strings.note}: ${note}`;
};

/** One `/Highlight` per page the annotation stands on; later pages continue the first. */
const placeOne = (target: Target, printed: NumberedAnnotation, quads: readonly PageQuad[]): void => {
  const { annotation } = printed;
  const pages = target.document.getPages();
  let first: PDFRef | null = null;
  const indexes = [...new Set(quads.map(({ page }) => page))];
  for (const [part, index] of indexes.entries()) {
    const page = pages[index];
    const scan = target.scans[index];
    const corners = quads.filter((quad) => quad.page === index).map((quad) => quad.corners);
    const [quad] = corners;
    if (!page || !scan || !quad) continue;
    const reference = addHighlight(page, corners, {
      name: part === 0 ? annotation.id : `${annotation.id}#${String(part + 1)}`,
      note: annotation.note,
      author: annotation.author,
      subject: target.strings.highlight,
      created: annotation.created,
      modified: annotation.modified,
      color: rgbColor(annotation.color),
      continues: first,
    });
    first ??= reference;
    if (target.tree) {
      placeAnnotation(target.tree, { page, scan, quad }, reference, describe(printed, target.strings));
    }
  }
};

/** Adds every measured annotation to the pages, the tag tree and the outline. */
export const placeAnnotations = (
  document: PDFDocument,
  scans: readonly PageScan[],
  placed: readonly NumberedAnnotation[],
  quads: ReadonlyMap<number, readonly PageQuad[]>,
  strings: PrintStrings,
): void => {
  const tree = readStructureTree(document);
  const target: Target = { document, scans, tree, strings };
  const outline: OutlineEntry[] = [];
  for (const [index, printed] of placed.entries()) {
    const own = quads.get(index) ?? [];
    const [first] = own;
    const page = first && document.getPages()[first.page];
    if (!first || !page) continue;
    placeOne(target, printed, own);
    const note = printed.annotation.note.trim() === '' ? '' : ' ✎';
    outline.push({
      title: `${String(printed.number)}${note} ${shortened(oneLine(printed.annotation.target.exact), OUTLINE_TITLE)}`,
      page: page.ref,
      top: first.corners[0][1] + 6,
      color: rgbColor(printed.annotation.color),
    });
  }
  if (tree) writeStructureTree(tree);
  addAnnotationOutline(document, strings.annotations, outline);
};
