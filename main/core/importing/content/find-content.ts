import { isElement } from '../html-tree.ts';
import type { HtmlElement, HtmlNode } from '../html-tree.ts';
import { ENOUGH, tryOnce } from './attempt-content.ts';
import type { Attempt, Found } from './attempt-content.ts';
import type { Block } from './block.ts';
import { markDataTables } from './mark-data-tables.ts';
import { nameHints } from './name-hints.ts';
import { readBlocks } from './read-blocks.ts';
import { sumBlocks } from './sum-blocks.ts';

/** A piece of the page that is no part of the article. */
export interface Region {
  readonly node: HtmlNode;
  /** What spoke against it, as a stable code. */
  readonly reason: string;
  /** Whether it stands among the parts of the article. */
  readonly within: boolean;
}

/** The article within a page. */
export interface FoundContent {
  /** Holds all of the article. */
  readonly root: HtmlNode;
  /** In document order, largest pieces only. */
  readonly regions: readonly Region[];
  /** How much of it is text outside of links, in letters. */
  readonly chars: number;
  /** False when nothing in the page looks like an article: then all of it was kept. */
  readonly isArticle: boolean;
}

/** Each with less suspicion than the one before it. */
const ATTEMPTS: readonly Attempt[] = [
  { byNames: true, byWeight: true, byDoubt: true },
  { byNames: false, byWeight: true, byDoubt: true },
  { byNames: false, byWeight: false, byDoubt: true },
  { byNames: false, byWeight: false, byDoubt: false },
];
/**
 * Finds the article of a whole saved page. `titles` are what the page calls itself. Time grows in proportion to the
 * page.
 */
export const findContent = (body: HtmlElement, titles: readonly string[]): FoundContent => {
  const blocks = readBlocks(body);
  markDataTables(blocks);
  countAll(blocks);
  const hints = nameHints();
  let best: Found | null = null;
  for (const attempt of ATTEMPTS) {
    const found = tryOnce(blocks, titles, hints, attempt);
    if (!best || found.chars > best.chars) best = found;
    if (found.isEnough) {
      best = found;
      break;
    }
  }
  if (!best || isNoArticle(best, blocks)) return { root: body, regions: [], chars: 0, isArticle: false };
  return asContent(best, blocks, body);
};

/** So much text in one paragraph is prose. */
const PROSE = 80;
const PROSE_NAMES: ReadonlySet<string> = new Set(['p', 'pre', 'td', 'li', 'dd', 'blockquote']);
/** Where a page names its article, that is believed however short it is. */
const NAMED: ReadonlySet<string> = new Set(['article', 'main']);

const isNoArticle = ({ kept, chars }: Found, blocks: readonly Block[]): boolean =>
  chars < ENOUGH && !kept.some((top) => isNamed(top) || holdsProse(top, blocks));

const holdsProse = (top: Block, blocks: readonly Block[]): boolean =>
  blocks
    .slice(top.index, top.end)
    .some(({ chars, name }) => (chars >= PROSE && PROSE_NAMES.has(name)) || NAMED.has(name));

const isNamed = (top: Block): boolean => {
  for (let up: Block | null = top; up; up = up.parent) if (NAMED.has(up.name)) return true;
  return false;
};

/** Before anything is left out. */
const countAll = (blocks: readonly Block[]): void => {
  const [page] = blocks;
  if (page) sumBlocks(blocks, page);
  for (const block of blocks) block.total = Math.max(0, block.chars - block.linkChars);
};

const asContent = (found: Found, blocks: readonly Block[], body: HtmlElement): FoundContent => {
  const root = rootOf(found.kept) ?? blocks[0];
  if (!root) return { root: body, regions: [], chars: 0, isArticle: false };
  const chars = found.kept.reduce((sum, block) => sum + block.chars - block.linkChars, 0);
  return {
    root: root.element ?? body,
    regions: regionsOf(found, root, blocks),
    chars,
    isArticle: true,
  };
};

const regionsOf = (found: Found, root: Block, blocks: readonly Block[]): Region[] => {
  const kept = new Set(found.kept);
  const regions: Region[] = [];
  for (let at = 1; at < blocks.length; at++) {
    const block = blocks[at];
    if (!block || (block !== root && block.contains(root))) continue;
    const reason = found.leftOut.get(block) ?? (isBeside(block, root, kept) ? 'beside-the-article' : null);
    if (reason === null) continue;
    const within = root.contains(block);
    for (const node of block.element ? [block.element] : block.parts) regions.push({ node, reason, within });
    at = block.end - 1;
  }
  return regions;
};

const isBeside = (block: Block, root: Block, kept: ReadonlySet<Block>): boolean =>
  root.contains(block) ? block.parent === root && !kept.has(root) && !kept.has(block) : true;

const rootOf = (kept: readonly Block[]): Block | null => {
  const [first] = kept;
  if (!first) return null;
  if (kept.length === 1 && first.element && isElement(first.element)) return first;
  return first.parent;
};
