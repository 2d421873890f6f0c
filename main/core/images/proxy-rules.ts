import type { UnwrapRule } from './unwrap-rule.ts';

/** `HOST/PATH` without a scheme. */
const BARE_ADDRESS = /^[a-z0-9-]+(\.[a-z0-9-]+)*\.[a-z]{2,}(:\d+)?\//i;
const INNER_URL = /https?(?::|%3A)(?:\/|%2F){1,2}(?=[^/])/gi;

/** Where a parameter of the address holds the original. */
const PARAMETER_PROXIES: readonly { readonly host?: RegExp; readonly path?: RegExp }[] = [
  { host: /(^|\.)(weserv\.nl|wsrv\.nl)$/ },
  { host: /(^|\.)brightspotcdn\.com$/ },
  { path: /\/dims[34]\// },
  { path: /\/_next\/image\/?$/ },
  { path: /\/_vercel\/image\/?$/ },
  { path: /\/\.netlify\/images\/?$/ },
  { path: /\/(_image|resize|resizer|zoomcrop|crop|imageproxy|image-proxy|img-proxy|proxy)\/?$/i },
  { path: /\/(timthumb|phpthumb|thumb|resize|image|img)\.(php|ashx|aspx)$/i },
  { host: /^(external-content|proxy|images)\.duckduckgo\.com$/, path: /^\/iu\/?$/ },
  { host: /(^|\.)(facebook\.com|fbcdn\.net)$/, path: /\/safe_image\.php$/ },
  { host: /(^|\.)googleusercontent\.com$/, path: /^\/(gadgets\/)?proxy/ },
  { host: /^img\.revcontent\.com$/ },
  { host: /^camo\.githubusercontent\.com$/ },
  { host: /^imageproxy\./ },
];
const PARAMETERS = ['url', 'src', 'image', 'u', 'img', 'imgurl'];

export const PROXY_RULES: readonly UnwrapRule[] = [
  {
    name: 'wordpress-photon',
    unwrap: (url) => (/^i\d\.wp\.com$/.test(url.hostname) ? originOfPath(url.pathname) : null),
  },
  {
    name: 'wayback',
    unwrap: (url) => {
      const match = isWaybackHost(url.hostname)
        ? /^\/web\/\d{1,14}(?:[a-z]{2}_)?\/(.+)$/.exec(url.pathname)
        : null;
      return match?.[1] ? withScheme(repairScheme(match[1]) + url.search) : null;
    },
  },
  {
    name: 'github-camo',
    unwrap: (url) => {
      if (url.hostname !== 'camo.githubusercontent.com') return null;
      const hex = /^\/[0-9a-f]{40,64}\/((?:[0-9a-f]{2})+)$/i.exec(url.pathname)?.[1];
      return hex === undefined ? null : decode(hex.replace(/../g, '%$&'));
    },
  },
  {
    name: 'amp-cache',
    unwrap: (url) => {
      if (!/(^|\.)cdn\.ampproject\.org$/.test(url.hostname)) return null;
      const match = /^\/ii?(?:\/[a-z]{1,2}\d+)?(\/s)?\/(.+)$/i.exec(url.pathname);
      return match?.[2] && BARE_ADDRESS.test(match[2])
        ? `${match[1] ? 'https' : 'http'}://${match[2]}${url.search}`
        : null;
    },
  },
  {
    name: 'statically',
    unwrap: (url) =>
      url.hostname === 'cdn.statically.io' && url.pathname.startsWith('/img/')
        ? originOfPath(withoutStaticallyOptions(url.pathname.slice(4)))
        : null,
  },
  {
    name: 'parameter',
    unwrap: (url) =>
      PARAMETER_PROXIES.some((proxy) => matches(proxy, url)) ? originalInParameter(url) : null,
  },
  { name: 'url-in-path', unwrap: (url) => originalInPath(url) },
  { name: 'cloudflare-image', unwrap: (url) => cloudflareOriginal(url) },
  { name: 'thumbor', unwrap: (url) => thumborOriginal(url.pathname) },
];

export const isWaybackHost = (hostname: string): boolean => /(^|\.)web(-beta)?\.archive\.org$/.test(hostname);

const matches = (proxy: { readonly host?: RegExp; readonly path?: RegExp }, url: URL): boolean =>
  (proxy.host?.test(url.hostname) ?? true) && (proxy.path?.test(url.pathname) ?? true);

/** They stand before or behind the host. */
const withoutStaticallyOptions = (path: string): string =>
  path.replace(/\/[a-z]+=[^/,]*(?:,[a-z]+=[^/,]*)*(?=\/)/, '');

const originOfPath = (path: string): string | null => {
  const address = path.replace(/^\/+/, '');
  return BARE_ADDRESS.test(address) ? `https://${address}` : null;
};

/** Servers and copyists fold `//` in paths. */
const repairScheme = (address: string): string => address.replace(/^(https?):\/+/i, '$1://');

const withScheme = (address: string): string | null => {
  if (/^https?:\/\//i.test(address)) return address;
  if (address.startsWith('//')) return `https:${address}`;
  return BARE_ADDRESS.test(address) ? `https://${address}` : null;
};

const decode = (text: string): string | null => {
  try {
    return decodeURIComponent(text);
  } catch (error) {
    if (error instanceof URIError) return null;
    throw error;
  }
};

const originalInParameter = (url: URL): string | null => {
  for (const name of PARAMETERS) {
    const value = url.searchParams.get(name)?.trim().replace(/^ssl:/, '');
    if (!value) continue;
    const decoded = /^https?%3A/i.test(value) ? decode(value) : value;
    if (decoded === null) continue;
    const absolute = withScheme(repairScheme(decoded));
    if (absolute !== null) return absolute;
    if (decoded.startsWith('/')) return decoded;
  }
  return null;
};

/** The last address inside the path; wrappers of wrappers end there at once. */
const originalInPath = (url: URL): string | null => {
  const text = url.pathname + url.search;
  const last = [...url.pathname.matchAll(INNER_URL)].filter((match) => match.index > 0).at(-1);
  if (!last) return null;
  const encoded = /%2F/i.test(last[0]);
  // An encoded address carries its own query; the one behind it is the wrapper's.
  const inner = encoded
    ? decode(url.pathname.slice(last.index))
    : text.slice(last.index).replace(/^(https?)%3A/i, '$1:');
  return inner === null ? null : repairScheme(withoutFormat(inner, url.pathname));
};

/** imgproxy writes the wanted format behind what it fetches. */
const withoutFormat = (inner: string, path: string): string =>
  path.includes('/plain/') ? inner.replace(/@(?:jpe?g|png|webp|avif|gif)$/i, '') : inner;

const cloudflareOriginal = (url: URL): string | null => {
  const match = /\/cdn-cgi\/image\/[^/]+\/(.+)$/.exec(url.pathname);
  return match?.[1] === undefined ? null : `/${match[1]}${url.search}`;
};

const THUMBOR_OPTION =
  /^(unsafe|meta|trim(:.*)?|(full-|adaptive-)*fit-in|smart|left|right|center|top|middle|bottom|-?\d*x-?\d*(:-?\d*x-?\d*)?|[\w-]{20,}=*|filters:.*)$/;

const thumborOriginal = (path: string): string | null => {
  // A signature of 28 characters ends in the one sign that fills base64 up.
  const start = /\/(?:thumbor|unsafe)\/|^(?=\/[\w-]{27}=\/)/.exec(path);
  if (!start) return null;
  const segments = path.slice(start.index + 1).split('/');
  let index = 1;
  while (index < segments.length && THUMBOR_OPTION.test(segments[index] ?? '')) index += 1;
  const rest = decode(segments.slice(index).join('/'));
  if (rest === null) return null;
  return withScheme(repairScheme(rest));
};
