import { parseXmlTags } from './xml-tags.ts';
import type { XmlTag } from './xml-tags.ts';

const SCRIPTING =
  /^(script|foreignobject|iframe|frame|object|embed|applet|audio|video|source|track|canvas|handler|listener|link|meta|base|html|body|form|input|button|textarea|discard)$/;
/** Loads or runs something from a style: imports, addresses other than fragments and embedded pictures or fonts. */
const ACTIVE_STYLE =
  /@import|image-set\s*\(|cross-fade\s*\(|\bsrc\s*\(|expression\s*\(|-moz-binding|behaviou?r\s*:|url\(\s*["']?\s*(?!["'\s]|#|data:(?:image\/(?:png|jpe?g|gif|webp)|font\/|application\/(?:x-)?font))/i;
const EMBEDDED_PICTURE = /^data:image\/(png|jpe?g|gif|webp)[;,]/i;
const XHTML = 'http://www.w3.org/1999/xhtml';
const HEAD =
  /^\uFEFF?(?:\s|<\?xml[^>]*>|<!--(?:[^-]|-(?!->))*-->|<!DOCTYPE\s+svg[^[>]*(?:\[[^\]]*\]\s*)?>)*<(?:[\w-]+:)?svg[\s>/]/i;
const HEAD_BYTES = 8192;

/** Whether bytes begin like an SVG document. */
export const looksLikeSvg = (bytes: Uint8Array): boolean =>
  HEAD.test(new TextDecoder().decode(bytes.subarray(0, HEAD_BYTES)));

/**
 * Whether an SVG is well-formed UTF-8 and only draws: no scripts, handlers, animation of links, foreign
 * content, entity declarations, style sheets from elsewhere or addresses outside itself.
 */
export const isSafeSvg = (bytes: Uint8Array): boolean => {
  const text = decodeUtf8(bytes);
  const tags = text === null ? null : parseXmlTags(text);
  if (!tags || localName(tags[0]?.name ?? '') !== 'svg') return false;
  return tags.every(isHarmless);
};

const decodeUtf8 = (bytes: Uint8Array): string | null => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
};

const localName = (name: string): string => name.slice(name.indexOf(':') + 1).toLowerCase();

const isHarmless = (tag: XmlTag): boolean => {
  const element = localName(tag.name);
  if (SCRIPTING.test(element)) return false;
  if (element === 'style' && isActiveStyle(tag.text)) return false;
  return Object.entries(tag.attributes).every(([name, value]) => isHarmlessAttribute(element, name, value));
};

const isHarmlessAttribute = (element: string, name: string, value: string): boolean => {
  const local = localName(name);
  if (name.startsWith('xmlns')) return value !== XHTML;
  if (local.startsWith('on') || name === 'xml:base') return false;
  if (local === 'attributename') return !/^(.*:)?(href|on.*)$/i.test(value.trim());
  if (local === 'href' || local === 'src') return isHarmlessAddress(element, value.trim());
  // What editors note for themselves is not read by any renderer.
  return name.includes(':') || !isActiveStyle(value);
};

const isHarmlessAddress = (element: string, value: string): boolean =>
  value === '' ||
  value.startsWith('#') ||
  EMBEDDED_PICTURE.test(value) ||
  (element === 'a' && /^https?:\/\//i.test(value));

/** An escaped name could spell any of them. */
const isActiveStyle = (css: string): boolean =>
  ACTIVE_STYLE.test(css) || (css.includes('\\') && css.includes('('));
