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
  // Collecting societies and the audience counts of the press: VG Wort, IVW and INFOnline, AT Internet, Adobe.
  { host: /(^|\.)(met\.vgwort|ivwbox|ioam|wemfbox)\.(de|ch)$/ },
  { host: /(^|\.)(xiti|ati-host|etracker|webtrekk|eulerian|tns-counter|gemius)\.(com|net|de|ru|pl)$/ },
  { host: /(^|\.)51\.la$/ },
  { host: /^(top-fwz1|top|counter)\.mail\.ru$/, path: /\/counter/ },
  {
    host: /(^|\.)(adnxs|criteo|rubiconproject|pubmatic|openx|casalemedia|bidswitch|rlcdn|bluekai|mathtag|adform|smartadserver|amazon-adsystem|everesttech|adsafeprotected|doubleverify)\.(com|net)$/,
  },
  { host: /^(www\.)?google\.[a-z.]{2,6}$/, path: /^\/(ads|pagead)\// },
  {
    host: /(^|\.)(mandrillapp|hubspotemail|customeriomail)\.(com|net)$/,
    path: /\/(track|open|e\/o)\b/,
  },
  {
    host: /^(pixel|beacon|tracking|analytics|metrics|stat|stats)\./,
    path: /\.gif$|\/(pixel|track|beacon|hit|collect|count)\b/,
  },
];
const BEACON_PATH =
  /\/([\w-]*(?:tracking|rss|count|stat)[-_]pixel|pixel|beacon|track\/open|count(er)?|hit|1x1|open)\.(gif|png|php|aspx?)$|\/hit\.xiti$/i;
/** Matomo, formerly Piwik, on whichever host: the program and the site it counts for. */
const MATOMO = /\/(?:matomo|piwik)\.php$/i;
/** What Adobe's counters look like on the publisher's own host, and Feedburner's. */
const COUNTER_PATH = /^\/b\/ss\/|^\/~r\/.+\/~4\//;
/** A photograph is never a pixel because one of its sides is unstated. */
const PHOTOGRAPH = /\.(?:jpe?g|webp|avif)$/i;

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
  if (parsed === null) return false;
  return (isLine(width, height) && !PHOTOGRAPH.test(parsed.pathname)) || isBeacon(parsed);
};

/** One side is stated and is a dot's. */
const isLine = (width: number | null, height: number | null): boolean =>
  width === null ? height !== null && height <= 1 : height === null && width <= 1;

const isBeacon = (url: URL): boolean =>
  BEACON_PATH.test(url.pathname) ||
  MATOMO.test(url.pathname) ||
  COUNTER_PATH.test(url.pathname) ||
  BEACONS.some(({ host, path }) => host.test(url.hostname) && (path?.test(url.pathname) ?? true));
