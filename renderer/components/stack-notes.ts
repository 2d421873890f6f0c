export interface NoteBox {
  /** Where the note belongs, level with its text. */
  readonly top: number;
  readonly height: number;
}

/**
 * Places notes level with their text; where they would overlap they push each other down, and the active one
 * stays exactly at its text while its neighbours make room on both sides. Boxes come in the order of the text.
 */
export const stackNotes = (boxes: readonly NoteBox[], active: number, gap: number): number[] => {
  const down = (from: number, tops: number[]): void => {
    for (let at = from; at < boxes.length; at++) {
      const above = at === 0 ? 0 : (tops[at - 1] ?? 0) + (boxes[at - 1]?.height ?? 0) + gap;
      tops[at] = Math.max(boxes[at]?.top ?? 0, above);
    }
  };
  const tops: number[] = [];
  down(0, tops);
  const pinned = boxes[active];
  if (!pinned) return tops;
  tops[active] = Math.max(0, pinned.top);
  for (let at = active - 1; at >= 0; at--) {
    tops[at] = Math.min(tops[at] ?? 0, (tops[at + 1] ?? 0) - (boxes[at]?.height ?? 0) - gap);
  }
  // No room above: the first note starts at the top and the rest follows.
  const missing = Math.min(0, ...tops.slice(0, active + 1));
  for (let at = 0; missing < 0 && at <= active; at++) tops[at] = (tops[at] ?? 0) - missing;
  down(active + 1, tops);
  return tops;
};
