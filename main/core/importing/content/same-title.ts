import type { Block } from './block.ts';
import { blockText } from './block-text.ts';

const TOKEN = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]|[\p{L}\p{N}\p{M}]+/gu;
const MAX_TITLE = 300;
const MIN_LIKENESS = 0.75;

const tokensOf = (text: string): string[] => text.toLowerCase().match(TOKEN) ?? [];

/** Whether a heading says the title of the page, by Readability's measure: how much of it the title does not say. */
export const isTitle = (block: Block, titles: readonly string[]): boolean => {
  if ((block.name !== 'h1' && block.name !== 'h2') || titles.length === 0) return false;
  const text = blockText(block, MAX_TITLE);
  if (text === null || text === '') return false;
  return titles.some((title) => likeness(title, text) > MIN_LIKENESS);
};

const likeness = (title: string, heading: string): number => {
  const known = new Set(tokensOf(title));
  const tokens = tokensOf(heading);
  if (known.size === 0 || tokens.length === 0) return 0;
  const length = tokens.join(' ').length;
  const unknown = tokens.filter((token) => !known.has(token)).join(' ').length;
  return 1 - unknown / length;
};
