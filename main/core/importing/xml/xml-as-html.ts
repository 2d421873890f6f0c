import { xmlTags } from './xml-tags.ts';
import type { XmlTag } from './xml-tags.ts';

/** Elements that HTML never closes. */
const VOID = new Set('area base br col embed hr img input link meta param source track wbr'.split(' '));

/**
 * XHTML in the spelling of HTML: `<a id="x"/>` opens an element in HTML that is never closed, and a CDATA section is a
 * comment. `rewrite` may give other attributes to a tag, still as they stand in the text.
 */
export const xmlAsHtml = (
  xml: string,
  rewrite: (tag: XmlTag) => XmlTag['attributes'] | null = () => null,
): string => {
  const parts: string[] = [];
  let at = 0;
  for (const tag of xmlTags(xml)) {
    parts.push(withoutSections(xml.slice(at, tag.start)), htmlTag(xml, tag, rewrite(tag)));
    at = tag.end;
  }
  parts.push(withoutSections(xml.slice(at)));
  return parts.join('');
};

const htmlTag = (xml: string, tag: XmlTag, attributes: XmlTag['attributes'] | null): string => {
  const isOpen = tag.isSelfClosed && !VOID.has(tag.name.toLowerCase());
  if (!attributes && !isOpen) return xml.slice(tag.start, tag.end);
  const written = (attributes ?? tag.attributes).map(
    ([name, value]) => ` ${name}="${value.replaceAll('"', '&quot;')}"`,
  );
  return `<${tag.isClosing ? '/' : ''}${tag.name}${written.join('')}>${isOpen ? `</${tag.name}>` : ''}`;
};

/** The text of CDATA sections; instructions go. What is never closed goes with the rest. */
const withoutSections = (text: string): string => {
  const parts: string[] = [];
  const begins = /<!\[CDATA\[|<\?/g;
  let at = 0;
  for (let found = begins.exec(text); found; found = begins.exec(text)) {
    const close = found[0] === '<?' ? '?>' : ']]>';
    const end = text.indexOf(close, found.index);
    const content = end < 0 || found[0] === '<?' ? '' : text.slice(begins.lastIndex, end);
    parts.push(text.slice(at, found.index), content.replaceAll('&', '&amp;').replaceAll('<', '&lt;'));
    at = end < 0 ? text.length : end + close.length;
    begins.lastIndex = at;
  }
  parts.push(text.slice(at));
  return parts.join('');
};
