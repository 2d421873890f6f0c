import type { HtmlElement } from '../html-tree.ts';

const TELLING = ['src', 'data-src', 'href', 'id', 'class', 'name', 'type'];
const MAX_VALUE = 120;

/** An element as the log names it: its tag with the one attribute that tells most. */
export const describeElement = (element: HtmlElement): string => {
  for (const name of TELLING) {
    const value = element.attribs[name];
    if (value) return `${element.name}[${name}="${value.slice(0, MAX_VALUE)}"]`;
  }
  return element.name;
};
