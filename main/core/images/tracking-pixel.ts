import { parseAddress } from './parse-address.ts';

/** Addresses that count readers instead of showing something; host and path, matched on the whole host name. */
const BEACONS: readonly { readonly host: RegExp; readonly path?: RegExp }[] = [
  { host: /^(www\.)?medium\.com$/, path: /^\/_\/stat/ },
  { host: /^(pixel|stats)\.(wp|wordpress)\.com$/ },
  { host: /^feeds\.wordpress\.com$/, path: /^\/1\.0\// },
  { host: /^feeds\.feedburner\.com$/, path: /^\/~/ },
  { host: /(^|\.)(feedsportal|pheedo|feedblitz)\.com$/, path: /\.(gif|png)$|^\/~/ },
  {
    host: /(^|\.)(google-analytics|googletagmanager|googleadservices|googlesyndication|doubleclick)\.(com|net)$/,
  },
  {
    host: /(^|\.)(scorecardresearch|quantserve|chartbeat|imrworldwide|moatads|krxd|adsrvr|demdex|omtrdc)\.(com|net|org)$/,
  },
  { host: /(^|\.)facebook\.com$/, path: /^\/tr\/?$/ },
  { host: /^(analytics\.twitter|t)\.com?$/, path: /^\/i\/adsct/ },
  {
    host: /(^|\.)(bat\.bing|px\.ads\.linkedin|ct\.pinterest|sp\.analytics\.yahoo|tr\.snapchat|analytics\.tiktok)\.com$/,
  },
  { host: /^(mc|bs)\.yandex\.(ru|com)$/ },
  {
    host: /^(counter\.yadro\.ru|hm\.baidu\.com|(c|s\d+|z\d*)\.cnzz\.com|c\.statcounter\.com|pixel\.propublica\.org)$/,
  },
  { host: /^counter\.theconversation\.(com|edu\.au)$/ },
  { host: /(^|\.)list-manage\.com$/, path: /^\/track\// },
  { host: /(^|\.)(sendgrid\.net|substack\.com)$/, path: /^\/(wf\/open|o\/|open)/ },
  { host: /(^|\.)googleusercontent\.com$/, path: /^\/tracker\// },
  {
    host: /^(pixel|beacon|tracking|analytics|metrics|stat|stats)\./,
    path: /\.gif$|\/(pixel|track|beacon|hit|collect|count)\b/,
  },
];
const BEACON_PATH =
  /\/(tracking[-_]?pixel|pixel|beacon|track\/open|count(er)?|hit|1x1|open)\.(gif|png|php|aspx?)$/i;

export interface PixelSigns {
  /** Absolute address, or a data: URL. */
  readonly url: string;
  /** Size by the element's attributes or style, in CSS pixels. */
  readonly width: number | null;
  readonly height: number | null;
  /** By `hidden`, `display:none` or `visibility:hidden`. */
  readonly hidden?: boolean;
}

/** Whether a picture is there to report its reader; such a one is recorded and never requested. */
export const isTrackingPixel = ({ url, width, height, hidden = false }: PixelSigns): boolean => {
  // An unstated side counts as small only on what is hidden anyway.
  const unstated = hidden ? 1 : 2;
  if ((width ?? unstated) <= 1 && (height ?? unstated) <= 1) return true;
  const parsed = /^https?:/i.test(url) ? parseAddress(url) : null;
  return parsed !== null && isBeacon(parsed);
};

const isBeacon = (url: URL): boolean =>
  BEACON_PATH.test(url.pathname) ||
  BEACONS.some(({ host, path }) => host.test(url.hostname) && (path?.test(url.pathname) ?? true));
