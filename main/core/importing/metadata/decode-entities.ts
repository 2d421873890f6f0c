import { parseFragment, textContent } from '../html-tree.ts';

/** Text without its character references, one level of them: feeds and scripts leave them where HTML is not. */
export const decodeEntities = (value: string): string =>
  value.includes('&') ? textContent(parseFragment(value.replaceAll('<', '&lt;'))).trim() : value;
