import type { Logbook } from '../logbook.ts';
import { attribute, childrenOf, findElement, isElement, isForeign, isText, shortText } from '../html-tree.ts';
import type { HtmlElement, HtmlNode } from '../html-tree.ts';
import { describeElement } from './describe-element.ts';
import { findPicture } from './find-picture.ts';
import type { FoundPicture } from './find-picture.ts';
import { isHiddenStyle, removalReason } from './removal-rules.ts';
import { isFeedFooter, isShareAddress, isShareLabel, mayBeFeedFooter } from './share-links.ts';

/** What one walk over the article finds out before anything is written. */
export interface Survey {
  /** Elements that go with all their content. */
  readonly removed: ReadonlySet<HtmlNode>;
  /** Places that show or may show a picture, in document order, twins still apart. */
  readonly pictures: readonly FoundPicture[];
  /** Ids that a link inside the article leads to. */
  readonly linkedIds: ReadonlySet<string>;
}

/** Facts that hold for everything inside an element. */
export interface Context {
  readonly noscript: HtmlElement | null;
  readonly picture: HtmlElement | null;
  readonly link: HtmlElement | null;
  readonly figure: HtmlElement | null;
  readonly hidden: boolean;
}

const NOWHERE: Context = { noscript: null, picture: null, link: null, figure: null, hidden: false };
const MAX_CLIMB = 3;

/** `title`: a heading that only repeats it goes, because the readable copy shows it above the article. */
export const survey = (root: HtmlNode, title: string, log: Logbook): Survey => {
  const removed = new Set<HtmlNode>();
  const pictures: FoundPicture[] = [];
  const linkedIds = new Set<string>();

  let textSeen = false;

  const visit = (node: HtmlNode, context: Context): Context | null => {
    if (isText(node)) {
      textSeen ||= /\S/.test(node.data);
      if (mayBeFeedFooter(node.data)) removeAround(node, isFeedFooter, 'feed-footer', removed, log);
      return null;
    }
    if (!isElement(node)) return node.type === 'root' ? context : null;
    const reason = removalReason(node) ?? (textSeen ? null : repeatedTitle(node, title));
    if (reason !== null) {
      removed.add(node);
      log.note('removed', reason, describeElement(node));
      return null;
    }
    const found = findPicture(node, context);
    if (found) pictures.push(found);
    if (node.name === 'a') visitLink(node, linkedIds, removed, log);
    return isForeign(node) ? null : enter(node, context);
  };

  const open: [HtmlNode, Context][] = [[root, NOWHERE]];
  for (let next = open.pop(); next; next = open.pop()) {
    const context = visit(...next);
    if (!context) continue;
    const children = childrenOf(next[0]);
    for (let index = children.length - 1; index >= 0; index--) {
      const child = children[index];
      if (child) open.push([child, context]);
    }
  }
  return { removed, linkedIds, pictures: pictures.filter((found) => !isInside(found.node, removed)) };
};

const repeatedTitle = (element: HtmlElement, title: string): string | null =>
  (element.name === 'h1' || element.name === 'h2') &&
  shortText(element, title.length + 10) === title.replace(/\s+/g, ' ') &&
  !findElement(element, (inner) => inner.name === 'img', 50)
    ? 'repeated-title'
    : null;

const enter = (element: HtmlElement, context: Context): Context => {
  switch (element.name) {
    case 'noscript':
      return { ...context, noscript: element };
    case 'picture':
      return { ...context, picture: element };
    case 'a':
      return { ...context, link: element };
    case 'figure':
      return { ...context, figure: element };
    default:
      return isHiddenStyle(attribute(element, 'style')) ? { ...context, hidden: true } : context;
  }
};

const visitLink = (link: HtmlElement, linkedIds: Set<string>, removed: Set<HtmlNode>, log: Logbook): void => {
  const href = attribute(link, 'href');
  const fragment = href.indexOf('#');
  if (fragment !== -1 && fragment < href.length - 1) {
    const id = href.slice(fragment + 1);
    linkedIds.add(id).add(decodeEscapes(id));
  }
  if (!isShareAddress(href)) return;
  const label = shortText(link, 40);
  if (label === null || !isShareLabel(label)) return;
  removed.add(link);
  log.note('removed', 'share-link', describeElement(link));
  removeAround(link, isShareLabel, 'share-bar', removed, log);
};

const decodeEscapes = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch (error) {
    if (error instanceof URIError) return text;
    throw error;
  }
};

/** Takes out the largest of the nearest ancestors whose whole text is of the unwanted kind. */
const removeAround = (
  node: HtmlNode,
  isUnwanted: (text: string) => boolean,
  reason: string,
  removed: Set<HtmlNode>,
  log: Logbook,
): void => {
  let target: HtmlElement | null = null;
  let ancestor = node.parent;
  for (
    let step = 0;
    step < MAX_CLIMB && ancestor && isElement(ancestor) && ancestor.name !== 'body';
    step++
  ) {
    const text = shortText(ancestor, 250);
    if (text === null || !isUnwanted(text)) break;
    target = ancestor;
    ancestor = ancestor.parent;
  }
  if (!target || removed.has(target)) return;
  removed.add(target);
  log.note('removed', reason, describeElement(target));
};

/** Removal may be decided behind a picture that stands in the same small box. */
const isInside = (node: HtmlNode, removed: ReadonlySet<HtmlNode>): boolean => {
  let ancestor: HtmlNode | null = node;
  for (let step = 0; step <= MAX_CLIMB + 1 && ancestor; step++, ancestor = ancestor.parent) {
    if (removed.has(ancestor)) return true;
  }
  return false;
};
