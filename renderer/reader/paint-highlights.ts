import type { AnchorState, HighlightColor, TextRange } from '../../preload/contract/annotations.ts';
import { findOverlaps } from './find-overlaps.ts';
import { highlightStyles } from './highlight-styles.ts';
import type { HighlightPalette } from './highlight-styles.ts';
import { offsetsToStaticRange } from './text-offsets.ts';
import type { ArticleText } from './text-offsets.ts';

export interface PaintedMark {
  readonly id: string;
  readonly color: HighlightColor;
  readonly state: AnchorState;
  /** Empty for an orphan, which is not painted. */
  readonly segments: readonly TextRange[];
}

export interface HighlightPainter {
  /** Shows exactly these marks. */
  paint(marks: readonly PaintedMark[]): void;
  /** Underlines one of the painted marks, or none. */
  setActive(id: string | null): void;
  /** Shows where a search matches, in place of the matches before. */
  paintMatches(matches: readonly TextRange[]): void;
  setPalette(palette: HighlightPalette): void;
  /** Takes every trace out of the frame. */
  dispose(): void;
}

type FrameWindow = Window & typeof globalThis;

/** Later ones are painted over earlier ones. */
const PRIORITIES = { review: 1, sure: 2, match: 3, overlap: 4, active: 5 } as const;

const PREFIX = 'offprint-';

const isGroup = (name: string): boolean => name.endsWith('-sure') || name.endsWith('-review');

/** Segments by colour and state; orphans have none. */
const groupMarks = (marks: readonly PaintedMark[]): Map<string, TextRange[]> => {
  const groups = new Map<string, TextRange[]>();
  for (const { color, state, segments } of marks) {
    if (state === 'orphan') continue;
    const name = `${color}-${state}`;
    const group = groups.get(name) ?? [];
    group.push(...segments);
    groups.set(name, group);
  }
  return groups;
};

/**
 * Paints marks into the article's frame without touching its tree. One Highlight per colour and state:
 * one per mark takes a page with a thousand marks two seconds for its first frame.
 */
export const createHighlightPainter = (
  frame: FrameWindow,
  article: ArticleText,
  palette: HighlightPalette,
): HighlightPainter => {
  // A style sheet made by another window's constructor is refused.
  const sheet = new frame.CSSStyleSheet();
  sheet.replaceSync(highlightStyles(palette));
  frame.document.adoptedStyleSheets.push(sheet);
  const painted = new Set<string>();
  let marks: readonly PaintedMark[] = [];
  let active: string | null = null;

  const show = (name: string, segments: readonly TextRange[], priority: number): void => {
    const ranges = segments.flatMap((segment) => offsetsToStaticRange(article, segment) ?? []);
    if (ranges.length === 0) {
      frame.CSS.highlights.delete(PREFIX + name);
      painted.delete(name);
      return;
    }
    const highlight = new frame.Highlight();
    for (const range of ranges) highlight.add(new frame.StaticRange(range));
    highlight.priority = priority;
    frame.CSS.highlights.set(PREFIX + name, highlight);
    painted.add(name);
  };

  const showActive = (): void => {
    const mark = marks.find(({ id }) => id === active);
    show('active', mark?.segments ?? [], PRIORITIES.active);
  };

  return {
    paint(next) {
      marks = next;
      for (const name of painted) if (isGroup(name)) show(name, [], 0);
      for (const [name, segments] of groupMarks(marks)) {
        show(name, segments, name.endsWith('-sure') ? PRIORITIES.sure : PRIORITIES.review);
      }
      const shown = marks.filter(({ state }) => state !== 'orphan').flatMap(({ segments }) => segments);
      show('overlap', findOverlaps(shown), PRIORITIES.overlap);
      showActive();
    },
    setActive(id) {
      active = id;
      showActive();
    },
    paintMatches(matches) {
      show('match', matches, PRIORITIES.match);
    },
    setPalette(next) {
      sheet.replaceSync(highlightStyles(next));
    },
    dispose() {
      for (const name of painted) frame.CSS.highlights.delete(PREFIX + name);
      painted.clear();
      const sheets = frame.document.adoptedStyleSheets;
      frame.document.adoptedStyleSheets = sheets.filter((other) => other !== sheet);
    },
  };
};
