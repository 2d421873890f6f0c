import {
  attribute,
  childrenOf,
  isElement,
  isForeign,
  isText,
  parseFragment,
  shortText,
  walk,
} from '../html-tree.ts';
import type { HtmlElement, HtmlNode } from '../html-tree.ts';
import type { PicturePlace } from '../surveying/place-pictures.ts';
import { OUTPUT_NAMES } from './allowlist.ts';
import { keptAttributes } from './element-attributes.ts';
import type { LinkRules } from './element-attributes.ts';
import { embedCard, isEmbed } from './embed-card.ts';
import { HtmlWriter } from './html-writer.ts';
import type { Attributes } from './html-writer.ts';

export interface CleaningRules extends LinkRules {
  readonly removed: ReadonlySet<HtmlNode>;
  /** What stands in the place of an element that shows a picture. */
  readonly placeOf: (element: HtmlElement) => PicturePlace | undefined;
  readonly note: (
    action: 'removed' | 'unwrapped' | 'replaced',
    reason: string,
    element: HtmlElement,
    detail?: string,
  ) => void;
}

const MAX_ROUNDS = 3;

/**
 * The content of `root` as HTML of the allowlist alone. The walk keeps its own stack: depth costs memory,
 * never the call stack.
 *
 * [Note: fixed point] The output is a fixed point: parsed and cleaned again it gives the same text. A tree
 * that came from a parser is written back as it is; only where a tag was taken out between two others a
 * parser may build another tree (`nesting.ts`). Then the output is parsed and cleaned again, and should it
 * still not settle, the tags in question are left out.
 */
export const cleanTree = (root: HtmlNode, rules: CleaningRules): string => {
  let written = write(root, rules, false);
  for (let round = 1; written.unstable; round++) {
    const again = parseFragment(written.html);
    written = write(bodyOf(again), againRules(again), round >= MAX_ROUNDS);
  }
  return written.html.trim();
};

/** Cleans HTML that `cleanTree` has written: pictures are known by their slots. */
export const cleanAgain = (html: string): string => {
  const tree = parseFragment(html);
  return cleanTree(bodyOf(tree), againRules(tree));
};

const bodyOf = (document: HtmlNode): HtmlNode => {
  const html = childrenOf(document).find((node) => isElement(node));
  return (html && childrenOf(html).find((node) => isElement(node) && node.name === 'body')) ?? document;
};

/** Every id that was written is there for a reason, even where its link has gone since. */
const againRules = (tree: HtmlNode): CleaningRules => {
  const linkedIds = new Set<string>();
  walk(tree, (node) => {
    if (isElement(node) && node.attribs['id']) linkedIds.add(node.attribs['id']);
    return true;
  });
  return { baseUrl: null, linkedIds, removed: new Set(), placeOf: placeBySlot, note: () => undefined };
};

const placeBySlot = (element: HtmlElement): PicturePlace | undefined => {
  const slot = element.name === 'img' ? attribute(element, 'data-slot') : '';
  if (!/^\d{1,6}$/.test(slot)) return undefined;
  const inline = attribute(element, 'class') === 'op-inline';
  return { kind: 'slot', slot: Number(slot), alt: attribute(element, 'alt'), inline };
};

interface Frame {
  readonly children: readonly HtmlNode[];
  next: number;
  readonly closes: boolean;
}

const write = (
  root: HtmlNode,
  rules: CleaningRules,
  strict: boolean,
): { html: string; unstable: boolean } => {
  const writer = new HtmlWriter(strict);
  const frames: Frame[] = [
    { children: isElement(root) && root.name !== 'body' ? [root] : childrenOf(root), next: 0, closes: false },
  ];
  for (let frame = frames.at(-1); frame; frame = frames.at(-1)) {
    const node = frame.children[frame.next++];
    if (!node) {
      if (frame.closes) writer.close();
      frames.pop();
    } else if (rules.removed.has(node)) {
      continue;
    } else if (isText(node)) {
      writer.text(node.data);
    } else if (isElement(node)) {
      const closes = enter(node, writer, rules);
      if (closes !== null) frames.push({ children: childrenOf(node), next: 0, closes });
    }
  }
  return { html: writer.finish(), unstable: writer.unstable && !strict };
};

/** Writes what stands for `element`; null when its content is not to be visited. */
const enter = (element: HtmlElement, writer: HtmlWriter, rules: CleaningRules): boolean | null => {
  const place = rules.placeOf(element);
  if (isEmbed(element)) return writeEmbed(element, place, writer, rules);
  const { name } = element;
  const outputName = isForeign(element) ? undefined : OUTPUT_NAMES.get(name);
  if (outputName === undefined && place) writePicture(place, writer);
  if (isForeign(element)) return place ? null : writeForeign(element, writer, rules);
  if (name === 'img' || name === 'input' || name === 'amp-img' || name === 'source') return null;
  if (name === 'br') {
    writer.lineBreak();
    return null;
  }
  if (outputName === undefined) return false;
  const attributes = keptAttributes(element, outputName, rules);
  if (name === 'hr' || name === 'wbr' || name === 'col') {
    writer.empty(name, attributes);
    return null;
  }
  // A link that leads nowhere is text.
  if (name === 'a' && !attributes.some(([key]) => key === 'href' || key === 'id')) return false;
  const opened = writer.open(outputName, attributes);
  if (!opened && writer.tooDeep) rules.note('unwrapped', 'too-deep', element);
  // A figure that shows its picture as a background.
  if (place) writePicture(place, writer);
  return opened;
};

const writePicture = (place: PicturePlace, writer: HtmlWriter): void => {
  if (place.kind === 'text') writer.text(place.text);
  if (place.kind !== 'slot') return;
  const attributes: Attributes = [
    ['data-slot', String(place.slot)],
    ['alt', place.alt],
    ...(place.inline ? [['class', 'op-inline'] as const] : []),
  ];
  writer.empty('img', attributes);
};

/** A player or frame becomes its poster and a link; breaks keep both on lines of their own in the text. */
const writeEmbed = (
  element: HtmlElement,
  place: PicturePlace | undefined,
  writer: HtmlWriter,
  rules: CleaningRules,
): boolean | null => {
  const card = embedCard(element, rules.baseUrl);
  if (place) writePicture(place, writer);
  if (!card) {
    if (place) return null;
    rules.note('removed', 'embed-without-address', element);
    return element.name === 'object' ? false : null;
  }
  rules.note('replaced', 'embed-as-link', element, card.url);
  const boxed = writer.open('span', [['class', 'op-embed']]);
  writer.lineBreak();
  const linked = writer.open('a', [
    ['href', card.url],
    ['rel', 'noopener noreferrer'],
  ]);
  writer.text(card.title);
  if (linked) writer.close();
  writer.lineBreak();
  if (boxed) writer.close();
  return null;
};

/** Formulas keep their text; drawings without a picture in them go. */
const writeForeign = (element: HtmlElement, writer: HtmlWriter, rules: CleaningRules): null => {
  const text =
    element.name === 'math' ? attribute(element, 'alttext') || (shortText(element, 2000, 5000) ?? '') : '';
  if (text === '') {
    rules.note('removed', element.name === 'math' ? 'formula' : 'drawing', element);
    return null;
  }
  rules.note('replaced', 'formula-as-text', element);
  if (writer.open('span', [['class', 'op-math']])) {
    writer.text(text);
    writer.close();
  }
  return null;
};
