/** The tag tree as Chromium writes it, and how an annotation gets its place in it. */
import { PDFArray, PDFDict, PDFName, PDFNumber, PDFRef } from '@cantoo/pdf-lib';
import type { PDFDocument, PDFObject, PDFPage } from '@cantoo/pdf-lib';
import type { Quad } from './mark-quads.ts';
import { pdfText } from './pdf-text.ts';
import type { PageScan } from './scan-page.ts';

export interface StructureTree {
  readonly document: PDFDocument;
  readonly root: PDFDict;
  readonly parents: Map<number, PDFObject>;
  nextKey: number;
}

/** Standard roles for those Chromium invents or takes from PDF 2.0. */
const ROLE_MAP = { Em: 'Span', Strong: 'Span', FENote: 'Note', Title: 'P', Sub: 'Span', Aside: 'Div' };

const entriesOf = (node: PDFDict): [number, PDFObject][] => {
  const own = node.lookup(PDFName.of('Nums'));
  const kids = node.lookup(PDFName.of('Kids'));
  const pairs: [number, PDFObject][] = [];
  if (own instanceof PDFArray) {
    for (let at = 0; at + 1 < own.size(); at += 2)
      pairs.push([own.lookup(at, PDFNumber).asNumber(), own.get(at + 1)]);
  }
  if (!(kids instanceof PDFArray)) return pairs;
  return [...pairs, ...kids.asArray().flatMap((_, at) => entriesOf(kids.lookup(at, PDFDict)))];
};

/** Null for a document without tags. */
export const readStructureTree = (document: PDFDocument): StructureTree | null => {
  const root = document.catalog.lookup(PDFName.of('StructTreeRoot'));
  if (!(root instanceof PDFDict)) return null;
  const tree = root.lookup(PDFName.of('ParentTree'));
  const parents = new Map(tree instanceof PDFDict ? entriesOf(tree) : []);
  return { document, root, parents, nextKey: Math.max(-1, ...parents.keys()) + 1 };
};

/** The element that holds the text under the beginning of a quad, as the browser tagged it. */
const elementUnder = (tree: StructureTree, page: PDFPage, scan: PageScan, quad: Quad): PDFRef | null => {
  const [[left, top], , [right, bottom]] = quad;
  const run = scan.runs
    .filter(({ x, y }) => y <= Math.max(top, bottom) + 0.5 && y >= Math.min(top, bottom) - 0.5 && x <= right)
    .sort((a, b) => Math.abs(a.x - left) - Math.abs(b.x - left))[0];
  const key = page.node.lookup(PDFName.of('StructParents'));
  const byMcid = key instanceof PDFNumber ? tree.parents.get(key.asNumber()) : undefined;
  const elements = byMcid && tree.document.context.lookup(byMcid);
  if (!run || !(elements instanceof PDFArray) || run.mcid >= elements.size()) return null;
  const element = elements.get(run.mcid);
  return element instanceof PDFRef ? element : null;
};

const childrenOf = (tree: StructureTree, element: PDFDict): PDFArray => {
  const kids = element.lookup(PDFName.of('K'));
  if (kids instanceof PDFArray) return kids;
  const list = PDFArray.withContext(tree.document.context);
  const only = element.get(PDFName.of('K'));
  if (only) list.push(only);
  element.set(PDFName.of('K'), list);
  return list;
};

/**
 * Inserts an `Annot` element with a description behind the element of the marked text; where that is not
 * known, at the end of the document. Every annotation so has a place in reading order.
 */
export const placeAnnotation = (
  tree: StructureTree,
  at: { readonly page: PDFPage; readonly scan: PageScan; readonly quad: Quad },
  annotation: PDFRef,
  description: string,
): void => {
  const { context } = tree.document;
  const neighbour = elementUnder(tree, at.page, at.scan, at.quad);
  const neighbourParent = neighbour && context.lookup(neighbour, PDFDict).get(PDFName.of('P'));
  const found = neighbourParent instanceof PDFRef ? context.lookup(neighbourParent) : undefined;
  const host = found instanceof PDFDict ? found : tree.root;
  const hostReference = found instanceof PDFDict ? neighbourParent : context.getObjectRef(tree.root);
  const element = context.register(
    context.obj({
      Type: 'StructElem',
      S: 'Annot',
      P: hostReference,
      Pg: at.page.ref,
      Alt: pdfText(description),
      K: [{ Type: 'OBJR', Obj: annotation, Pg: at.page.ref }],
    }),
  );
  const siblings = childrenOf(tree, host);
  const index = neighbour ? siblings.asArray().indexOf(neighbour) : -1;
  siblings.insert(index < 0 ? siblings.size() : index + 1, element);
  context.lookup(annotation, PDFDict).set(PDFName.of('StructParent'), PDFNumber.of(tree.nextKey));
  tree.parents.set(tree.nextKey, element);
  tree.nextKey++;
};

/** Writes the parent tree back as one flat, sorted list, and the role map. */
export const writeStructureTree = (tree: StructureTree): void => {
  const { context } = tree.document;
  const numbers = PDFArray.withContext(context);
  for (const [key, value] of [...tree.parents].sort(([a], [b]) => a - b)) {
    numbers.push(PDFNumber.of(key));
    numbers.push(value);
  }
  const parentTree = context.obj({});
  parentTree.set(PDFName.of('Nums'), numbers);
  tree.root.set(PDFName.of('ParentTree'), context.register(parentTree));
  tree.root.set(PDFName.of('ParentTreeNextKey'), PDFNumber.of(tree.nextKey));
  tree.root.set(PDFName.of('RoleMap'), context.obj(ROLE_MAP));
};
