import type { PDFPage } from '@cantoo/pdf-lib';
import type { Point } from './matrix.ts';
import { boundsOf, intersect, paintedFills } from './painted-fills.ts';
import type { Fill } from './painted-fills.ts';
import { sentinelNumber } from './sentinel-color.ts';

/** Top left, top right, bottom right, bottom left, in points from the page's lower left corner. */
export type Quad = readonly [Point, Point, Point, Point];

export interface PageQuad {
  /** From 0. */
  readonly page: number;
  readonly corners: Quad;
  /** Parallel to the page's edges; only these are ever joined. */
  readonly upright: boolean;
}

/** Thinner than this (points) is a rounding artefact, not text. */
const MIN_SIDE = 0.2;
/** Chromium snaps rectangles to whole CSS pixels (0.75 pt). */
const JOIN_TOLERANCE = 0.6;

const isUpright = ([first, second]: readonly Point[]): boolean =>
  first !== undefined &&
  second !== undefined &&
  (Math.abs(first[1] - second[1]) < 1e-3 || Math.abs(first[0] - second[0]) < 1e-3);

const box = (left: number, bottom: number, right: number, top: number): Quad => [
  [left, top],
  [right, top],
  [right, bottom],
  [left, bottom],
];

const toQuad = ({ corners, clip }: Fill): { corners: Quad; upright: boolean } | null => {
  const [a, b, c, d] = corners;
  if (!a || !b || !c || !d) return null;
  if (!isUpright(corners)) return { corners: [a, b, c, d], upright: false };
  const { left, bottom, right, top } = intersect(clip, boundsOf(corners));
  if (right - left < MIN_SIDE || top - bottom < MIN_SIDE) return null;
  return { corners: box(left, bottom, right, top), upright: true };
};

const join = (before: PageQuad, next: PageQuad): PageQuad | null => {
  if (before.page !== next.page || !before.upright || !next.upright) return null;
  const [a] = before.corners;
  const [, , b] = before.corners;
  const [c] = next.corners;
  const [, , d] = next.corners;
  const sameLine = Math.abs(a[1] - c[1]) < JOIN_TOLERANCE && Math.abs(b[1] - d[1]) < JOIN_TOLERANCE;
  const touching = Math.abs(c[0] - b[0]) < JOIN_TOLERANCE || Math.abs(a[0] - d[0]) < JOIN_TOLERANCE;
  const same = Math.abs(a[0] - c[0]) < 0.01 && Math.abs(b[0] - d[0]) < 0.01;
  if (!sameLine || !(touching || same)) return null;
  return { ...before, corners: box(Math.min(a[0], c[0]), b[1], Math.max(b[0], d[0]), a[1]) };
};

const merged = (quads: readonly PageQuad[]): PageQuad[] => {
  const result: PageQuad[] = [];
  for (const quad of quads) {
    const last = result.at(-1);
    const joined = last && join(last, quad);
    if (joined) result[result.length - 1] = joined;
    else result.push(quad);
  }
  return result;
};

/**
 * Where the marks 0 … `count` − 1 stand on the pages of the measuring print: one quad per line and piece,
 * neighbours on one line joined. A mark without an entry was painted nowhere.
 */
export const readMarkQuads = (pages: readonly PDFPage[], count: number): Map<number, PageQuad[]> => {
  const found = new Map<number, PageQuad[]>();
  pages.forEach((page, index) => {
    for (const fill of paintedFills(page)) {
      const mark = fill.color && sentinelNumber(fill.color);
      if (mark === null || mark >= count) continue;
      const quad = toQuad(fill);
      if (!quad) continue;
      const list = found.get(mark);
      if (list) list.push({ page: index, ...quad });
      else found.set(mark, [{ page: index, ...quad }]);
    }
  });
  return new Map([...found].map(([mark, quads]) => [mark, merged(quads)]));
};
