import { attribute, isElement, isText, parsePage, walk } from '../../../main/core/importing/html-tree.ts';

const SILENT: ReadonlySet<string> = new Set([
  'head',
  'script',
  'style',
  'noscript',
  'template',
  'iframe',
  'object',
  'video',
  'audio',
  'canvas',
  'svg',
]);

/** What a page shows, by its own mark-up: without scripts, frames and what it hides. */
export const shownText = (html: string): string => {
  const texts: string[] = [];
  walk(parsePage(html), (node) => {
    if (isText(node)) texts.push(node.data);
    if (!isElement(node)) return true;
    const hides = node.attribs.hidden !== undefined || /display\s*:\s*none/i.test(attribute(node, 'style'));
    return !hides && !SILENT.has(node.name);
  });
  return texts.join(' ');
};
