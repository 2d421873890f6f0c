import { findElement, isElement, textContent } from '../html-tree.ts';
import type { Logbook } from '../logbook.ts';
import { describeElement } from '../surveying/describe-element.ts';
import type { FoundContent, Region } from './find-content.ts';

const EXCERPT = 80;
/** White space and scripts may stand before the first words. */
const LOOK = 2000;
const SILENT: ReadonlySet<string> = new Set(['script', 'style', 'link', 'meta', 'template', 'noscript']);

/** Notes which part of the page was taken for its article and, once for each piece, what was left out and why. */
export const logRegions = ({ root, regions }: FoundContent, log: Logbook): void => {
  if (isElement(root)) log.note('kept', 'main-content', describeElement(root));
  for (const region of regions) logRegion(region, log);
};

const logRegion = ({ node, reason }: Region, log: Logbook): void => {
  const element = isElement(node) ? node : null;
  if (element && SILENT.has(element.name)) return;
  const text = textContent(node, LOOK).replace(/\s+/g, ' ').trim();
  const hasPicture = text === '' && element && findElement(element, ({ name }) => name === 'img', 1000);
  if (text === '' && !hasPicture) return;
  const excerpt = text.length > EXCERPT ? `${text.slice(0, EXCERPT)}…` : text;
  log.note('removed', reason, element ? describeElement(element) : '#text', excerpt || 'a picture');
};
