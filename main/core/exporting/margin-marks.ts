import { markId, noteId } from './compose-appendix.ts';
import type { PageQuad } from './mark-quads.ts';
import type { MarginMark } from './page-script.ts';
import { CSS_PIXELS_PER_MM, CSS_PIXELS_PER_POINT, SHEETS } from './paper.ts';
import type { Paper } from './paper.ts';
import type { PrintStrings } from './print-strings.ts';
import type { NumberedAnnotation } from './printed-annotation.ts';

/** Height of one number with its distance to the next. */
const MARK_HEIGHT = 12;

/**
 * Numbers beside the first line of every mark, by which the appendix is found; those of one line stand below
 * each other, none leaves its page.
 */
export const marginMarks = (
  placed: readonly NumberedAnnotation[],
  quads: ReadonlyMap<number, readonly PageQuad[]>,
  paper: Paper,
  strings: PrintStrings,
): MarginMark[] => {
  const { height, top, bottom } = SHEETS[paper];
  const areaHeight = (height - top - bottom) * CSS_PIXELS_PER_MM;
  const wanted = placed.flatMap(({ number }, index) => {
    const [first] = quads.get(index) ?? [];
    if (!first) return [];
    const [[, upper], , [, lower]] = first.corners;
    // The number's line box is as high as 9 pt; it stands in the middle of the marked line.
    const middle = height * CSS_PIXELS_PER_MM - ((upper + lower) / 2) * CSS_PIXELS_PER_POINT;
    return [{ number, page: first.page, offset: middle - top * CSS_PIXELS_PER_MM - MARK_HEIGHT / 2 }];
  });
  wanted.sort((a, b) => a.page - b.page || a.offset - b.offset || a.number - b.number);
  let page = -1;
  let free = 0;
  return wanted.map((mark) => {
    if (mark.page !== page) free = 0;
    page = mark.page;
    const offset = Math.min(Math.max(mark.offset, free), areaHeight - MARK_HEIGHT);
    free = offset + MARK_HEIGHT;
    return {
      id: markId(mark.number),
      href: `#${noteId(mark.number)}`,
      text: String(mark.number),
      label: strings.mark(String(mark.number)),
      top: page * areaHeight + offset,
    };
  });
};
