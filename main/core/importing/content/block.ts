import type { HtmlElement, HtmlNode } from '../html-tree.ts';

/**
 * An element of the page, or a run of text and inline elements that stands beside elements of its own right and is
 * as good as a paragraph. Sums are over what is left of its content in the present attempt.
 */
export class Block {
  readonly index: number;
  /** Null for a run. */
  readonly element: HtmlElement | null;
  readonly parent: Block | null;
  /** Name of the element; `p` for a run, and for a `div` that is one paragraph. */
  name: string;
  /** Class and id, as authors of pages give hints. */
  readonly names: string;
  /** Nodes of a run, in order. */
  readonly parts: HtmlNode[] = [];
  /** Index behind its last descendant. */
  end: number;
  readonly depth: number;
  ownChars = 0;
  ownCommas = 0;
  ownFullStop = false;
  /** Letters outside of links when nothing is left out yet. */
  total = 0;
  /** Why it is left out in this attempt, with all its content. */
  leftOut: string | null = null;
  /** The only paragraph of a `div` that stands for it. */
  merged = false;

  chars = 0;
  commas = 0;
  linkChars = 0;
  listChars = 0;
  headingChars = 0;
  paragraphs = 0;
  images = 0;
  items = 0;
  inputs = 0;
  embeds = 0;
  videos = 0;
  children = 0;
  /** Its one child, where it has no other. */
  only: Block | null = null;
  isDataTable = false;
  textish = false;
  dataTables = 0;
  score = 0;
  isCandidate = false;

  constructor(element: HtmlElement | null, parent: Block | null, index: number) {
    this.element = element;
    this.parent = parent;
    this.index = index;
    this.end = index + 1;
    this.depth = parent ? parent.depth + 1 : 0;
    this.name = element ? element.name : 'p';
    this.names = element ? namesOf(element) : '';
  }

  /** Share of its text that stands in links, from 0 to 1; a link within the page counts for a third. */
  get linkDensity(): number {
    return this.chars === 0 ? 0 : Math.min(1, this.linkChars / this.chars);
  }

  contains(other: Block): boolean {
    return other.index >= this.index && other.index < this.end;
  }
}

const MAX_NAMES = 300;

const namesOf = ({ attribs }: HtmlElement): string => {
  const { class: classes, id } = attribs;
  if (classes === undefined) return id === undefined ? '' : id.slice(0, MAX_NAMES);
  return id === undefined
    ? classes.slice(0, MAX_NAMES)
    : `${classes.slice(0, MAX_NAMES)} ${id.slice(0, MAX_NAMES)}`;
};
