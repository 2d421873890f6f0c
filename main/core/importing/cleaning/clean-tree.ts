import {
  attribute,
  childrenOf,
  isComment,
  isElement,
  isForeign,
  isText,
  parseFragment,
  walk,
} from '../html-tree.ts';
import type { HtmlElement, HtmlNode } from '../html-tree.ts';
import { isFormulaSource } from '../formulas/formula-source.ts';
import type { PicturePlace } from '../surveying/place-pictures.ts';
import { OUTPUT_NAMES, VOID_ELEMENTS } from './allowlist.ts';
import { keptAttributes } from './element-attributes.ts';
import type { LinkRules } from './element-attributes.ts';
import { isEmbed } from './embed-card.ts';
import { HtmlWriter } from './html-writer.ts';
import { writeEmbed, writeForeign, writeFormula, writePicture } from './write-replacement.ts';
import type { NoteRemoval } from './write-replacement.ts';

export interface CleaningRules extends LinkRules {
  readonly removed: ReadonlySet<HtmlNode>;
  /** What stands in the place of an element that shows a picture. */
  readonly placeOf: (element: HtmlElement) => PicturePlace | undefined;
  readonly note: NoteRemoval;
  /** Words of boxes that lose their tags are not to run together: options of a list, elements of the page's own. */
  readonly apart?: boolean;
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
    written = write(bodyOf(again), { ...againRules(again), note: rules.note }, round >= MAX_ROUNDS);
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
    if (isElement(node) && node.attribs.id) linkedIds.add(node.attribs.id);
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
  readonly apart?: boolean;
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
      if (frame.apart) writer.text(' ');
      frames.pop();
    } else if (rules.removed.has(node)) {
      continue;
    } else if (isText(node)) {
      writer.text(node.data);
    } else {
      const below = visit(node, writer, rules);
      if (below) frames.push(below);
    }
  }
  for (const [name, times] of writer.takenBack) rules.note('removed', 'empty', name, undefined, times);
  return { html: writer.finish(), unstable: writer.unstable && !strict };
};

/** Writes what is no text; the content to be visited next, or null. */
const visit = (node: HtmlNode, writer: HtmlWriter, rules: CleaningRules): Frame | null => {
  if (isComment(node)) rules.note('removed', 'comment', '<!---->');
  const closes = isElement(node) ? enter(node, writer, rules) : null;
  if (closes === null) return null;
  const apart = rules.apart === true && !closes && isElement(node) && !FONTS.has(node.name);
  if (apart) writer.text(' ');
  return { children: childrenOf(node), next: 0, closes, apart };
};

/** They only change how words look. */
const FONTS: ReadonlySet<string> = new Set(['font', 'big', 'label', 'nobr', 'blink', 'a']);

const PICTURE_ELEMENTS: ReadonlySet<string> = new Set(['img', 'input', 'amp-img', 'source']);

/** Writes what stands for `element`; null when its content is not to be visited. */
const enter = (element: HtmlElement, writer: HtmlWriter, rules: CleaningRules): boolean | null => {
  const place = rules.placeOf(element);
  if (isEmbed(element)) return writeEmbed(element, place, writer, rules);
  if (isForeign(element)) return writeForeign(element, place, writer, rules);
  if (isFormulaSource(element)) return writeFormula(element, writer, rules);
  const outputName = OUTPUT_NAMES.get(element.name);
  if (outputName !== undefined) return writeElement(element, outputName, place, writer, rules);
  if (place) writePicture(place, writer);
  if (PICTURE_ELEMENTS.has(element.name)) return null;
  if (!PAGE_ELEMENTS.has(element.name)) rules.note('unwrapped', 'not-allowed', element);
  return false;
};

/** The page's own frame: what stands in it goes into the frame of the readable copy. */
const PAGE_ELEMENTS: ReadonlySet<string> = new Set(['html', 'body', 'picture', 'noscript']);

const writeElement = (
  element: HtmlElement,
  outputName: string,
  place: PicturePlace | undefined,
  writer: HtmlWriter,
  rules: CleaningRules,
): boolean | null => {
  if (outputName === 'br') {
    writer.lineBreak();
    return null;
  }
  const attributes = keptAttributes(element, outputName, rules);
  if (outputName !== element.name) rules.note('rewritten', 'element-renamed', element, outputName);
  if (VOID_ELEMENTS.has(outputName)) {
    writer.empty(outputName, attributes);
    return null;
  }
  // A link that leads nowhere is text.
  if (outputName === 'a' && !attributes.some(([key]) => key === 'href' || key === 'id')) {
    rules.note('unwrapped', 'link-without-address', element);
    return false;
  }
  const opened = writer.open(outputName, attributes);
  if (!opened) rules.note('unwrapped', writer.tooDeep ? 'too-deep' : 'unstable-nesting', element);
  // A figure that shows its picture as a background.
  if (place) writePicture(place, writer);
  return opened;
};
