import { attribute, findElement, shortText, textContent } from '../html-tree.ts';
import type { HtmlElement } from '../html-tree.ts';
import { linearFormula } from './linear-formula.ts';

const MAX_CHARS = 2000;
const MAX_NODES = 5000;

/**
 * What a formula says in plain text: the words its author gave it, the TeX it was made from, or its own signs in a
 * line. Empty when it says nothing, or more than a formula does.
 */
export const formulaText = (element: HtmlElement): string => {
  if (element.name === 'script') return plainTex(textContent(element, MAX_CHARS + 1));
  const given = attribute(element, 'alttext') || (texOf(element) ?? '');
  if (given.trim() !== '') return plainTex(given);
  const signs = shortText(element, MAX_CHARS, MAX_NODES);
  return signs === null || signs === '' ? '' : (linearFormula(element) ?? signs);
};

/** The source that converters leave in their output, KaTeX and LaTeXML among them. */
const texOf = (math: HtmlElement): string | null => {
  const source = findElement(
    math,
    ({ name, attribs }) => name === 'annotation' && attribs.encoding?.toLowerCase() === 'application/x-tex',
    MAX_NODES,
  );
  return source ? textContent(source, MAX_CHARS + 1) : null;
};

/** Without the wrapping that Wikipedia's converter puts around every formula. */
const plainTex = (source: string): string => {
  if (source.length > MAX_CHARS) return '';
  const tex = source.replace(/\s+/g, ' ').trim();
  return /^\{\\(?:display|text)style (.*)\}$/.exec(tex)?.[1]?.trim() ?? tex;
};
