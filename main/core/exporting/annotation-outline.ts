import { PDFDict, PDFName, PDFNumber, PDFRef } from '@cantoo/pdf-lib';
import type { PDFDocument } from '@cantoo/pdf-lib';
import type { Rgb } from './painted-fills.ts';
import { pdfText, rounded } from './pdf-text.ts';

export interface OutlineEntry {
  readonly title: string;
  readonly page: PDFRef;
  /** Height on the page, in points from below. */
  readonly top: number;
  readonly color: Rgb;
}

/** Text in the colour of a highlight would be too light to read. */
const DARKER = 0.55;

const outlinesOf = (document: PDFDocument): { root: PDFDict; reference: PDFRef } => {
  const entry = document.catalog.get(PDFName.of('Outlines'));
  const there = document.catalog.lookup(PDFName.of('Outlines'));
  if (entry instanceof PDFRef && there instanceof PDFDict) return { root: there, reference: entry };
  const root = document.context.obj({ Type: 'Outlines' });
  const reference = document.context.register(root);
  document.catalog.set(PDFName.of('Outlines'), reference);
  return { root, reference };
};

const destination = ({ page, top }: OutlineEntry): (PDFRef | PDFName | number)[] => [
  page,
  PDFName.of('XYZ'),
  0,
  rounded(top),
  0,
];

const entryDictionary = (
  document: PDFDocument,
  entry: OutlineEntry,
  links: Record<string, PDFRef>,
): PDFDict =>
  document.context.obj({
    Title: pdfText(entry.title),
    Dest: destination(entry),
    C: entry.color.map((part) => rounded(part * DARKER)),
    ...links,
  });

/** Adds a closed branch with one entry per annotation behind the outline of headings. */
export const addAnnotationOutline = (
  document: PDFDocument,
  label: string,
  entries: readonly OutlineEntry[],
): void => {
  const [first] = entries;
  document.catalog.set(PDFName.of('PageMode'), PDFName.of('UseOutlines'));
  if (!first) return;
  const { context } = document;
  const { root, reference } = outlinesOf(document);
  const branch = context.nextRef();
  const references = entries.map(() => context.nextRef());
  entries.forEach((entry, index) => {
    const own = references[index];
    const before = references[index - 1];
    const after = references[index + 1];
    if (!own) return;
    const links = {
      Parent: branch,
      ...(before ? { Prev: before } : {}),
      ...(after ? { Next: after } : {}),
    };
    context.assign(own, entryDictionary(document, entry, links));
  });
  const last = root.get(PDFName.of('Last'));
  const branchDictionary = context.obj({
    Title: pdfText(label),
    Parent: reference,
    Dest: destination(first),
    Count: -entries.length,
  });
  const [firstReference] = references;
  const lastReference = references.at(-1);
  if (firstReference && lastReference) {
    branchDictionary.set(PDFName.of('First'), firstReference);
    branchDictionary.set(PDFName.of('Last'), lastReference);
  }
  context.assign(branch, branchDictionary);
  if (last instanceof PDFRef) {
    branchDictionary.set(PDFName.of('Prev'), last);
    context.lookup(last, PDFDict).set(PDFName.of('Next'), branch);
  } else {
    root.set(PDFName.of('First'), branch);
  }
  root.set(PDFName.of('Last'), branch);
  const count = root.lookup(PDFName.of('Count'));
  const open = count instanceof PDFNumber ? Math.abs(count.asNumber()) : 0;
  root.set(PDFName.of('Count'), PDFNumber.of(open + 1));
};
