import { attribute, childrenOf, isElement } from '../html-tree.ts';
import type { HtmlElement } from '../html-tree.ts';
import { safeLink } from './safe-link.ts';
import { widgetAddress } from './widget-address.ts';

/** What stands in the place of a player or a frame: a plain link. */
export interface EmbedCard {
  readonly title: string;
  readonly url: string;
}

const EMBEDS = new Set([
  'iframe',
  'video',
  'audio',
  'embed',
  'object',
  'amp-iframe',
  'amp-video',
  'amp-audio',
  'amp-youtube',
]);
const ADDRESS_ATTRIBUTES = [
  'src',
  'data-src',
  'data-lazy-src',
  'data-original-src',
  'data-litespeed-src',
  'data-url',
  'data',
];
const TITLES = ['title', 'aria-label', 'data-title', 'playlabel'];
const MAX_TITLE = 300;
const MAX_SHOWN_URL = 120;

export const isEmbed = (element: HtmlElement): boolean =>
  EMBEDS.has(element.name) || widgetAddress(element) !== '';

/** The first address an embed leads to, or null when it has none of its own. */
export const embedCard = (element: HtmlElement, baseUrl: string | null): EmbedCard | null => {
  for (const address of addressesOf(element)) {
    // WordPress hands its frames a secret in the fragment.
    const url = safeLink(address.replace(/#\?secret=\w*$/, ''), baseUrl);
    if (url !== null) return { url, title: titleOf(element) || shownUrl(url) };
  }
  return null;
};

const addressesOf = (element: HtmlElement): string[] => {
  const widget = widgetAddress(element);
  if (widget !== '') return [widget];
  const own = ADDRESS_ATTRIBUTES.map((name) => attribute(element, name));
  const inner = childrenOf(element)
    .filter(isElement)
    .flatMap((child) => {
      if (child.name === 'source' || child.name === 'embed')
        return [attribute(child, 'src'), attribute(child, 'data-src')];
      const isMovie = child.name === 'param' && /^(?:movie|src|url)$/i.test(attribute(child, 'name'));
      return isMovie ? [attribute(child, 'value')] : [];
    });
  return [...own, ...inner].filter((address) => address !== '' && !/^about:/i.test(address));
};

const titleOf = (element: HtmlElement): string =>
  (TITLES.map((name) => attribute(element, name)).find((title) => title.trim() !== '') ?? '')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, MAX_TITLE);

/** Legible form of an address: escapes decoded where that is text, without the scheme. */
export const shownUrl = (url: string): string => {
  const bare = decode(url).replace(/^(?:https?:\/\/|mailto:)(?:www\.)?/i, '');
  return bare.length > MAX_SHOWN_URL ? `${bare.slice(0, MAX_SHOWN_URL)}…` : bare;
};

const decode = (url: string): string => {
  try {
    return decodeURI(url);
  } catch (error) {
    if (error instanceof URIError) return url;
    throw error;
  }
};
