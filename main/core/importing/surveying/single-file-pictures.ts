/**
 * SingleFile writes a picture that a page shows more than once as a CSS variable, and in each place an empty
 * drawing that has the variable as its background.
 */
import { attribute, isElement, isRoot, textContent, walk } from '../html-tree.ts';
import type { HtmlNode } from '../html-tree.ts';
import type { Logbook } from '../logbook.ts';
import { describeElement } from './describe-element.ts';

const VARIABLE =
  /(--sf-img-[\w-]{1,40})\s*:\s*url\(\s*(?:"(data:[^"]*)"|'(data:[^']*)'|(data:[^)\s"']*))\s*\)/g;
const USE = /background(?:-image)?\s*:\s*var\(\s*(--sf-img-[\w-]{1,40})/;
const MAX_STYLE = 4000;

const NOTE = 'Page saved with SingleFile';
const NOTE_WITHIN = 65_536;

export const isSingleFile = (html: string): boolean => html.slice(0, NOTE_WITHIN).includes(NOTE);

/** Gives each such place of `document` its picture as an ordinary `src`. */
export const restoreSingleFilePictures = (document: HtmlNode, log: Logbook): void => {
  const variables = new Map<string, string>();
  const uses: (() => void)[] = [];
  walk(document, (node) => {
    if (!isElement(node)) return isRoot(node);
    if (node.name === 'style') {
      for (const [, name = '', double, single, bare] of textContent(node).matchAll(VARIABLE))
        variables.set(name, double ?? single ?? bare ?? '');
    }
    const name =
      node.name === 'img' ? USE.exec(attribute(node, 'style').slice(0, MAX_STYLE))?.[1] : undefined;
    if (name !== undefined)
      uses.push(() => {
        const picture = variables.get(name);
        if (picture === undefined) return;
        node.attribs.src = picture;
        log.note('rewritten', 'single-file-picture', describeElement(node), name);
      });
    return true;
  });
  for (const restore of uses) restore();
};

/** Whether a short `data:` address in a page without lazy pictures is one after all, and no blank. */
export const isDrawnData = (url: string): boolean => {
  if (!/^data:image\//i.test(url)) return false;
  if (!/^data:image\/svg/i.test(url)) return url.length > 200;
  return (
    url.length > 400 ||
    /<(?:path|text|image|circle|polygon|rect\b[^>]*\bfill)|%3C(?:path|text|image)/i.test(url)
  );
};
