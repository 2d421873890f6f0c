/** The part of a content-stream interpreter that tells which areas of a page are filled with which colour. */
import { PDFArray, PDFDict, PDFName, PDFNumber, PDFStream } from '@cantoo/pdf-lib';
import type { PDFPage } from '@cantoo/pdf-lib';
import { readOperations } from './content-tokens.ts';
import type { Token } from './content-tokens.ts';
import { IDENTITY, multiply, transform } from './matrix.ts';
import type { Matrix, Point } from './matrix.ts';
import { pageContent, streamBytes } from './page-content.ts';

export type Rgb = readonly [number, number, number];

export interface Box {
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
  readonly top: number;
}

/** One filled polygon in page space (points, y upwards). */
export interface Fill {
  readonly corners: readonly Point[];
  /** 0–1 each; null when another colour space than RGB is set. */
  readonly color: Rgb | null;
  readonly clip: Box | null;
}

/** Forms in forms: Chromium nests two or three deep. */
const MAX_DEPTH = 16;

interface State {
  matrix: Matrix;
  color: Rgb | null;
  clip: Box | null;
}

interface Interpreter {
  state: State;
  readonly stack: State[];
  path: Point[][];
  clipPending: boolean;
  readonly resources: PDFDict | undefined;
  readonly depth: number;
  readonly fills: Fill[];
}

type Handler = (run: Interpreter, operands: readonly Token[]) => void;

const number = (operands: readonly Token[], index: number): number => operands[index]?.value ?? NaN;

export const matrixOf = (operands: readonly Token[]): Matrix => [
  number(operands, 0),
  number(operands, 1),
  number(operands, 2),
  number(operands, 3),
  number(operands, 4),
  number(operands, 5),
];

export const boundsOf = (corners: readonly Point[]): Box => {
  const xs = corners.map(([x]) => x);
  const ys = corners.map(([, y]) => y);
  return { left: Math.min(...xs), bottom: Math.min(...ys), right: Math.max(...xs), top: Math.max(...ys) };
};

export const intersect = (a: Box | null, b: Box): Box =>
  a === null
    ? b
    : {
        left: Math.max(a.left, b.left),
        bottom: Math.max(a.bottom, b.bottom),
        right: Math.min(a.right, b.right),
        top: Math.min(a.top, b.top),
      };

const endPath: Handler = (run) => {
  const [outline, ...more] = run.path;
  // Chromium clips with one rectangle at a time; another clip only makes the area smaller.
  if (run.clipPending && outline && more.length === 0) {
    run.state.clip = intersect(run.state.clip, boundsOf(outline));
  }
  run.clipPending = false;
  run.path = [];
};

const fillPath: Handler = (run, operands) => {
  const { color, clip } = run.state;
  for (const corners of run.path) run.fills.push({ corners, color, clip });
  endPath(run, operands);
};

const lineTo =
  (x: number, y: number): Handler =>
  (run, operands) => {
    run.path.at(-1)?.push(transform(run.state.matrix, number(operands, x), number(operands, y)));
  };

const addRectangle: Handler = (run, operands) => {
  const [x, y, width, height] = [0, 1, 2, 3].map((index) => number(operands, index)) as [
    number,
    number,
    number,
    number,
  ];
  const corner = (atX: number, atY: number): Point => transform(run.state.matrix, atX, atY);
  run.path.push([corner(x, y), corner(x + width, y), corner(x + width, y + height), corner(x, y + height)]);
};

const formMatrix = (form: PDFStream): Matrix => {
  const entries = form.dict.lookup(PDFName.of('Matrix'));
  if (!(entries instanceof PDFArray)) return IDENTITY;
  const values = entries.asArray().map((entry) => (entry instanceof PDFNumber ? entry.asNumber() : NaN));
  return values as unknown as Matrix;
};

const drawObject: Handler = (run, operands) => {
  const objects = run.resources?.lookup(PDFName.of('XObject'));
  const name = operands[0]?.text;
  if (!(objects instanceof PDFDict) || name === undefined || run.depth >= MAX_DEPTH) return;
  const form = objects.lookup(PDFName.of(name));
  if (!(form instanceof PDFStream) || form.dict.lookup(PDFName.of('Subtype')) !== PDFName.of('Form')) return;
  const own = form.dict.lookup(PDFName.of('Resources'));
  interpret(streamBytes(form), {
    state: { ...run.state, matrix: multiply(formMatrix(form), run.state.matrix) },
    resources: own instanceof PDFDict ? own : run.resources,
    depth: run.depth + 1,
    fills: run.fills,
  });
};

const gray: Handler = (run, operands) => {
  const value = number(operands, 0);
  run.state.color = [value, value, value];
};

const HANDLERS: Readonly<Record<string, Handler>> = {
  q: (run) => run.stack.push({ ...run.state }),
  Q: (run) => {
    run.state = run.stack.pop() ?? run.state;
  },
  cm: (run, operands) => {
    run.state.matrix = multiply(matrixOf(operands), run.state.matrix);
  },
  rg: (run, operands) => {
    run.state.color = [number(operands, 0), number(operands, 1), number(operands, 2)];
  },
  g: gray,
  cs: (run) => {
    run.state.color = null;
  },
  re: addRectangle,
  m: (run, operands) =>
    run.path.push([transform(run.state.matrix, number(operands, 0), number(operands, 1))]),
  l: lineTo(0, 1),
  c: lineTo(4, 5),
  v: lineTo(2, 3),
  y: lineTo(2, 3),
  W: (run) => {
    run.clipPending = true;
  },
  'W*': (run) => {
    run.clipPending = true;
  },
  ...Object.fromEntries(['f', 'F', 'f*', 'B', 'B*', 'b', 'b*'].map((name) => [name, fillPath])),
  ...Object.fromEntries(['n', 'S', 's'].map((name) => [name, endPath])),
  Do: drawObject,
};

const interpret = (
  content: Uint8Array,
  start: Pick<Interpreter, 'state' | 'resources' | 'depth' | 'fills'>,
): void => {
  const run: Interpreter = { ...start, stack: [], path: [], clipPending: false };
  for (const { operator, operands } of readOperations(content)) HANDLERS[operator]?.(run, operands);
};

/** Every filled polygon of a page, form XObjects included, in painting order. */
export const paintedFills = (page: PDFPage): Fill[] => {
  const fills: Fill[] = [];
  const state: State = { matrix: IDENTITY, color: null, clip: null };
  interpret(pageContent(page), { state, resources: page.node.Resources(), depth: 0, fills });
  return fills;
};
