import type { TextRange } from '../../preload/contract/annotations.ts';

/** What commands may do with the article on screen. */
export interface ReadingSurface {
  selection(): TextRange | null;
  clearSelection(): void;
  /** The words of a range, as the canonical text has them. */
  words(range: TextRange): string;
  /** Scrolls an annotation's words into view. */
  reveal(id: string): void;
  step(direction: 'next' | 'previous'): void;
  focus(): void;
}
