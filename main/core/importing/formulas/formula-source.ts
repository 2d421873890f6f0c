import { attribute, childrenOf, isElement, isText } from '../html-tree.ts';
import type { HtmlElement, HtmlNode } from '../html-tree.ts';

/** TeX that MathJax 2 keeps in a script beside, or instead of, what it drew. */
export const isFormulaSource = (element: HtmlElement): boolean =>
  element.name === 'script' && /^math\/(?:tex|latex)\b/i.test(attribute(element, 'type').trim());

const DRAWN_BY_MATHJAX =
  /(?:^|\s)(?:MathJax(?:_(?:Preview|Display|CHTML|SVG|SVG_Display|MathML))?|mjx-chtml|MJXc-display)(?=\s|$)/;
const DRAWN_BY_KATEX = /(?:^|\s)katex-html(?=\s|$)/;
const KEPT_BY_KATEX = /(?:^|\s)katex-mathml(?=\s|$)/;
/** Asked of every element of a page: one look at its class tells that it is none of them. */
const MAYBE_DRAWN = /katex-html|mathjax|mjx/i;
/** A preview and a drawing stand before their script. */
const MOST_TWINS = 2;

/** Whether a formula that was drawn sign by sign stands beside its source: then the source speaks for both. */
export const isDrawnFormula = (element: HtmlElement): boolean => {
  const names = element.attribs.class;
  if (names === undefined || !MAYBE_DRAWN.test(names)) return false;
  if (DRAWN_BY_KATEX.test(names))
    return siblingsOf(element, -1).some((node) => KEPT_BY_KATEX.test(classOf(node)));
  return DRAWN_BY_MATHJAX.test(names) && siblingsOf(element, 1).some(isFormulaSource);
};

const classOf = (element: HtmlElement): string => attribute(element, 'class');

/** The nearest elements on one side that no word of the text stands before. */
const siblingsOf = (element: HtmlElement, step: 1 | -1): HtmlElement[] => {
  const found: HtmlElement[] = [];
  const { parent } = element;
  if (!parent) return found;
  const siblings: readonly HtmlNode[] = childrenOf(parent);
  for (let at = siblings.indexOf(element) + step; found.length < MOST_TWINS; at += step) {
    const node = siblings[at];
    if (!node || (isText(node) && node.data.trim() !== '')) break;
    if (isElement(node)) found.push(node);
  }
  return found;
};
