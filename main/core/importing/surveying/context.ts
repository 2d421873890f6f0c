import type { HtmlElement } from '../html-tree.ts';

/** Facts that hold for everything inside an element. */
export interface Context {
  readonly noscript: HtmlElement | null;
  readonly picture: HtmlElement | null;
  readonly link: HtmlElement | null;
  readonly figure: HtmlElement | null;
}
