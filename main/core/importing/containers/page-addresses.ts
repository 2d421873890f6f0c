import { imageKey } from '../../images/image-key.ts';

const MAX_WORDS = 200_000;
const MAX_ADDRESS = 4096;
const WORD = /"([^"<>]{1,4096})"|'([^'<>]{1,4096})'|[^\s"'<>]+/g;

/**
 * Keys (`imageKey`) of everything a page might mean by an address. Not parsed as HTML: too many are named rather
 * than too few, and it is only asked which files of an archive are among them.
 */
export const namedAddresses = (html: string, url: string): ReadonlySet<string> => {
  const base = baseOf(html, url);
  const keys = new Set<string>();
  const words = plainText(html).matchAll(WORD);
  let left = MAX_WORDS;
  for (const [word, double, single] of words) {
    if (left-- <= 0) break;
    const quoted = double ?? single;
    if (quoted === undefined) addAddress(keys, word, base);
    // A quoted value is one address, or several as in `srcset`.
    else for (const part of new Set([quoted, ...quoted.split(/\s+/)])) addAddress(keys, part, base);
  }
  return keys;
};

/** Addresses of the frames of a page. */
export const frameAddresses = (html: string, url: string): ReadonlySet<string> => {
  const base = baseOf(html, url);
  const keys = new Set<string>();
  for (const [, tag = ''] of plainText(html).matchAll(/<i?frame\s([^<>]{1,8192})/gi)) {
    const src = /(?:^|\s)src\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"']+))/i.exec(tag);
    addAddress(keys, src?.[1] ?? src?.[2] ?? src?.[3] ?? '', base);
  }
  return keys;
};

const baseOf = (html: string, url: string): string => {
  const href = /<base\s[^<>]{0,1000}?href\s*=\s*["']?([^"'\s<>]+)/i.exec(html)?.[1];
  return (href === undefined ? null : URL.parse(href, url)?.href) ?? url;
};

/** Attributes write `&amp;`, scripts `\/`. */
const plainText = (html: string): string =>
  html.replace(/&(?:amp|#38|#x26);/gi, '&').replace(/\\(?:u002[fF]|\/)/g, '/');

const addAddress = (keys: Set<string>, word: string, base: string): void => {
  const address = word.replace(/^[\w:-]+=/, '').replace(/[,;]+$/, '');
  if (address.length < 3 || address.length > MAX_ADDRESS || !/[./]/.test(address)) return;
  const inStyle = /url\(([^()]+)\)?/i.exec(address)?.[1];
  for (const each of [address, inStyle, wrapped(address)]) {
    const parsed = each === undefined ? null : URL.parse(each, base);
    if (parsed && /^https?:$/.test(parsed.protocol)) keys.add(imageKey(parsed.href));
  }
};

/** The address inside that of a proxy. */
const wrapped = (address: string): string | undefined => {
  const inner = /.(https?(?::|%3A)(?:\/|%2F){2}.+)$/i.exec(address)?.[1];
  if (inner === undefined || !/^https?%/i.test(inner)) return inner;
  try {
    return decodeURIComponent(inner);
  } catch (error) {
    if (error instanceof URIError) return undefined;
    throw error;
  }
};
