import { shortText } from '../html-tree.ts';
import type { Block } from './block.ts';

/** Its text with white space collapsed, or null where that is longer than asked for. */
export const blockText = (block: Block, maxLength: number): string | null => {
  if (block.element) return shortText(block.element, maxLength, 120);
  let text = '';
  for (const part of block.parts) {
    const piece = shortText(part, maxLength, 120);
    if (piece === null) return null;
    text += ` ${piece}`;
    if (text.length > maxLength * 2) return null;
  }
  const collapsed = text.replace(/\s+/g, ' ').trim();
  return collapsed.length <= maxLength ? collapsed : null;
};
