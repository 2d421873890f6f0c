/**
 * One pass over a printed page: which text stands where in the tag tree, which code points the browser
 * meant by its glyphs, and what is painted outside the tag tree, which becomes an artifact.
 */
import { PDFDict, PDFName, PDFRef } from '@cantoo/pdf-lib';
import type { PDFPage } from '@cantoo/pdf-lib';
import { latin1, readOperations } from './content-tokens.ts';
import type { Operation } from './content-tokens.ts';
import { IDENTITY, multiply } from './matrix.ts';
import type { Matrix } from './matrix.ts';
import { pageContent } from './page-content.ts';
import { matrixOf } from './painted-fills.ts';

/** Beginning of one piece of shown text, in page space. */
export interface TextRun {
  readonly mcid: number;
  readonly x: number;
  readonly y: number;
}

/** Text the browser gives for glyphs that it shows, as one `/ActualText` span. */
export interface ActualText {
  readonly text: string;
  readonly shown: readonly { readonly font: PDFRef | null; readonly string: string }[];
}

export interface PageScan {
  readonly runs: readonly TextRun[];
  readonly actualTexts: readonly ActualText[];
}

interface MarkedContent {
  readonly mcid: number | null;
  readonly actualText: string | null;
  readonly shown: { font: PDFRef | null; string: string }[];
}

interface Insertion {
  readonly at: number;
  readonly text: string;
}

interface Scanner {
  readonly content: Uint8Array;
  readonly fonts: PDFDict | undefined;
  readonly runs: TextRun[];
  readonly actualTexts: ActualText[];
  readonly insertions: Insertion[];
  readonly marked: MarkedContent[];
  readonly stack: Matrix[];
  matrix: Matrix;
  textMatrix: Matrix;
  font: PDFRef | null;
  pathStart: number | null;
  /** Start of a text object outside all marked content. */
  looseText: number | null;
}

type Handler = (scan: Scanner, operation: Operation) => void;

const UTF16_MARK = /^feff/i;

const utf16 = (hex: string): string => {
  const digits = hex.replace(/[<>\s]/g, '').replace(UTF16_MARK, '');
  const units = digits.match(/.{4}/g) ?? [];
  return units.map((unit) => String.fromCharCode(parseInt(unit, 16))).join('');
};

const asArtifact = (scan: Scanner, start: number, end: number): void => {
  scan.insertions.push({ at: start, text: '/Artifact BMC\n' }, { at: end, text: '\nEMC\n' });
};

const beginMarked: Handler = (scan, { start, end }) => {
  const source = latin1(scan.content, start, end);
  const mcid = /\/MCID\s+(\d+)/.exec(source)?.[1];
  const actual = /\/ActualText\s*(<[0-9a-fA-F\s]*>)/.exec(source)?.[1];
  scan.marked.push({
    mcid: mcid === undefined ? null : Number(mcid),
    actualText: actual === undefined ? null : utf16(actual),
    shown: [],
  });
};

const endMarked: Handler = (scan) => {
  const ended = scan.marked.pop();
  if (ended && ended.actualText !== null && ended.shown.length > 0) {
    scan.actualTexts.push({ text: ended.actualText, shown: ended.shown });
  }
};

const showText: Handler = (scan, { operands }) => {
  const span = scan.marked.at(-1);
  if (span && span.actualText !== null) {
    for (const operand of operands) {
      if (operand.kind === 'string') span.shown.push({ font: scan.font, string: operand.text });
    }
  }
  const mcid = scan.marked.findLast((entry) => entry.mcid !== null)?.mcid;
  if (mcid === undefined || mcid === null) return;
  const position = multiply(scan.textMatrix, scan.matrix);
  scan.runs.push({ mcid, x: position[4], y: position[5] });
};

const beginPath: Handler = (scan, { start }) => {
  scan.pathStart ??= start;
};

const paintPath: Handler = (scan, { end }) => {
  if (scan.marked.length === 0 && scan.pathStart !== null) asArtifact(scan, scan.pathStart, end);
  scan.pathStart = null;
};

const HANDLERS: Readonly<Record<string, Handler>> = {
  q: (scan) => scan.stack.push(scan.matrix),
  Q: (scan) => {
    scan.matrix = scan.stack.pop() ?? scan.matrix;
  },
  cm: (scan, { operands }) => {
    scan.matrix = multiply(matrixOf(operands), scan.matrix);
  },
  BDC: beginMarked,
  BMC: beginMarked,
  EMC: endMarked,
  BT: (scan, { start }) => {
    scan.textMatrix = IDENTITY;
    scan.looseText = scan.marked.length === 0 ? start : null;
  },
  ET: (scan, { end }) => {
    if (scan.looseText !== null && scan.marked.length === 0) asArtifact(scan, scan.looseText, end);
    scan.looseText = null;
  },
  Tm: (scan, { operands }) => {
    scan.textMatrix = matrixOf(operands);
  },
  Td: (scan, { operands }) => {
    const move: Matrix = [1, 0, 0, 1, operands[0]?.value ?? 0, operands[1]?.value ?? 0];
    scan.textMatrix = multiply(move, scan.textMatrix);
  },
  Tf: (scan, { operands }) => {
    const font = scan.fonts?.get(PDFName.of(operands[0]?.text ?? ''));
    scan.font = font instanceof PDFRef ? font : null;
  },
  Tj: showText,
  TJ: showText,
  re: beginPath,
  m: beginPath,
  n: (scan) => {
    scan.pathStart = null;
  },
  ...Object.fromEntries(['f', 'F', 'f*', 'S', 's', 'B', 'B*', 'b', 'b*'].map((name) => [name, paintPath])),
  ...Object.fromEntries(
    ['Do', 'sh'].map((name): [string, Handler] => [
      name,
      (scan, { start, end }) => {
        if (scan.marked.length === 0) asArtifact(scan, start, end);
      },
    ]),
  ),
};

const insertAll = (content: Uint8Array, insertions: readonly Insertion[]): Uint8Array => {
  const encoder = new TextEncoder();
  const pieces: Uint8Array[] = [];
  let from = 0;
  for (const { at, text } of insertions) {
    pieces.push(content.subarray(from, at), encoder.encode(text));
    from = at;
  }
  pieces.push(content.subarray(from));
  const whole = new Uint8Array(pieces.reduce((length, piece) => length + piece.length, 0));
  let offset = 0;
  for (const piece of pieces) {
    whole.set(piece, offset);
    offset += piece.length;
  }
  return whole;
};

/** Scans a page and rewrites its content so that whatever has no tag is marked `/Artifact`. */
export const scanPage = (page: PDFPage): PageScan => {
  const content = pageContent(page);
  const fonts = page.node.Resources()?.lookup(PDFName.of('Font'));
  const scan: Scanner = {
    content,
    fonts: fonts instanceof PDFDict ? fonts : undefined,
    runs: [],
    actualTexts: [],
    insertions: [],
    marked: [],
    stack: [],
    matrix: IDENTITY,
    textMatrix: IDENTITY,
    font: null,
    pathStart: null,
    looseText: null,
  };
  for (const operation of readOperations(content)) HANDLERS[operation.operator]?.(scan, operation);
  if (scan.insertions.length > 0) {
    const { context } = page.doc;
    const stream = context.flateStream(insertAll(content, scan.insertions));
    page.node.set(PDFName.of('Contents'), context.register(stream));
  }
  return { runs: scan.runs, actualTexts: scan.actualTexts };
};
