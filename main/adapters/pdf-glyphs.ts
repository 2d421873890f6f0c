/** Where pdf.js would draw every glyph of a page, and which characters it takes it for. */
import { OPS } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { IDENTITY, multiply } from '../core/exporting/matrix.ts';
import type { Matrix } from '../core/exporting/matrix.ts';

export interface PlacedGlyph {
  readonly text: string;
  /** Middle of the glyph's body, in page space. */
  readonly x: number;
  readonly y: number;
}

interface TextState {
  matrix: Matrix;
  size: number;
  /** Glyph space to text space; 0.001 but for Type 3 fonts. */
  unit: number;
  characterSpacing: number;
  wordSpacing: number;
  stretch: number;
}

interface Walker {
  state: TextState;
  readonly stack: TextState[];
  textMatrix: Matrix;
  lineMatrix: Matrix;
  readonly page: PDFPageProxy;
  readonly glyphs: PlacedGlyph[];
}

/** As pdf.js hands glyphs over in `showText`. */
interface Glyph {
  readonly unicode: string;
  readonly width: number;
  readonly isSpace: boolean;
}

/** Height of the middle of a body over the base line, in em. */
const MIDDLE = 0.3;

const isMatrix = (value: unknown): value is Matrix =>
  (Array.isArray(value) || ArrayBuffer.isView(value)) && (value as ArrayLike<number>).length === 6;

const isGlyph = (value: unknown): value is Glyph =>
  typeof value === 'object' && value !== null && 'unicode' in value && 'width' in value;

const advance = (walker: Walker, distance: number): void => {
  walker.textMatrix = multiply([1, 0, 0, 1, distance, 0], walker.textMatrix);
};

const showText = (walker: Walker, items: readonly unknown[]): void => {
  const { size, unit, characterSpacing, wordSpacing, stretch, matrix } = walker.state;
  for (const item of items) {
    if (typeof item === 'number') advance(walker, (-item / 1000) * size * stretch);
    if (!isGlyph(item)) continue;
    const body = item.width * unit * size;
    const [, , , , x, y] = multiply(
      [1, 0, 0, 1, (body * stretch) / 2, MIDDLE * size],
      multiply(walker.textMatrix, matrix),
    );
    if (item.unicode.trim() !== '') walker.glyphs.push({ text: item.unicode, x, y });
    advance(walker, (body + characterSpacing + (item.isSpace ? wordSpacing : 0)) * stretch);
  }
};

const setFont = (walker: Walker, name: unknown, size: unknown): void => {
  const fonts = walker.page.commonObjs;
  const font: unknown = typeof name === 'string' && fonts.has(name) ? fonts.get(name) : null;
  const type3 =
    typeof font === 'object' && font !== null && 'isType3Font' in font && font.isType3Font === true;
  const fontMatrix: unknown = type3 && 'fontMatrix' in font ? font.fontMatrix : null;
  walker.state.unit = isMatrix(fontMatrix) ? fontMatrix[0] : 0.001;
  walker.state.size = Number(size);
};

type Handler = (walker: Walker, operands: readonly unknown[]) => void;

const moveText: Handler = (walker, [x, y]) => {
  walker.lineMatrix = multiply([1, 0, 0, 1, Number(x), Number(y)], walker.lineMatrix);
  walker.textMatrix = walker.lineMatrix;
};

const save: Handler = (walker) => void walker.stack.push({ ...walker.state });
const restore: Handler = (walker) => {
  walker.state = walker.stack.pop() ?? walker.state;
};

const HANDLERS = new Map<number, Handler>([
  [OPS.save, save],
  [OPS.restore, restore],
  [
    OPS.transform,
    (walker, operands) => {
      if (isMatrix(operands)) walker.state.matrix = multiply(operands, walker.state.matrix);
    },
  ],
  [
    OPS.paintFormXObjectBegin,
    (walker, [matrix]) => {
      save(walker, []);
      if (isMatrix(matrix)) walker.state.matrix = multiply(matrix, walker.state.matrix);
    },
  ],
  [OPS.paintFormXObjectEnd, restore],
  [
    OPS.beginText,
    (walker) => {
      walker.textMatrix = walker.lineMatrix = IDENTITY;
    },
  ],
  [
    OPS.setTextMatrix,
    (walker, operands) => {
      const matrix = operands.length === 1 ? operands[0] : operands;
      if (isMatrix(matrix)) walker.textMatrix = walker.lineMatrix = matrix;
    },
  ],
  [OPS.moveText, moveText],
  [OPS.setLeadingMoveText, moveText],
  [OPS.setFont, (walker, [name, size]) => setFont(walker, name, size)],
  [
    OPS.setCharSpacing,
    (walker, [spacing]) => {
      walker.state.characterSpacing = Number(spacing);
    },
  ],
  [
    OPS.setWordSpacing,
    (walker, [spacing]) => {
      walker.state.wordSpacing = Number(spacing);
    },
  ],
  [
    OPS.setHScale,
    (walker, [scale]) => {
      walker.state.stretch = Number(scale) / 100;
    },
  ],
  [OPS.showText, (walker, [items]) => showText(walker, Array.isArray(items) ? items : [])],
]);

export const readGlyphs = async (page: PDFPageProxy): Promise<PlacedGlyph[]> => {
  const list = await page.getOperatorList();
  const walker: Walker = {
    state: { matrix: IDENTITY, size: 1, unit: 0.001, characterSpacing: 0, wordSpacing: 0, stretch: 1 },
    stack: [],
    textMatrix: IDENTITY,
    lineMatrix: IDENTITY,
    page,
    glyphs: [],
  };
  list.fnArray.forEach((operator, index) => {
    const operands: unknown = list.argsArray[index];
    const values = Array.isArray(operands) || ArrayBuffer.isView(operands) ? operands : [];
    HANDLERS.get(operator)?.(walker, values as readonly unknown[]);
  });
  return walker.glyphs;
};
