import { PDFDocument } from '@cantoo/pdf-lib';
import type { PrintSession } from '../ports/pdf-printer.ts';
import { OffprintError } from '../errors/offprint-error.ts';
import { ARTICLE_ID } from './compose-print-document.ts';
import type { LocatedText } from './locate-ranges.ts';
import { readMarkQuads } from './mark-quads.ts';
import type { PageQuad } from './mark-quads.ts';
import { setHighlights, setStyle } from './page-script.ts';
import { measureStyles } from './print-styles.ts';
import type { NumberedAnnotation } from './printed-annotation.ts';
import { MAX_SENTINELS, sentinelColor } from './sentinel-color.ts';

/** By index into the placed annotations; an annotation that is painted nowhere has none. */
export type MeasuredMarks = ReadonlyMap<number, readonly PageQuad[]>;

const MEASURE_SHEET = 'measure';

/**
 * The measuring print: each mark is a custom highlight in a colour of its own, all else transparent, and
 * the rectangles that the browser paints are read back from the PDF. Custom highlights never move a glyph, so
 * the places are those of the print without them. Leaves the document as it was.
 */
export const measureMarks = async (
  session: PrintSession,
  article: LocatedText,
  placed: readonly NumberedAnnotation[],
): Promise<MeasuredMarks> => {
  if (placed.length > MAX_SENTINELS) {
    throw new OffprintError(
      'pdf-failed',
      `The article has ${String(placed.length)} annotations; a PDF can take ${String(MAX_SENTINELS)}. Nothing was written.`,
      { details: { annotations: placed.length } },
    );
  }
  const names = placed.map((_, index) => ({ name: `m${String(index)}`, color: sentinelColor(index) }));
  const ranges = placed.map(({ segments }, index) => ({
    name: `m${String(index)}`,
    ranges: article.locate(segments),
  }));
  await session.evaluate(setStyle(MEASURE_SHEET, measureStyles(names)));
  await session.evaluate(setHighlights(ARTICLE_ID, article.rawLength, ranges));
  const bytes = await session.print({ tagged: false });
  await session.evaluate(setHighlights(ARTICLE_ID, article.rawLength, []));
  await session.evaluate(setStyle(MEASURE_SHEET, null));
  const document = await PDFDocument.load(bytes, { updateMetadata: false });
  return readMarkQuads(document.getPages(), placed.length);
};
