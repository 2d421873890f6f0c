import { toOffset } from '../../preload/contract/text-model.ts';
import { buildIntervalIndex } from './interval-index.ts';
import type { PaintedMark } from './paint-highlights.ts';
import type { ArticleText } from './text-offsets.ts';

export interface MarkHitTester {
  /** Ids of the marks under a point of the frame's viewport (CSS pixels), the innermost first. */
  at(x: number, y: number): string[];
}

/** Cheap enough for every pointer move: one caret look-up, one rectangle, one binary search. */
export const createMarkHitTester = (
  document: Document,
  article: ArticleText,
  marks: readonly PaintedMark[],
): MarkHitTester => {
  const index = buildIntervalIndex(
    marks.flatMap(({ id, segments }) => segments.map(({ start, end }) => ({ id, start, end }))),
  );
  return {
    at(x, y) {
      const offset = characterAt(document, article, x, y);
      return offset === null ? [] : [...new Set(index.at(offset).map(({ id }) => id))];
    },
  };
};

/** Canonical offset of the character that is drawn at the point, or null when there is none. */
export const characterAt = (
  document: Document,
  article: ArticleText,
  x: number,
  y: number,
): number | null => {
  const caret = document.caretPositionFromPoint(x, y);
  if (caret?.offsetNode.nodeType !== document.TEXT_NODE) return null;
  const text = caret.offsetNode as Text;
  // The caret stands between two characters, and in a margin beside the nearest one: only the drawn box decides.
  for (const unit of [caret.offset, caret.offset - 1]) {
    if (unit < 0 || unit >= text.length || !isDrawnAt(text, unit, x, y)) continue;
    return toOffset(article, text, unit);
  }
  return null;
};

const isDrawnAt = (text: Text, unit: number, x: number, y: number): boolean => {
  const range = text.ownerDocument.createRange();
  range.setStart(text, unit);
  range.setEnd(text, unit + 1);
  return [...range.getClientRects()].some(
    (box) => x >= box.left && x <= box.right && y >= box.top && y <= box.bottom,
  );
};
