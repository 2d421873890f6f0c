import type { HtmlElement } from '../html-tree.ts';

/**
 * What the names that authors give to classes and ids say of an element. The lists follow Readability
 * (Arc90, Mozilla; Apache-2.0) and Trafilatura's discard expressions (Barbaresi 2021), with words of our own.
 */
const UNLIKELY =
  /-ad-|ai2html|banner|breadcrumbs?|combx|comment|community|cover-wrap|disqus|extra|footer|gdpr|header|legends|menu|related|remark|replies|rss|shoutbox|sidebar|skyscraper|social|sponsor|supplemental|ad-break|agegate|pagination|pager|popup|yom-remote|cookie|consent|newsletter|subscri(?:be|ption)|recommend|outbrain|taboola|share-?(?:bar|tools?|buttons?|links?)|promo(?:box|tion)?\b|widget|paywall|tooltip|modal|toolbar/i;
const MAYBE = /and|article|body|column|content|main|mathjax|shadow/i;
const POSITIVE =
  /article|body|content|entry|hentry|h-entry|main|page|pagination|post|text|blog|story|正文|js_content|rich_media/i;
const NEGATIVE =
  /-ad-|hidden|^hid$| hid$| hid |^hid |banner|combx|comment|com-|contact|footer|gdpr|masthead|media|meta|outbrain|promo|related|scroll|share|shoutbox|sidebar|skyscraper|sponsor|shopping|tags|widget/i;
const SHARE = /(?:\b|_)(?:share|sharedaddy)(?:\b|_)/i;
const BYLINE = /byline|author|dateline|writtenby|p-author/i;

/** Asked of the same few names again and again. */
const remember = <T>(ask: (names: string) => T): ((names: string) => T) => {
  const known = new Map<string, T>();
  return (names) => {
    const before = known.get(names);
    if (before !== undefined) return before;
    const answer = ask(names);
    if (known.size < 5000) known.set(names, answer);
    return answer;
  };
};

export interface NameHints {
  readonly isUnlikely: (names: string) => boolean;
  /** −25 for a class and for an id that speaks against an element, +25 for each that speaks for it. */
  readonly weightOf: (element: HtmlElement) => number;
}

/** Fresh for each page: a memory that outlives it would grow with every page. */
export const nameHints = (): NameHints => {
  const weightOfName = remember((name) => (NEGATIVE.test(name) ? -25 : 0) + (POSITIVE.test(name) ? 25 : 0));
  const weigh = (name: string | undefined): number => (name ? weightOfName(name.slice(0, 300)) : 0);
  return {
    isUnlikely: remember((names) => names !== '' && UNLIKELY.test(names) && !MAYBE.test(names)),
    weightOf: ({ attribs }) => weigh(attribs.class) + weigh(attribs.id),
  };
};

export const isShareName = (names: string): boolean => names !== '' && SHARE.test(names);

export const isBylineName = (names: string): boolean => names !== '' && BYLINE.test(names);
