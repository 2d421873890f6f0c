import { archivedAddress } from './archived-address.ts';
import { isTrackingParameter } from './tracking-parameters.ts';

/** Archives keep archives; more than this many around one page is nobody's doing but an attacker's. */
const MAX_WRAPPINGS = 4;

/**
 * The form in which source URLs are compared, never shown, stored as the source or fetched. Null for what is
 * no http(s) URL. No difference is made by
 * - scheme, user, default port (80 and 443 alike), `www.`, a full stop behind the host,
 * - a telephone's address (`m.`, `mobile.`, `amp.` before the host or behind its first label, a path that ends in
 *   `/amp` or `.amp`, `?amp=1`),
 * - parameters for tracking (`isTrackingParameter`) and the order of the others,
 * - fragments, but for `#!` and `#/`, by which old single-page sites tell pages apart,
 * - slashes at the end or doubled, percent-encoding of the same character and its case,
 * - what WeChat adds about who opened an article,
 * - an archive's, cache's or viewer's address around the page's own (`archivedAddress`).
 * Everything else is another page: a wrong merge would mix two sources, a missed one is offered as a near
 * duplicate.
 */
export const canonicalUrl = (url: string): string | null => {
  let current = URL.parse(url);
  for (let wrapping = 0; current && isHttp(current) && wrapping < MAX_WRAPPINGS; wrapping++) {
    const inner = archivedAddress(current);
    const parsed = inner === null ? null : URL.parse(inner);
    if (!parsed || !isHttp(parsed) || !parsed.hostname.includes('.')) break;
    current = parsed;
  }
  return current && isHttp(current) ? comparable(current) : null;
};

const isHttp = (url: URL): boolean => url.protocol === 'http:' || url.protocol === 'https:';

const comparable = (url: URL): string => {
  for (const [name, value] of [...url.searchParams.entries()]) {
    if (isTrackingParameter(name, value) || isBesideTheArticle(url, name)) url.searchParams.delete(name);
  }
  url.searchParams.sort();
  const port = url.port === '' || url.port === '80' || url.port === '443' ? '' : `:${url.port}`;
  const fragment = /^#[!/]/.test(url.hash) ? url.hash : '';
  return `https://${desktopHost(url.hostname)}${port}${normalPath(url.pathname)}${url.search}${fragment}`;
};

/** WeChat names an article by four parameters or in its path, and adds a dozen about who opened it. */
const isBesideTheArticle = ({ hostname, pathname, searchParams }: URL, name: string): boolean => {
  if (hostname !== 'mp.weixin.qq.com') return false;
  const isNamed =
    /^\/s\/[\w-]{10,}$/.test(pathname) || ['__biz', 'mid'].every((each) => searchParams.has(each));
  return isNamed && !/^(?:__biz|mid|idx|sn)$/.test(name);
};

const IN_FRONT = /^(?:www|m|mobile|amp|wap)\.(?<rest>.+)$/;
const BEHIND_LANGUAGE = /^(?<language>[a-z]{2,3}(?:-[a-z]+)?)\.m\.(?<rest>[^.]+\..+)$/;

/** `www.`, `m.` and the like in front, `m` as in `zh.m.wikipedia.org`; never what would leave no site's name. */
const desktopHost = (hostname: string): string => {
  let host = hostname.replace(/\.+$/, '');
  for (;;) {
    const shorter = IN_FRONT.exec(host)?.groups?.rest;
    const inside = BEHIND_LANGUAGE.exec(host)?.groups;
    if (shorter !== undefined && isSiteName(shorter)) host = shorter;
    else if (inside) host = `${inside.language ?? ''}.${inside.rest ?? ''}`;
    else return host;
  }
};

/** More than a top-level domain or `co.uk`. */
const isSiteName = (host: string): boolean =>
  host.includes('.') && !/^(?:co|com|net|org|edu|gov|ac|or|ne|go)\.[a-z]{2}$/.test(host);

const normalPath = (path: string): string =>
  path
    .replace(/\/{2,}/g, '/')
    .replace(/(?:%[0-9a-f]{2})+/gi, normalEscapes)
    .replace(/(?:\/amp|\.amp|\/)+$/i, '')
    .replace(/(?:\.amp)+(?=\.html?$)/i, '');

/** Same spelling for same bytes; a character that need not be escaped is not. */
const normalEscapes = (escapes: string): string =>
  escapes.toUpperCase().replace(/%([2-7][0-9A-F])/g, (escape, hex: string) => {
    const character = String.fromCharCode(Number.parseInt(hex, 16));
    return /[\w.~-]/.test(character) ? character : escape;
  });
