import { attribute } from '../html-tree.ts';
import type { HtmlElement } from '../html-tree.ts';
import { isHiddenStyle } from '../surveying/removal-rules.ts';
import type { Block } from './block.ts';
import { isBylineName } from './name-hints.ts';
import type { NameHints } from './name-hints.ts';
import { isTitle } from './same-title.ts';
import { waitsToShow } from './waits-to-show.ts';
import { blockText } from './block-text.ts';

export interface LeaveOutRules {
  readonly hints: NameHints;
  /** Whether names of classes and ids are believed. */
  readonly byNames: boolean;
  readonly titles: readonly string[];
}

const UNLIKELY_ROLES: ReadonlySet<string> = new Set(
  'menu menubar complementary navigation alert alertdialog dialog'.split(' '),
);
const SPARED: ReadonlySet<string> = new Set(['body', 'a', 'html', 'table', 'code']);
const MAX_BYLINE = 100;
/** A script shows what most of the page's text stands in; and a name that says otherwise is mistaken. */
const MOST = 0.5;
const ALMOST_ALL = 0.9;

/**
 * Marks what is no part of an article before anything is counted: what the page does not show, boxes named for
 * something else, and the title and byline that the library shows above every article anyway. After Readability's
 * `_grabArticle`.
 */
export const leaveOutUnlikely = (blocks: readonly Block[], rules: LeaveOutRules): void => {
  const total = blocks[0]?.total ?? 0;
  let behind = 0;
  const once = new Once(rules.titles);
  const guarded = new Guard();
  for (const block of blocks) {
    block.leftOut = null;
    const { element } = block;
    if (block.index < behind || block.index === 0 || !element) continue;
    if (block.total > total * ALMOST_ALL) continue;
    block.leftOut =
      (block.total > total * MOST ? null : reasonToHide(element)) ??
      reasonByName(block, element, rules, guarded) ??
      once.reasonOf(block, element);
    if (block.leftOut !== null) behind = block.end;
  }
};

/** The first heading that says the title, and the first byline: an article has one of each. */
class Once {
  readonly #titles: readonly string[];
  #sawTitle = false;
  #sawByline = false;

  constructor(titles: readonly string[]) {
    this.#titles = titles;
  }

  reasonOf(block: Block, element: HtmlElement): string | null {
    if (!this.#sawTitle && isTitle(block, this.#titles)) {
      this.#sawTitle = true;
      return 'title';
    }
    if (this.#sawByline || !isByline(block, element)) return null;
    this.#sawByline = true;
    return 'byline';
  }
}

/** Remembers how far the tables and code that names are not asked in reach. */
class Guard {
  #end = 0;

  covers(block: Block): boolean {
    if (block.index < this.#end) return true;
    if (block.name === 'table' || block.name === 'code') this.#end = block.end;
    return false;
  }
}

const reasonToHide = (element: HtmlElement): string | null =>
  isHidden(element) && !waitsToShow(element) ? 'hidden' : null;

const isHidden = (element: HtmlElement): boolean => {
  const { attribs } = element;
  if (attribs.hidden !== undefined && attribs.hidden !== 'until-found') return true;
  if (attribs.style !== undefined && isHiddenStyle(attribs.style)) return true;
  return attribs['aria-hidden'] === 'true' && !attribute(element, 'class').includes('fallback-image');
};

const reasonByName = (
  block: Block,
  element: HtmlElement,
  rules: LeaveOutRules,
  guard: Guard,
): string | null => {
  const covered = guard.covers(block);
  if (!rules.byNames) return null;
  const { role } = element.attribs;
  if (role !== undefined && UNLIKELY_ROLES.has(role)) return 'role';
  if (covered || SPARED.has(element.name)) return null;
  return rules.hints.isUnlikely(block.names) ? 'unlikely-name' : null;
};

const isByline = (block: Block, element: HtmlElement): boolean => {
  const { rel, itemprop } = element.attribs;
  if (rel !== 'author' && !itemprop?.includes('author') && !isBylineName(block.names)) return false;
  const text = blockText(block, MAX_BYLINE);
  return text !== null && text !== '';
};
