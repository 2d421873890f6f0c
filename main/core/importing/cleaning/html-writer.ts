import { INLINE_ELEMENTS, STRUCTURAL_ELEMENTS, VOID_ELEMENTS } from './allowlist.ts';
import { cleanCharacters, escapeAttribute, escapeText } from './escape-html.ts';
import { inside, isUnstable, isUnstableText, TOP } from './nesting.ts';
import type { Surroundings } from './nesting.ts';

export type Attributes = readonly (readonly [string, string])[];

/** White space and characters of no width. */
const VISIBLE = /[^\s\u00ad\u200b-\u200d\u2060\ufeff]/;
const MAX_BREAKS = 2;
/** Browsers flatten trees at 512; everything behind us stays far below. */
const MAX_DEPTH = 200;

interface OpenElement {
  readonly name: string;
  /** Index of its opening tag among the pieces. */
  readonly piece: number;
  readonly visibleBefore: number;
  readonly around: Surroundings;
  readonly preformatted: boolean;
}

/**
 * Writes HTML that is well-formed by construction: every text and value is escaped, every element closed,
 * elements without visible content are taken back, runs of line breaks are cut to two.
 */
export class HtmlWriter {
  readonly #strict: boolean;
  readonly #pieces: string[] = [];
  readonly #open: OpenElement[] = [];
  #around: Surroundings = TOP;
  #preformatted = false;
  #visible = 0;
  #breaks = 0;
  /** A parser would build another tree from this text: it has to be cleaned once more. */
  unstable = false;
  tooDeep = false;
  /** Elements that were taken back because nothing visible stood in them, and breaks beyond two, by name. */
  readonly takenBack = new Map<string, number>();

  /** `strict` leaves out the tags that would make the output unstable. */
  constructor(strict: boolean) {
    this.#strict = strict;
  }

  text(raw: string): void {
    const data = cleanCharacters(raw);
    if (data === '') return;
    const isVisible = VISIBLE.test(data);
    if (isVisible && isUnstableText(this.#around)) {
      this.unstable = true;
      if (this.#strict) return;
    }
    if (isVisible) {
      this.#visible++;
      this.#breaks = 0;
    }
    // The parser drops a line feed right behind `<pre>`.
    const restored =
      this.#around.parent === 'pre' && this.#isFreshlyOpened() && data.startsWith('\n') ? '\n' : '';
    this.#pieces.push(restored + escapeText(data));
  }

  /** Opens an element; false when its tag was left out, and then it must not be closed. */
  open(name: string, attributes: Attributes): boolean {
    if (this.#open.length >= MAX_DEPTH) {
      this.tooDeep = true;
      return false;
    }
    if (isUnstable(name, this.#around)) {
      this.unstable = true;
      if (this.#strict) return false;
    }
    this.#open.push({
      name,
      piece: this.#pieces.length,
      visibleBefore: this.#visible,
      around: this.#around,
      preformatted: this.#preformatted,
    });
    this.#pieces.push(tag(name, attributes));
    this.#around = inside(name, this.#around);
    this.#preformatted ||= name === 'pre';
    if (attributes.some(([attribute]) => attribute === 'id')) this.#visible++;
    return true;
  }

  close(): void {
    const element = this.#open.pop();
    if (!element) throw new Error('no element is open');
    this.#around = element.around;
    this.#preformatted = element.preformatted;
    const isEmpty = this.#visible === element.visibleBefore && !this.#isKeptEmpty(element.name);
    if (!isEmpty) {
      this.#pieces.push(`</${element.name}>`);
      if (!INLINE_ELEMENTS.has(element.name)) this.#breaks = 0;
      return;
    }
    this.#takeBack(element.name);
    if (INLINE_ELEMENTS.has(element.name)) this.#pieces[element.piece] = '';
    else this.#pieces.length = element.piece;
  }

  lineBreak(): void {
    if (this.#breaks++ < MAX_BREAKS || this.#preformatted) this.#pieces.push('<br>');
    else this.#takeBack('br');
  }

  #takeBack(name: string): void {
    this.takenBack.set(name, (this.takenBack.get(name) ?? 0) + 1);
  }

  /** A void element: `img`, `hr`, `col`, `wbr`. */
  empty(name: string, attributes: Attributes): void {
    if (isUnstable(name, this.#around)) {
      this.unstable = true;
      if (this.#strict) return;
    }
    this.#pieces.push(tag(name, attributes));
    if (name === 'wbr' || name === 'col') return;
    this.#visible++;
    this.#breaks = 0;
  }

  finish(): string {
    return this.#pieces.join('');
  }

  #isFreshlyOpened(): boolean {
    return this.#pieces.length === (this.#open.at(-1)?.piece ?? 0) + 1;
  }

  #isKeptEmpty(name: string): boolean {
    // An empty item still counts in a numbered list.
    return (
      STRUCTURAL_ELEMENTS.has(name) || (name === 'li' && this.#around.parent === 'ol') || this.#preformatted
    );
  }
}

const tag = (name: string, attributes: Attributes): string => {
  if (!VOID_ELEMENTS.has(name) && attributes.length === 0) return `<${name}>`;
  return `<${name}${attributes.map(([key, value]) => ` ${key}="${escapeAttribute(value)}"`).join('')}>`;
};
