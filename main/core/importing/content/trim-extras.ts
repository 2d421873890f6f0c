import type { Block } from './block.ts';
import { blockText } from './block-text.ts';
import { isHomeLink } from './home-link.ts';
import { isDateline, isInvitation, isRelatedHeading, isWidgetText, leadsElsewhere } from './extras-words.ts';

const LINES: ReadonlySet<string> = new Set(['p', 'h2', 'h3', 'h4', 'h5', 'h6', 'div', 'strong', 'b']);
const HEADINGS: ReadonlySet<string> = new Set(['h2', 'h3', 'h4', 'h5', 'h6']);
/** What stands in them belongs to them, whatever it says. */
const CLOSED: ReadonlySet<string> = new Set([
  'figure',
  'table',
  'blockquote',
  'pre',
  'code',
  'ul',
  'ol',
  'dl',
]);
const MAX_LINE = 220;
const MAX_HEADING = 70;
const MAX_DATELINE = 120;
/** Where an article has begun for good. */
const LEAD = 400;
const MOST = 0.3;
const LINKED = 0.5;
const MOSTLY_LINK = 0.3;

/**
 * Takes out of a found article the lines that are none of it, after Trafilatura's cleaning (Barbaresi 2021): links to
 * other articles with their headings, invitations, dates above the text that the library shows anyway, the site's
 * logo, remains of widgets. Nothing is taken when it would be much of the text: then it is what the page is about.
 */
export const trimExtras = (kept: readonly Block[], blocks: readonly Block[]): void => {
  const total = kept.reduce((sum, { chars }) => sum + chars, 0);
  const trimmed: Block[] = [];
  let before = 0;
  for (const block of kept) before = trimWithin(block, blocks, before, trimmed);
  const chars = trimmed.reduce((sum, block) => sum + block.chars, 0);
  if (chars > total * MOST) for (const block of trimmed) block.leftOut = null;
};

const trimWithin = (top: Block, blocks: readonly Block[], start: number, trimmed: Block[]): number => {
  let before = start;
  for (let at = top.index; at < top.end; at++) {
    const block = blocks[at];
    if (!block) break;
    const isShut = block !== top && isClosed(block);
    const reason = isShut ? null : reasonToTrim(block, before);
    if (reason !== null) {
      leaveOut(block, reason, trimmed);
      if (reason === 'related') trimBehind(block, blocks, trimmed);
    }
    if (block.leftOut === null) before += isShut ? block.chars : block.ownChars;
    if (isShut || reason !== null) at = block.end - 1;
  }
  return before;
};

const reasonToTrim = (block: Block, before: number): string | null => {
  if (before < LEAD && isHomeLink(block)) return 'home-link';
  return isLine(block) ? reasonOf(block, before) : null;
};

const isClosed = ({ leftOut, name }: Block): boolean => leftOut !== null || CLOSED.has(name);

const isLine = ({ name, chars }: Block): boolean => LINES.has(name) && chars > 0 && chars <= MAX_LINE;

const reasonOf = (block: Block, before: number): string | null => {
  const text = blockText(block, MAX_LINE);
  if (text === null || text === '') return null;
  if (block.chars <= MAX_HEADING && isRelatedHeading(text) && mayHead(block, text)) return 'related';
  if (isWidgetText(text)) return 'widget';
  if (before < LEAD && isAboveText(block, text)) return 'dateline';
  return reasonByLinks(block, text);
};

const isAboveText = (block: Block, text: string): boolean =>
  !HEADINGS.has(block.name) && block.chars <= MAX_DATELINE && isDateline(text);

const reasonByLinks = (block: Block, text: string): string | null => {
  if (block.linkDensity >= MOSTLY_LINK && (leadsElsewhere(text) || isShout(text, block)))
    return 'link-elsewhere';
  return isInvitation(text) && (block.linkDensity > 0.2 || block.inputs > 0) ? 'invitation' : null;
};

/** A heading of its own, or a whole line of strong or linked words: no line of the text begins like that. */
const mayHead = (block: Block, text: string): boolean =>
  HEADINGS.has(block.name) ||
  block.linkDensity > LINKED ||
  /[:：]$/.test(text) ||
  hasOnlyStrong(block) ||
  isLast(block);

const STRONG: ReadonlySet<string> = new Set(['strong', 'b', ...HEADINGS]);

const hasOnlyStrong = ({ ownChars, only }: Block): boolean =>
  ownChars === 0 &&
  only !== null &&
  (STRONG.has(only.name) || (only.element === null && hasOnlyStrong(only)));

const isLast = (block: Block): boolean => block.parent !== null && block.end === block.parent.end;

/** All in capitals and all a link: the teaser of another story. */
const isShout = (text: string, block: Block): boolean =>
  block.linkDensity > 0.9 && text.length >= 20 && /\p{Lu}/u.test(text) && !/\p{Ll}|\p{Lo}/u.test(text);

/** What follows such a heading goes with it for as long as it is links. */
const trimBehind = (heading: Block, blocks: readonly Block[], trimmed: Block[]): void => {
  const { parent } = heading;
  if (!parent) return;
  for (let at = heading.end; at < parent.end; at = blocks[at]?.end ?? parent.end) {
    const next = blocks[at];
    if (next?.leftOut !== null) continue;
    if (next.chars > 0 && next.linkDensity < LINKED) return;
    if (next.chars > 0) leaveOut(next, 'related', trimmed);
  }
};

const leaveOut = (block: Block, reason: string, trimmed: Block[]): void => {
  block.leftOut = reason;
  trimmed.push(block);
};
