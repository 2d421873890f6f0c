import { childrenOf, isElement, isText } from '../html-tree.ts';
import type { HtmlElement, HtmlNode } from '../html-tree.ts';
import { Block } from './block.ts';
import { measureText } from './measure-text.ts';

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));

/** Nothing in them is text of the page. */
const SILENT = words(
  'script style noscript template head meta link title base textarea select option datalist canvas noembed noframes svg',
);
const INLINE = words(
  'abbr audio b bdo br button cite code data datalist dfn em embed font i img input kbd label mark math meter ' +
    'noscript object output progress q ruby samp script select small span strong sub sup textarea time var wbr ' +
    's u strike tt big acronym bdi picture svg rt rp amp-img',
);
/** Inline where all in them is. */
const TRANSPARENT = words('a del ins');
/** Boxes that pages write running text into without a paragraph. */
const RUN_PARENTS = words('div article main section body center blockquote td form header');
const MAX_LOOK = 12;

/**
 * The blocks below `body` in document order, `body` first. One walk without recursion; every text is looked at once.
 */
export const readBlocks = (body: HtmlElement): Block[] => {
  const reader = new BlockReader();
  reader.read(body);
  closeBlocks(reader.blocks);
  return reader.blocks;
};

class BlockReader {
  readonly blocks: Block[] = [];
  // Two stacks side by side: this visits every node, and pairs would be one object each.
  readonly #nodes: HtmlNode[] = [];
  readonly #parents: Block[] = [];
  #run: Block | null = null;

  read(body: HtmlElement): void {
    this.#open(this.#add(body, null));
    for (let node = this.#nodes.pop(); node; node = this.#nodes.pop()) {
      const owner = this.#parents.pop();
      if (!owner || !(isText(node) || isElement(node))) continue;
      const parent = this.#parentOf(node, owner);
      if (!parent) continue;
      if (isText(node)) addText(parent, node.data);
      else this.#open(this.#add(node, parent));
    }
  }

  /** The run it stands in, else its element; null for white space between blocks. */
  #parentOf(node: HtmlNode, owner: Block): Block | null {
    if (!owner.element || !RUN_PARENTS.has(owner.element.name)) return owner;
    if (!isInline(node)) {
      this.#run = null;
      return owner;
    }
    if (this.#run?.parent !== owner) {
      if (isBlank(node)) return null;
      this.#run = this.#add(null, owner);
    }
    this.#run.parts.push(node);
    return this.#run;
  }

  #add(element: HtmlElement | null, parent: Block | null): Block {
    const block = new Block(element, parent, this.blocks.length);
    this.blocks.push(block);
    return block;
  }

  #open(block: Block): void {
    if (!block.element || SILENT.has(block.name)) return;
    const { children } = block.element;
    for (let at = children.length - 1; at >= 0; at--) {
      const child = children[at];
      if (!child) continue;
      this.#nodes.push(child);
      this.#parents.push(block);
    }
  }
}

const FULL_STOP = /[.。！？!?…”"」』](?:\s|$)/;

const addText = (block: Block, text: string): void => {
  const { chars, commas } = measureText(text);
  block.ownChars += chars;
  block.ownCommas += commas;
  if (chars > 0 && !block.ownFullStop) block.ownFullStop = FULL_STOP.test(text.slice(-200));
};

/** Where each block ends; children come behind their parents, so one look from the back is enough. */
const closeBlocks = (blocks: readonly Block[]): void => {
  for (let at = blocks.length - 1; at > 0; at--) {
    const block = blocks[at];
    if (block?.parent) block.parent.end = Math.max(block.parent.end, block.end);
  }
};

const isBlank = (node: HtmlNode): boolean =>
  isText(node) ? measureText(node.data).chars === 0 : isElement(node) && node.name === 'br';

const isInline = (node: HtmlNode, look = 0): boolean => {
  if (!isElement(node)) return true;
  if (INLINE.has(node.name)) return true;
  if (!TRANSPARENT.has(node.name) || look > MAX_LOOK) return false;
  const children = childrenOf(node);
  return children.length <= MAX_LOOK && children.every((child) => isInline(child, look + 1));
};
