import { isTrackingPixel } from '../../images/tracking-pixel.ts';
import { widgetAddress } from '../cleaning/widget-address.ts';
import { isDrawnFormula, isFormulaSource } from '../formulas/formula-source.ts';
import { attribute, findElement, isForeign, shortText } from '../html-tree.ts';
import type { HtmlElement } from '../html-tree.ts';

/** Elements that go with all their content, and the reason the log gives. */
const REMOVED_ELEMENTS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    script: 'script',
    style: 'style-sheet',
    link: 'head-element',
    meta: 'head-element',
    base: 'head-element',
    title: 'head-element',
    head: 'head-element',
    textarea: 'form-control',
    select: 'form-control',
    option: 'form-control',
    optgroup: 'form-control',
    datalist: 'form-control',
    button: 'form-control',
    output: 'form-control',
    progress: 'form-control',
    meter: 'form-control',
    canvas: 'canvas',
    noembed: 'fallback',
    noframes: 'fallback',
    frame: 'frame',
    area: 'image-map',
    param: 'plug-in',
    track: 'media-part',
  }),
);

/** Their text is what the page shows in them. */
const SHOWN_CONTROLS: ReadonlySet<string> = new Set(
  'textarea select option optgroup button output progress meter'.split(' '),
);

const AD_WORD =
  /(?:^|\s)(?:ads?|advert|advertisement|advertising|adsbygoogle|ad-?(?:container|wrapper|slot|unit|box|banner)|dotcom-mpu|taboola|outbrain|google-?ads?|dfp-?ad|div-gpt-ad[\w-]*|google_ads[\w-]*)(?=\s|$)/i;
const SHARE_WORD =
  /(?:^|\s)(?:addtoany[\w-]*|a2a_[\w-]*|sharedaddy|sd-(?:sharing|social)[\w-]*|addthis[\w-]*|sharethis[\w-]*|jiathis[\w-]*|bdshare[\w-]*|bdsharebuttonbox|social-?shar(?:e|ing)[\w-]*|shar(?:e|ing)[_-]?(?:bar|buttons?|box|links?|list|tools?|icons?|widget|container)|ssba[\w-]*|heateor[\w-]*)(?=\s|$)/i;
const MAX_NAMES = 500;
const MAX_AD_TEXT = 300;
const MAX_SHARE_TEXT = 200;
const MAX_HIDDEN_TEXT = 100;
/** So much text in a `noscript` is an article for people without scripts, less is an excuse. */
const MIN_NOSCRIPT_TEXT = 200;
const MEDIA = new Set(['img', 'picture', 'iframe', 'video', 'audio', 'embed', 'object', 'amp-img']);

/**
 * Why an element and all its content is left out of the readable copy, or null when it stays. Of a whole page only
 * what no browser shows is.
 */
export const removalReason = (
  element: HtmlElement,
  inNoscript: boolean,
  wholePage: boolean,
): string | null => {
  const { name } = element;
  if (isForeign(element)) return null;
  const byName = REMOVED_ELEMENTS.get(name);
  if (byName !== undefined) return isShownAnyway(element, wholePage) ? null : byName;
  if (name === 'iframe' && isTrackingFrame(element)) return 'tracking-frame';
  if (isDrawnFormula(element)) return 'drawn-formula';
  if (name === 'template') return attribute(element, 'shadowrootmode') === '' ? 'template' : null;
  if (name === 'input') return attribute(element, 'type').toLowerCase() === 'image' ? null : 'form-control';
  return wholePage ? null : reasonInArticle(element, inNoscript);
};

/** Controls have text in a whole page; some scripts write a post in their own place, some hold a formula. */
const isShownAnyway = (element: HtmlElement, wholePage: boolean): boolean =>
  (wholePage && SHOWN_CONTROLS.has(element.name)) ||
  (element.name === 'script' && (widgetAddress(element) !== '' || isFormulaSource(element)));

/** A frame of no size, or one of a host that only counts readers. */
const isTrackingFrame = (element: HtmlElement): boolean =>
  isTrackingPixel({
    url: attribute(element, 'src'),
    width: sideOf(element, 'width'),
    height: sideOf(element, 'height'),
  });

const sideOf = (element: HtmlElement, name: 'width' | 'height'): number | null => {
  const written = attribute(element, name).trim();
  return /^\d{1,5}(?:px)?$/.test(written) ? Number.parseInt(written, 10) : null;
};

const reasonInArticle = (element: HtmlElement, inNoscript: boolean): string | null => {
  if (element.name === 'noscript') return inNoscript ? null : noscriptReason(element);
  if (element.name === 'dialog' && element.attribs.open === undefined) return 'hidden';
  return reasonByAttributes(element);
};

const reasonByAttributes = (element: HtmlElement): string | null => {
  let names = '';
  for (const name in element.attribs) {
    const value = element.attribs[name] ?? '';
    if (name === 'class' || name === 'id') {
      names += ` ${value.slice(0, MAX_NAMES)}`;
      continue;
    }
    const reason = reasonByAttribute(element, name, value);
    if (reason !== null) return reason;
  }
  if (element.name.startsWith('share-')) names += ' share-bar';
  return names === '' || element.name === 'body' || element.name === 'html'
    ? null
    : reasonByNames(element, names);
};

const reasonByAttribute = (element: HtmlElement, name: string, value: string): string | null => {
  const hides = name === 'hidden' ? value !== 'until-found' : name === 'style' && isHiddenStyle(value);
  if (hides) return isDispensable(element) ? 'hidden' : null;
  if (!name.startsWith('data-')) return null;
  if (isAdAttribute(name, value)) return isShort(element, MAX_AD_TEXT) ? 'advertisement' : null;
  return name.startsWith('data-selfpromo') && isShort(element, MAX_AD_TEXT) ? 'self-promotion' : null;
};

const reasonByNames = (element: HtmlElement, names: string): string | null => {
  if (AD_WORD.test(names) && isShort(element, MAX_AD_TEXT)) return 'advertisement';
  return SHARE_WORD.test(names) && isShort(element, MAX_SHARE_TEXT) ? 'share-bar' : null;
};

/**
 * Scripts show hidden parts as the window or the reader asks for them, so what holds more than a few words or
 * a picture stays.
 */
const isDispensable = (element: HtmlElement): boolean =>
  isShort(element, MAX_HIDDEN_TEXT) &&
  !MEDIA.has(element.name) &&
  findElement(element, ({ name }) => MEDIA.has(name), 400) === undefined;

export const isHiddenStyle = (style: string): boolean =>
  /(?:^|[;\s])(?:display\s*:\s*none|visibility\s*:\s*hidden)/i.test(style.slice(0, 2000));

const isAdAttribute = (name: string, value: string): boolean =>
  (name === 'data-e2e' && value.startsWith('advertisement')) ||
  /^data-(?:o-ads|ad-(?:slot|unit|client|name|type|placement)|google-query-id|dfp)/.test(name);

const isShort = (element: HtmlElement, limit: number): boolean => shortText(element, limit) !== null;

const noscriptReason = (element: HtmlElement): string | null => {
  const hasMedia = findElement(element, (inner) => MEDIA.has(inner.name), 1000) !== undefined;
  return hasMedia || shortText(element, MIN_NOSCRIPT_TEXT) === null ? null : 'noscript-text';
};

const EXCUSE = /javascript|support|enable|支持|支援|启用|啟用|有効/i;

/** What a page says beside its picture to browsers that cannot play or run something. */
export const isExcuse = (text: string): boolean => text.length < 100 && EXCUSE.test(text);
