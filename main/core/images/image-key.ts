import { parseAddress } from './parse-address.ts';

/** Bytes that mean something else when they stand unescaped, so `%2F` stays `%2F`. */
const STRUCTURAL_IN_PATH = '/?#%';
const STRUCTURAL_IN_QUERY = '&=+#%';
const PLAIN = /[A-Za-z0-9\-._~!$&'()*+,;=:@/?]/;
/** What may be spelt in another way: escapes of ASCII, those in small letters, characters that are to be escaped. */
const IN_DOUBT = /%(?:([0-7][0-9A-Fa-f])|[a-f][0-9A-Fa-f]|[89A-F][a-f])|[^A-Za-z0-9\-._~!$&'()*+,;=:@/?%]/g;

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
  part.replace(IN_DOUBT, (match, hex: string | undefined) => {
    if (hex === undefined) return match.length === 1 ? percent(match.charCodeAt(0)) : match.toUpperCase();
    const character = String.fromCharCode(Number.parseInt(hex, 16));
    return PLAIN.test(character) && !structural.includes(character) ? character : match.toUpperCase();
  });

// A parsed URL is ASCII, so one UTF-16 unit is one byte.
const percent = (byte: number): string => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
