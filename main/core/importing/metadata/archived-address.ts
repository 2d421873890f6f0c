/**
 * The page that another address only keeps, caches or translates: web archives, AMP viewers and caches. Null
 * where the address is the page's own. Not for pictures: those have rules of their own (`unwrapImageUrl`).
 */
export const archivedAddress = (url: URL): string | null => {
  const translated = translatedAddress(url);
  if (translated !== null) return translated;
  for (const rule of RULES) {
    if (!rule.host.test(url.hostname)) continue;
    const found = rule.path.exec(url.pathname + url.search);
    const inner = found?.groups?.page;
    if (inner !== undefined) return withScheme(inner, found?.groups?.secure !== undefined);
  }
  return null;
};

/** `www-a--b-example.translate.goog`: dots of the page's own host are dashes there, and dashes are doubled. */
const translatedAddress = ({ hostname, pathname, searchParams, hash }: URL): string | null => {
  const host = /^(.+)\.translate\.goog$/.exec(hostname)?.[1];
  if (host === undefined) return null;
  const own = new URLSearchParams([...searchParams].filter(([name]) => !name.startsWith('_x_tr_')));
  const query = own.size === 0 ? '' : `?${own.toString()}`;
  return `https://${host.replace(/--?/g, (dashes) => (dashes === '-' ? '.' : '-'))}${pathname}${query}${hash}`;
};

interface ArchiveRule {
  readonly host: RegExp;
  /** `page` is the address inside; `secure` tells that it was https where it has no scheme. */
  readonly path: RegExp;
}

const RULES: readonly ArchiveRule[] = [
  // web.archive.org/web/20200102030405id_/https://…, and without a date or with a star.
  {
    host: /(?:^|\.)(?:web(?:-beta)?\.)?archive\.org$/,
    path: /^\/web\/(?:\d{1,14}\*?|\*)(?:[a-z]{2}_)?\/(?<page>.+)$/,
  },
  // archive.today under its many names; only its long addresses say which page it is.
  {
    host: /^(?:www\.)?archive\.(?:today|is|ph|fo|li|md|vn)$/,
    path: /^\/(?:\d{4,14}|\d{4}\.\d\d\.\d\d-\d{6}|newest|oldest|o\/[^/]+)\/(?<page>https?:.+)$/,
  },
  {
    host: /^(?:www\.)?webarchive\.org\.uk$/,
    path: /^\/(?:wayback\/)?archive\/\d{1,14}(?:[a-z]{2}_)?\/(?<page>.+)$/,
  },
  { host: /^(?:www\.)?arquivo\.pt$/, path: /^\/wayback\/\d{1,14}(?:[a-z]{2}_)?\/(?<page>.+)$/ },
  { host: /^(?:www\.)?webcitation\.org$/, path: /^\/query\?(?:.*&)?url=(?<page>[^&]+)/ },
  // Readers that put their own address in front of the page's.
  { host: /^(?:www\.)?(?:12ft\.io|outline\.com|txtify\.it)$/, path: /^\/(?:proxy\?q=)?(?<page>https?:.+)$/ },
  { host: /^translate\.google\.[a-z.]{2,6}$/, path: /^\/translate\?(?:.*&)?u=(?<page>[^&]+)/ },
  // The viewer of an AMP page and the caches that serve it: `s` stands for https.
  { host: /^(?:www\.)?google\.[a-z.]{2,6}$/, path: /^\/amp\/(?<secure>s\/)?(?<page>[^/]+\.[^/]+(?:\/.*)?)$/ },
  { host: /\.cdn\.ampproject\.org$/, path: /^\/[cv]\/(?<secure>s\/)?(?<page>.+)$/ },
  { host: /\.bing-amp\.com$/, path: /^\/c\/(?<secure>s\/)?(?<page>.+)$/ },
  // The search engine's cache: cache:ID:ADDRESS, words of the search behind it.
  {
    host: /^webcache\.googleusercontent\.com$/,
    path: /^\/search\?(?:.*&)?q=cache(?::|%3A)(?:[\w-]{12}(?::|%3A))?(?<page>[^&+ ]+)/i,
  },
];

const withScheme = (address: string, secure: boolean): string => {
  const plain = /^https?%3A/i.test(address) ? decoded(address) : address;
  // Servers fold the two slashes of a scheme inside a path.
  if (/^https?:\/+/i.test(plain)) return plain.replace(/^(https?):\/+/i, '$1://');
  return `${secure ? 'https' : 'http'}://${plain.replace(/^\/+/, '')}`;
};

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch (error) {
    if (error instanceof URIError) return text;
    throw error;
  }
};
