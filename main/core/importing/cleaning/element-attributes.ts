import type { HtmlElement } from '../html-tree.ts';
import { isPlainAttribute, OWN_CLASSES } from './allowlist.ts';
import type { Attributes } from './html-writer.ts';
import { safeLink } from './safe-link.ts';

/** Ids of the article live in a name space of their own, apart from the page around them. */
const ID_PREFIX = 'op-';

export interface LinkRules {
  /** Address of the article, to make links absolute. */
  readonly baseUrl: string | null;
  /** Ids that a link inside the article leads to. */
  readonly linkedIds: ReadonlySet<string>;
  /** Told of a link that had to change or go. */
  readonly onLink?: (before: string, after: string | null) => void;
  /** Told of every event handler, none of which is kept. */
  readonly onHandler?: (name: string) => void;
}

/** The attributes of `element` that the readable copy keeps, as element `outputName`. */
export const keptAttributes = (element: HtmlElement, outputName: string, rules: LinkRules): Attributes => {
  const kept: [string, string][] = [];
  const { attribs } = element;
  // The parser's records have no prototype to inherit from; this runs for every element of every page.
  for (const name in attribs) {
    const value = attribs[name] ?? '';
    if (name === 'href') {
      if (outputName === 'a') kept.push(...linkAttributes(value, rules));
    } else if (isAnchorName(element, name)) {
      if (rules.linkedIds.has(value)) kept.push(['id', prefixed(value)]);
    } else if (name === 'class') {
      if (OWN_CLASSES.has(value)) kept.push(['class', value]);
    } else if (isPlainAttribute(outputName, name, value)) {
      kept.push([name, value.replace(/\s+/g, ' ').trim()]);
    } else if (name.startsWith('on')) {
      rules.onHandler?.(name);
    }
  }
  return kept;
};

/** `<a name>` is how old pages mark a place. */
const isAnchorName = ({ name: element, attribs }: HtmlElement, name: string): boolean =>
  name === 'id' || (name === 'name' && element === 'a' && !attribs.id);

const linkAttributes = (href: string, rules: LinkRules): [string, string][] => {
  const fragment = localFragment(href.trim(), rules);
  if (fragment !== null) return fragment === '' ? [] : [['href', `#${prefixed(fragment)}`]];
  const url = safeLink(href, rules.baseUrl);
  if (url !== href) rules.onLink?.(href, url);
  return url === null
    ? []
    : [
        ['href', url],
        ['rel', 'noopener noreferrer'],
      ];
};

/** The fragment of a link that stays inside the article; null for a link that leads elsewhere. */
const localFragment = (href: string, { baseUrl }: LinkRules): string | null => {
  if (href.startsWith('#')) return href.slice(1);
  const hash = href.indexOf('#');
  if (hash <= 0 || baseUrl === null || hash === href.length - 1) return null;
  const [page] = baseUrl.split('#');
  return href.slice(0, hash) === page ? href.slice(hash + 1) : null;
};

const prefixed = (id: string): string => {
  const name = id.replace(/\s/g, '_');
  return name.startsWith(ID_PREFIX) ? name : `${ID_PREFIX}${name}`;
};
