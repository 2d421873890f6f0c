import type { Settings } from '../../preload/contract/library.ts';
import type { TextRange } from '../../preload/contract/annotations.ts';
import { describeReason } from '../i18n/describe-reason.ts';
import { articleStyles } from './article-styles.ts';
import { DARK_PALETTE, LIGHT_PALETTE } from './highlight-styles.ts';
import { createMarkHitTester, type MarkHitTester } from './hit-test.ts';
import { isCjkText } from './is-cjk-text.ts';
import { createHighlightPainter, type HighlightPainter, type PaintedMark } from './paint-highlights.ts';
import { renewTree } from './renew-tree.ts';
import { offsetsToRange, rangeToOffsets, readArticleText, type ArticleText } from './text-offsets.ts';
import { whenParsed } from './when-parsed.ts';

export interface FrameListeners {
  /** The article is there and styled; its pictures may be on their way. */
  readonly onReady: () => void;
  /** The frame has another height, so everything measured in it may stand elsewhere. */
  readonly onLayout: () => void;
  readonly onSelect: () => void;
  /** A click on marked words; innermost mark first. */
  readonly onMark: (ids: readonly string[]) => void;
  readonly onLink: (href: string) => void;
  /** A click on the place of a picture that is missing. */
  readonly onMissing: () => void;
  readonly onKey: (event: KeyboardEvent) => void;
  /** The article's own policy refused a request it would have made. */
  readonly onRefused: () => void;
}

export type FrameStyle = Pick<Settings, 'textSize' | 'textWidth'> & { readonly dark: boolean };

type FrameWindow = Window & typeof globalThis;

/** What is derived from the record stands outside `<article>` and does not count. */
const articleOf = (page: Document): Element => page.querySelector('article') ?? page.documentElement;

/** CSS pixels: how far, and in which steps, to look for words behind the gap between two paragraphs. */
const GAP = { room: 144, step: 24 } as const;

/**
 * The article's frame: sandboxed and without scripts, read and styled from outside. It is as tall as its text,
 * so the window's own scroller moves text and margin together. Swapping the frame for another kind of view
 * means writing this class anew, and nothing else.
 */
export class ReaderFrame {
  readonly #frame: HTMLIFrameElement;
  readonly #listeners: FrameListeners;
  readonly #heights = new ResizeObserver(() => this.#fit());
  readonly #stopWaiting: () => void;
  #text: ArticleText | null = null;
  #painter: HighlightPainter | null = null;
  #hits: MarkHitTester | null = null;
  #sheet: CSSStyleSheet | null = null;
  /** In force while the pointer is over marked words: the article's own elements are never touched. */
  #pointer: CSSStyleSheet | null = null;
  #cjk = false;
  #style: FrameStyle;
  #marks: readonly PaintedMark[] = [];
  #active: string | null = null;
  #matches: readonly TextRange[] = [];

  constructor(frame: HTMLIFrameElement, style: FrameStyle, listeners: FrameListeners) {
    this.#frame = frame;
    this.#style = style;
    this.#listeners = listeners;
    this.#stopWaiting = whenParsed(frame, () => this.#onParsed());
  }

  dispose(): void {
    this.#heights.disconnect();
    this.#stopWaiting();
  }

  get text(): ArticleText | null {
    return this.#text;
  }

  get isCjk(): boolean {
    return this.#cjk;
  }

  #reasons(): ReadonlyMap<string, string> {
    const missing =
      this.#frame.contentDocument?.querySelectorAll<HTMLElement>('.op-missing[data-reason]') ?? [];
    const codes = new Set([...missing].map(({ dataset }) => dataset.reason ?? ''));
    return new Map([...codes].map((code) => [code, describeReason(code)]));
  }

  /**
   * Makes the page as it now is in the library by changing only what differs, so that selection and place stay.
   * False, and nothing is changed, when its text is another: then the frame has to load it.
   */
  renew(page: Document): boolean {
    const document = this.#frame.contentDocument;
    if (!document || readArticleText(articleOf(page)).text !== this.#text?.text) return false;
    renewTree(document.body, page.body);
    this.#prepare(document);
    this.#applyStyle();
    return true;
  }

  /** Remembers what stands at a height; the answer says how many CSS pixels it has moved down since. */
  holdPlace(top: number): () => number {
    const document = this.#frame.contentDocument;
    for (let at = top; at < top + GAP.room; at += GAP.step) {
      const held = document?.elementFromPoint(this.#frame.clientWidth / 2, at);
      if (!held || held.contains(articleOf(held.ownerDocument))) continue;
      const before = held.getBoundingClientRect().top;
      return () => (held.isConnected ? held.getBoundingClientRect().top - before : 0);
    }
    return () => 0;
  }

  setStyle(style: FrameStyle): void {
    this.#style = style;
    this.#applyStyle();
  }

  setMarks(marks: readonly PaintedMark[], active: string | null): void {
    this.#marks = marks;
    this.#active = active;
    this.#painter?.paint(marks);
    this.#painter?.setActive(active);
    const document = this.#frame.contentDocument;
    if (document && this.#text) this.#hits = createMarkHitTester(document, this.#text, marks);
  }

  setMatches(matches: readonly TextRange[]): void {
    this.#matches = matches;
    this.#painter?.paintMatches(matches);
  }

  /** Boxes of a range in CSS pixels from the top left of the frame; empty when it is not drawn. */
  boxesOf(range: TextRange): DOMRect[] {
    const found = this.#text ? offsetsToRange(this.#text, range) : null;
    return [...(found?.getClientRects() ?? [])].filter(({ width, height }) => width > 0 && height > 0);
  }

  selection(): TextRange | null {
    const selection = this.#frame.contentWindow?.getSelection();
    if (!selection || selection.isCollapsed || selection.rangeCount === 0 || !this.#text) return null;
    return rangeToOffsets(this.#text, selection.getRangeAt(0));
  }

  select(range: TextRange | null): void {
    const selection = this.#frame.contentWindow?.getSelection();
    selection?.removeAllRanges();
    const found = range && this.#text ? offsetsToRange(this.#text, range) : null;
    if (found) selection?.addRange(found);
  }

  focus(): void {
    this.#frame.contentWindow?.focus();
  }

  /** The element an address within the article names, as its distance from the top of the frame. */
  topOfFragment(fragment: string): number | null {
    const target = this.#frame.contentDocument?.getElementById(fragment);
    return target ? target.getBoundingClientRect().top : null;
  }

  #onParsed(): void {
    const window = this.#frame.contentWindow as FrameWindow | null;
    const document = this.#frame.contentDocument;
    if (!window || !document) return;
    this.#sheet = new window.CSSStyleSheet();
    this.#pointer = new window.CSSStyleSheet({ disabled: true });
    this.#pointer.replaceSync('html { cursor: pointer; }');
    document.adoptedStyleSheets.push(this.#sheet, this.#pointer);
    this.#prepare(document);
    this.#linkFonts(document);
    this.#applyStyle();
    this.#listen(document, window);
    this.#heights.observe(document.documentElement);
    this.#fit();
    this.#listeners.onReady();
    // Words may have been selected before anybody listened.
    this.#listeners.onSelect();
  }

  /** Reads the text that stands there now, and paints it. */
  #prepare(document: Document): void {
    this.#text = readArticleText(articleOf(document));
    this.#cjk = isCjkText(this.#text.text);
    this.#painter?.dispose();
    this.#painter = createHighlightPainter(
      this.#frame.contentWindow as FrameWindow,
      this.#text,
      this.#style.dark ? DARK_PALETTE : LIGHT_PALETTE,
    );
    this.setMarks(this.#marks, this.#active);
    this.setMatches(this.#matches);
  }

  /** The window's typefaces; a link in the head is no part of the text. */
  #linkFonts(article: Document): void {
    for (const { href } of document.querySelectorAll<HTMLLinkElement>('link[rel=stylesheet]')) {
      const link = article.createElement('link');
      link.rel = 'stylesheet';
      link.href = href;
      article.head.append(link);
    }
  }

  #listen(document: Document, window: FrameWindow): void {
    document.addEventListener('click', (event) => this.#onClick(event));
    document.addEventListener('auxclick', (event) => this.#onClick(event));
    document.addEventListener('keydown', (event) => this.#listeners.onKey(event));
    document.addEventListener('selectionchange', () => this.#listeners.onSelect());
    document.addEventListener('pointerup', () => this.#listeners.onSelect());
    document.addEventListener('securitypolicyviolation', () => this.#listeners.onRefused());
    document.addEventListener('pointermove', ({ clientX, clientY, buttons }) => {
      const over = buttons === 0 && (this.#hits?.at(clientX, clientY).length ?? 0) > 0;
      if (this.#pointer) this.#pointer.disabled = !over;
    });
    // A form or a script address has nowhere to go: the policy refuses it, and the frame must not leave the article.
    window.addEventListener('submit', (event) => event.preventDefault());
  }

  #onClick(event: MouseEvent): void {
    const link = (event.target as Element | null)?.closest<HTMLAnchorElement>('a[href], area[href]');
    if (link) {
      event.preventDefault();
      this.#listeners.onLink(link.getAttribute('href') ?? '');
      return;
    }
    if ((event.target as Element | null)?.closest('.op-missing')) {
      this.#listeners.onMissing();
      return;
    }
    if (event.button !== 0 || this.selection()) return;
    const ids = this.#hits?.at(event.clientX, event.clientY) ?? [];
    this.#listeners.onMark(ids);
  }

  #applyStyle(): void {
    const computed = getComputedStyle(document.documentElement);
    this.#sheet?.replaceSync(
      articleStyles({ ...this.#style, cjk: this.#cjk, reasons: this.#reasons() }, (name) =>
        computed.getPropertyValue(name),
      ),
    );
    this.#painter?.setPalette(this.#style.dark ? DARK_PALETTE : LIGHT_PALETTE);
    this.#fit();
  }

  #fit(): void {
    const root = this.#frame.contentDocument?.documentElement;
    if (!root || !this.#text) return;
    this.#frame.style.height = `${String(Math.ceil(root.getBoundingClientRect().height))}px`;
    this.#listeners.onLayout();
  }
}
