import type { Claim, ClaimField } from '../../articles/claim.ts';
import { parseDate } from '../header/parse-date.ts';
import { attribute, findElement, isElement, isRoot, shortText, walk } from '../html-tree.ts';
import type { HtmlElement, HtmlNode } from '../html-tree.ts';

const MAX_LINE = 120;
const MAX_LINES = 10;
const MAX_TITLE = 300;
const MIN_TITLE = 4;

/**
 * What a page shows its readers below the title, for pages that say nothing to machines: when the article appeared,
 * who wrote it, whom it is taken over from. Looked at are the short lines between the heading that says the title
 * and the first paragraph; the heading itself is a claim of the title.
 */
export const titleAreaClaims = (body: HtmlNode, titles: readonly string[]): Claim[] => {
  const { heading, lines } = titleArea(body, titles);
  if (heading === '') return [];
  return [
    claim('title', heading),
    ...lines.flatMap((line) => [
      ...dateIn(line).map((date) => claim('published', date)),
      ...firstIn(line, AUTHORS).map((name) => claim('author', name)),
      ...firstIn(line, SOURCES).map((name) => claim('site', name)),
    ]),
  ];
};

const claim = (field: ClaimField, value: string): Claim => ({ field, value, source: 'body' });

const titleArea = (body: HtmlNode, titles: readonly string[]): { heading: string; lines: string[] } => {
  const lines: string[] = [];
  let heading = '';
  let isOver = false;
  walk(body, (node) => {
    if (isOver || !isElement(node)) return !isOver && isRoot(node);
    if (heading === '') {
      heading = headingOf(node, titles);
      return heading === '';
    }
    if (NO_LINES.has(node.name)) return false;
    const text = shortText(node, MAX_LINE, 120);
    if (text === null || isSentence(text)) {
      isOver = node.name === 'p' || text !== null;
      return !isOver;
    }
    if (text !== '') lines.push(`${machineDate(node)} ${text}`.trim());
    isOver = lines.length >= MAX_LINES;
    return false;
  });
  return { heading, lines };
};

/** The article begins. */
const isSentence = (text: string): boolean => text.length > 40 && /[.。!！?？”"»」]$/.test(text);

const machineDate = (element: HtmlElement): string => {
  const time = findElement(
    element,
    ({ name, attribs }) => name === 'time' && attribs.datetime !== undefined,
    100,
  );
  return time ? attribute(time, 'datetime').slice(0, MAX_LINE) : '';
};

const NO_LINES: ReadonlySet<string> = new Set(['script', 'style', 'noscript', 'template', 'select', 'nav']);

/** Its text, where the page's title begins with that; else empty. */
const headingOf = (element: HtmlElement, titles: readonly string[]): string => {
  if (element.name !== 'h1' && element.name !== 'h2') return '';
  const text = shortText(element, MAX_TITLE, 120) ?? '';
  return text.length >= MIN_TITLE && titles.some((title) => title.replace(/\s+/g, ' ').startsWith(text))
    ? text
    : '';
};

const TIME = String.raw`(?:[,，]?\s*(?:um|à|at|в|오전|오후|上午|下午)?\s*\d{1,2}\s?[:：时時点點h.]\s?\d{2}(?::\d{2}|\s?[分분])?(?:\s?[ap]\.?m\.?)?)?`;
const DATES: readonly RegExp[] = [
  new RegExp(
    String.raw`(?<!\d)(?:19|20)\d\d\s?[-/.年년]\s?\d{1,2}\s?[-/.月월]\s?\d{1,2}(?!\d)\s?[日号號일.]?${TIME}`,
    'iu',
  ),
  new RegExp(
    String.raw`(?<!\d)\d{1,2}(?:\.|er|st|nd|rd|th)?\s(?:de\s)?[\p{L}\p{M}]{3,16}\.?,?\s(?:de\s)?(?:19|20)\d\d(?!\d)${TIME}`,
    'iu',
  ),
  new RegExp(String.raw`(?<!\p{L})\p{L}{3,9}\.?\s\d{1,2},\s(?:19|20)\d\d(?!\d)${TIME}`, 'iu'),
];
/** Says of a date that it is another one. */
const CHANGED =
  /(?:updated|modified|edited|aktualisiert|mis à jour|actualizado|обновлено|更新|修改|编辑于|수정)\D{0,12}$/iu;

/** The first date of a line that is not that of a change. */
const dateIn = (line: string): string[] => {
  for (const form of DATES) {
    const found = form.exec(line);
    if (found && !CHANGED.test(line.slice(0, found.index)) && parseDate(found[0]) !== null)
      return [found[0].trim()];
  }
  return [];
};

const AUTHORS: readonly RegExp[] = [
  /(?:作者|记者|記者|撰文|撰稿|文)\s?[:：/／|]\s?(?<name>[\p{L}·]{2,20})/u,
  /(?:^|\s)(?<name>[가-힣]{2,4})\s?기자(?![가-힣])/u,
  /^(?:by|von|par|por|door|av|af)\s(?<name>\p{Lu}[^\d|•·,:;/]{2,60}?)(?=\s*(?:[|•·,/]|\d|$))/iu,
];
const SOURCES: readonly RegExp[] = [/(?:来源|來源|出处|出處|출처)\s?[:：]\s?(?<name>[^\s|：:]{2,30})/u];

const firstIn = (line: string, forms: readonly RegExp[]): string[] => {
  const name = forms.map((form) => form.exec(line)?.groups?.name).find(Boolean);
  return name === undefined ? [] : [name.trim()];
};
