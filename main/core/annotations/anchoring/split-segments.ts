import type { TextRange } from '../annotation.ts';
import { toTextRange } from '../key-stream.ts';
import { alignKeys } from './align-keys.ts';
import type { Candidate } from './candidate.ts';
import type { MatchRun } from './match-run.ts';
import { isBlockBorder } from './prepare-text.ts';
import type { PreparedText } from './prepare-text.ts';
import type { WorkBudget } from './work-budget.ts';

/** Inserted text of at least so many key units is left out of the mark; whole paragraphs always are. */
const INSERTED_TEXT = 24;
/** How far the border of an insertion is moved to fall between paragraphs. */
const MOST_SLIDE = 64;

/**
 * The parts of a candidate that the quotation stands for, as ranges of the text:
 * an advertisement or paragraph that was put into it does not become marked.
 */
export const splitSegments = (
  quote: string,
  current: PreparedText,
  { start, end, runs: known }: Candidate,
  budget: WorkBudget,
): TextRange[] => {
  const { stream } = current;
  const found = stream.key.slice(start, end);
  if (found === quote) return [toTextRange(stream, start, end)];
  const runs = known ?? alignWithin(quote, found, start, budget);
  const segments: TextRange[] = [];
  let from = start;
  for (const [index, run] of runs.entries()) {
    const next = runs[index + 1];
    if (!next) break;
    const inserted = findInsertion(run, next, current);
    if (!inserted || inserted.start <= from) continue;
    segments.push(toTextRange(stream, from, inserted.start));
    from = inserted.end;
  }
  if (from < end) segments.push(toTextRange(stream, from, end));
  return segments;
};

const alignWithin = (quote: string, found: string, start: number, budget: WorkBudget): MatchRun[] =>
  alignKeys(quote, found, budget)
    .filter(({ length }) => length > 1)
    .map(({ a, b, length }) => ({ a, b: b + start, length }));

/** What stands between two runs of the quotation in the new text, when it was put there. */
const findInsertion = (
  run: MatchRun,
  next: MatchRun,
  current: PreparedText,
): { start: number; end: number } | null => {
  const start = run.b + run.length;
  const end = next.b;
  const missing = next.a - (run.a + run.length);
  const inserted = end - start - missing;
  if (missing <= 1 && inserted > 0) {
    const slide = slideToBlocks(current, start, end, run.length, next.length);
    if (slide !== null) return { start: start + slide, end: end + slide };
  }
  return inserted >= INSERTED_TEXT && missing * 4 <= end - start ? { start, end } : null;
};

/**
 * An insertion that ends as the text before it ends, or begins as the text behind it begins, may be read as
 * any of several places: by how much to move it so that it begins and ends between paragraphs.
 */
const slideToBlocks = (
  current: PreparedText,
  start: number,
  end: number,
  mostLeft: number,
  mostRight: number,
): number | null => {
  const { key } = current.stream;
  const fits = (slide: number): boolean =>
    isBlockBorder(current, start + slide) && isBlockBorder(current, end + slide);
  for (let slide = 0; slide <= Math.min(MOST_SLIDE, mostLeft); slide++) {
    if (fits(-slide)) return -slide;
    if (key[start - slide - 1] !== key[end - slide - 1]) break;
  }
  for (let slide = 0; slide <= Math.min(MOST_SLIDE, mostRight); slide++) {
    if (fits(slide)) return slide;
    if (key[start + slide] !== key[end + slide]) break;
  }
  return null;
};
