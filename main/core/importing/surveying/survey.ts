import type { Logbook } from '../logbook.ts';
import {
  attribute,
  childrenOf,
  findElement,
  isElement,
  isForeign,
  isRoot,
  isText,
  shortText,
} from '../html-tree.ts';
import type { HtmlElement, HtmlNode, HtmlText } from '../html-tree.ts';
import type { Context } from './context.ts';
import { describeElement } from './describe-element.ts';
import { findPicture } from './find-picture.ts';
import type { FoundPicture } from './find-picture.ts';
import { isExcuse, removalReason } from './removal-rules.ts';
import { isFeedFooter, isShareAddress, isShareLabel, mayBeFeedFooter } from './share-links.ts';

/** What one walk over the article finds out before anything is written. */
export interface Survey {
  /** Elements that go with all their content, and lone texts. */
  readonly removed: ReadonlySet<HtmlNode>;
  /** Places that show or may show a picture, in document order, twins still apart. */
  readonly pictures: readonly FoundPicture[];
  /** Ids that a link inside the article leads to. */
  readonly linkedIds: ReadonlySet<string>;
}

const NOWHERE: Context = { noscript: null, picture: null, link: null, figure: null };
const MAX_CLIMB = 3;

export interface SurveyRules {
  /** Pieces that stand in the way of the article; logged by whoever found them. */
  readonly leftOut: ReadonlySet<HtmlNode>;
  /** Whatever the page shows stays. */
  readonly wholePage: boolean;
}

export const survey = (root: HtmlNode, log: Logbook, { leftOut, wholePage }: SurveyRules): Survey => {
  const removed = new Set<HtmlNode>(leftOut);
  const pictures: FoundPicture[] = [];
  const linkedIds = new Set<string>();

  const visit = (node: HtmlNode, context: Context): Context | null => {
    if (leftOut.has(node)) return null;
    if (isText(node)) {
      if (!wholePage) visitText(node, context, removed, log);
      return null;
    }
    if (!isElement(node)) return isRoot(node) ? context : null;
    const reason = removalReason(node, context.noscript !== null, wholePage);
    if (reason !== null) {
      removed.add(node);
      log.note('removed', reason, describeElement(node));
      return null;
    }
    const found = findPicture(node, context);
    if (found) pictures.push(found);
    if (node.name === 'a') visitLink(node, linkedIds, removed, wholePage ? null : log);
    return isForeign(node) ? null : enter(node, context);
  };

  // Two stacks side by side: this visits every node, and pairs would be one object each.
  const open: HtmlNode[] = [root];
  const contexts: Context[] = [NOWHERE];
  for (let node = open.pop(); node; node = open.pop()) {
    const context = visit(node, contexts.pop() ?? NOWHERE);
    if (!context) continue;
    const children = childrenOf(node);
    for (let index = children.length - 1; index >= 0; index--) {
      const child = children[index];
      if (!child) continue;
      open.push(child);
      contexts.push(context);
    }
  }
  return { removed, linkedIds, pictures: pictures.filter((found) => !isInside(found.node, removed)) };
};

const visitText = (node: HtmlText, context: Context, removed: Set<HtmlNode>, log: Logbook): void => {
  if (mayBeFeedFooter(node.data)) removeAround(node, isFeedFooter, 'feed-footer', removed, log);
  if (!context.noscript || !isExcuse(node.data)) return;
  removed.add(node);
  log.note('removed', 'noscript-text', node.data.trim());
};

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
      return context;
  }
};

/** With a log to note it in, links of a share bar are taken out. */
const visitLink = (
  link: HtmlElement,
  linkedIds: Set<string>,
  removed: Set<HtmlNode>,
  log: Logbook | null,
): void => {
  const href = attribute(link, 'href');
  const fragment = href.indexOf('#');
  if (fragment !== -1 && fragment < href.length - 1) {
    const id = href.slice(fragment + 1);
    linkedIds.add(id).add(decodeEscapes(id));
  }
  if (log === null || !isShareAddress(href)) return;
  const label = shortText(link, 40);
  // A picture in the link may be more than an icon.
  if (label === null || !isShareLabel(label) || findElement(link, isImage, 50)) return;
  removed.add(link);
  log.note('removed', 'share-link', describeElement(link));
  removeAround(link, isShareLabel, 'share-bar', removed, log);
};

const isImage = (element: HtmlElement): boolean => element.name === 'img';

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
    if (text === null || !isUnwanted(text) || findElement(ancestor, isImage, 400)) break;
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
