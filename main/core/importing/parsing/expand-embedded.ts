import { attribute, childrenOf, isElement, parsePage, textContent, walk } from '../html-tree.ts';
import type { HtmlElement, HtmlNode } from '../html-tree.ts';
import type { Logbook } from '../logbook.ts';
import { describeElement } from '../surveying/describe-element.ts';

/** Frames in frames; deeper ones are nobody's article. */
const MAX_DEPTH = 3;
/** Shorter texts in frames are buttons and notes of advertisers. */
const MIN_FRAME_TEXT = 40;

/**
 * Brings into the page what a browser shows in it from trees of their own: the content of shadow roots, as saving
 * programs write them, and of frames whose page stands in an attribute.
 */
export const expandEmbedded = (document: HtmlNode, wholePage: boolean, log: Logbook, depth = 0): void => {
  const { found, slots } = findEmbedded(document);
  // From the inside out: a shadow root may stand in another.
  for (const element of found.reverse()) {
    if (isShadowRoot(element)) {
      log.note('unwrapped', 'shadow-root', describeElement(element));
      showShadow(element, slots.get(element) ?? []);
    } else if (depth < MAX_DEPTH) {
      showFrame(element, wholePage, log, depth);
    }
  }
};

/** In one pass: each slot belongs to the innermost shadow root around it. */
const findEmbedded = (
  document: HtmlNode,
): { readonly found: HtmlElement[]; readonly slots: ReadonlyMap<HtmlElement, readonly HtmlElement[]> } => {
  const found: HtmlElement[] = [];
  const slots = new Map<HtmlElement, HtmlElement[]>();
  const open: { readonly node: HtmlNode; readonly root: HtmlElement | null }[] = [
    { node: document, root: null },
  ];
  for (let next = open.pop(); next; next = open.pop()) {
    const { node } = next;
    let { root } = next;
    if (isElement(node)) {
      if (root && node.name === 'slot') slots.get(root)?.push(node);
      if (isShadowRoot(node) || isFrame(node)) found.push(node);
      if (isShadowRoot(node)) {
        root = node;
        slots.set(root, []);
      }
    }
    for (const child of childrenOf(node).toReversed()) open.push({ node: child, root });
  }
  return { found, slots };
};

const isShadowRoot = (element: HtmlElement): boolean =>
  element.name === 'template' && attribute(element, 'shadowrootmode') !== '';

const isFrame = (element: HtmlElement): boolean =>
  element.name === 'iframe' && attribute(element, 'srcdoc') !== '';

type Child = HtmlElement['children'][number];

/** The template becomes an ordinary element, and its slots hold what the page puts into them. */
const showShadow = (template: HtmlElement, slots: readonly HtmlElement[]): void => {
  const content = childrenOf(template).flatMap((node) => childrenOf(node)) as Child[];
  template.name = 'div';
  template.attribs = {};
  setChildren(template, content);
  const host = template.parent;
  if (!host || slots.length === 0) return;
  const named = new Map(slots.toReversed().map((slot) => [attribute(slot, 'name'), slot]));
  const placed = new Map<HtmlElement, Child[]>();
  for (const child of host.children) {
    if (child === (template as Child)) continue;
    const wanted = isElement(child) ? attribute(child, 'slot') : '';
    const slot = named.get(wanted) ?? named.get('') ?? slots[0];
    if (!slot) continue;
    const children = placed.get(slot) ?? [];
    children.push(child);
    placed.set(slot, children);
  }
  setChildren(host as HtmlElement, [template]);
  for (const [slot, children] of placed) setChildren(slot, children);
};

const showFrame = (frame: HtmlElement, wholePage: boolean, log: Logbook, depth: number): void => {
  const page = parsePage(attribute(frame, 'srcdoc'));
  expandEmbedded(page, wholePage, log, depth + 1);
  const html = childrenOf(page).find((node) => isElement(node));
  const body = html && childrenOf(html).find((node) => isElement(node) && node.name === 'body');
  if (!body || shownText(body).length < (wholePage ? 1 : MIN_FRAME_TEXT)) return;
  log.note('unwrapped', 'frame', describeElement(frame));
  frame.name = 'div';
  frame.attribs = {};
  setChildren(frame, [...childrenOf(body)] as Child[]);
};

const shownText = (body: HtmlNode): string => {
  let text = '';
  walk(body, (node) => {
    if (isElement(node)) return node.name !== 'script' && node.name !== 'style';
    text += textContent(node);
    return false;
  });
  return text.trim();
};

const setChildren = (parent: HtmlElement, children: Child[]): void => {
  parent.children = children;
  for (const [at, child] of children.entries()) {
    child.parent = parent;
    child.prev = children[at - 1] ?? null;
    child.next = children[at + 1] ?? null;
  }
};
