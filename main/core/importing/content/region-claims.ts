import type { Claim } from '../../articles/claim.ts';
import { attribute, findElement, shortText } from '../html-tree.ts';
import type { HtmlElement, HtmlNode } from '../html-tree.ts';
import type { Region } from './find-content.ts';

const MAX_LINE = 120;
const MAX_NAME = 60;
/** What stands before a name, in the languages of most of the press. */
const BEFORE_NAME =
  /^(?:(?:written |posted |published )?by|von|par|por|di|da|door|av|af|autor(?:in)?|auteur|author|text|from|作者|记者|記者|撰文|撰稿|文|编辑|編輯)(?:\s*[:：/／|丨]\s*|\s+)/iu;
/** A date or another fact behind the name. */
const BEHIND_NAME =
  /\s*(?:[|•·—–]|,?\s(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?\s\d|,?\s(?:on|am|le|el)\s(?=\d)|(?<!\p{L})(?:19|20)\d\d(?!\d)|\d{1,2}[./:]\d|\d+\s?月|,\s*\d).*$/isu;

/**
 * What the lines say that the library shows above every article: who wrote it and when. They are left out of the
 * text, so what they say must be on record.
 */
export const regionClaims = (regions: readonly Region[]): Claim[] =>
  regions.flatMap(({ node, reason }) => {
    if (reason === 'byline') return [...authorOf(node), ...publishedOf(node)];
    return reason === 'dateline' ? publishedOf(node) : [];
  });

const authorOf = (node: HtmlNode): Claim[] => {
  const marked = findElement(node, isAuthor, 100);
  const line = shortText(marked ?? node, MAX_LINE) ?? '';
  const name = line.replace(BEFORE_NAME, '').replace(BEHIND_NAME, '').trim();
  const isName = /\p{L}{2}/u.test(name) && name.length <= MAX_NAME && !/^\p{L}+:/u.test(name);
  return isName ? [{ field: 'author', value: name, source: 'body' }] : [];
};

const isAuthor = (element: HtmlElement): boolean =>
  /(?:^|\s)author(?:\s|$)/i.test(attribute(element, 'rel')) || attribute(element, 'itemprop') === 'author';

const publishedOf = (node: HtmlNode): Claim[] => {
  const time = findElement(node, ({ name, attribs }) => name === 'time' && Boolean(attribs.datetime), 100);
  return time ? [{ field: 'published', value: attribute(time, 'datetime').trim(), source: 'body' }] : [];
};
