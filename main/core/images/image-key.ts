import { parseAddress } from './parse-address.ts';

/** Bytes that mean something else when they stand unescaped, so `%2F` stays `%2F`. */
const STRUCTURAL_IN_PATH = '/?#%';
const STRUCTURAL_IN_QUERY = '&=+#%';
const PLAIN = /[A-Za-z0-9\-._~!$&'()*+,;=:@/?]/;
/** Everything but plain characters: most addresses have none of it. */
const ESCAPED_OR_ODD = /%([0-9a-f]{2})|[^A-Za-z0-9\-._~!$&'()*+,;=:@/?%]/gi;

/**
 * One form for all spellings of an image's address: percent-encoding as it may be or not, either scheme, no
 * fragment. Only for comparing; what is fetched is the address as given. Anything but http(s) is its own key.
 */
export const imageKey = (url: string): string => {
  const parsed = /^https?:/i.test(url) ? parseAddress(url) : null;
  if (!parsed) return url;
  const path = canonical(parsed.pathname, STRUCTURAL_IN_PATH);
  const query = canonical(parsed.search.slice(1), STRUCTURAL_IN_QUERY);
  return `//${parsed.host}${path}${query && `?${query}`}`;
};

const canonical = (part: string, structural: string): string =>
  part.replace(ESCAPED_OR_ODD, (match, hex: string | undefined) => {
    if (hex === undefined) return percent(match.charCodeAt(0));
    const character = String.fromCharCode(Number.parseInt(hex, 16));
    return PLAIN.test(character) && !structural.includes(character) ? character : match.toUpperCase();
  });

// A parsed URL is ASCII, so one UTF-16 unit is one byte.
const percent = (byte: number): string => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
