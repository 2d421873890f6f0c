import type { PaintedMark } from './paint-highlights.ts';

const firstOf = ({ segments }: PaintedMark): number => segments[0]?.start ?? 0;
const endOf = ({ segments }: PaintedMark): number => segments.at(-1)?.end ?? 0;

/** Marks that have a place, in reading order. */
export const inReadingOrder = (marks: readonly PaintedMark[]): PaintedMark[] =>
  marks
    .filter(({ segments }) => segments.length > 0)
    .sort((a, b) => firstOf(a) - firstOf(b) || endOf(a) - endOf(b) || (a.id < b.id ? -1 : 1));

/**
 * The mark to go to from the chosen one, or from a place in the text where none is chosen; goes round at
 * the ends. Null when there is no mark with a place.
 */
export const nextMark = (
  marks: readonly PaintedMark[],
  from: { readonly active: string | null; readonly offset: number },
  direction: 'next' | 'previous',
): PaintedMark | null => {
  const ordered = inReadingOrder(marks);
  const active = ordered.findIndex(({ id }) => id === from.active);
  const step = direction === 'next' ? 1 : -1;
  if (active >= 0) return ordered.at((active + step) % ordered.length) ?? null;
  const found =
    direction === 'next'
      ? ordered.find((mark) => firstOf(mark) >= from.offset)
      : ordered.findLast((mark) => firstOf(mark) < from.offset);
  return found ?? ordered.at(direction === 'next' ? 0 : -1) ?? null;
};
