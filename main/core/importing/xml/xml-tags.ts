/** A tag as it stands in XML or XHTML; values of attributes are not decoded. */
export interface XmlTag {
  readonly start: number;
  readonly end: number;
  /** As written, with its prefix. */
  readonly name: string;
  readonly attributes: readonly (readonly [name: string, value: string])[];
  readonly isClosing: boolean;
  readonly isSelfClosed: boolean;
}

const TAG_NAME = /[A-Za-z_][\w:.-]{0,200}/y;
const ATTRIBUTE = /\s+([\w:.-]{1,200})(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'<>]+)))?/y;
const TAG_END = /\s*(\/?)>/y;
const MAX_ATTRIBUTES = 200;

/**
 * The tags of a document in order, found without building a tree: nothing is expanded, and what is no tag is
 * text. Comments, CDATA sections, processing instructions and declarations are passed over.
 */
export function* xmlTags(text: string): Generator<XmlTag> {
  for (let at = text.indexOf('<'); at >= 0; at = text.indexOf('<', at)) {
    const skipped = skip(text, at);
    if (skipped !== null) {
      at = skipped;
      continue;
    }
    const tag = readTag(text, at);
    if (tag) yield tag;
    at = tag ? tag.end : at + 1;
  }
}

const SECTIONS = [
  ['<!--', '-->'],
  ['<![CDATA[', ']]>'],
  ['<?', '?>'],
] as const;

/** The end of what is no element, or null for what may be one. */
const skip = (text: string, at: number): number | null => {
  for (const [begin, close] of SECTIONS) {
    if (!text.startsWith(begin, at)) continue;
    const end = text.indexOf(close, at + begin.length);
    return end < 0 ? text.length : end + close.length;
  }
  return text.startsWith('<!', at) ? endOfDeclaration(text, at) : null;
};

/** `<!DOCTYPE … [ … ]>`: what it declares is of no interest. */
const endOfDeclaration = (text: string, at: number): number => {
  const close = text.indexOf('>', at);
  if (close < 0) return text.length;
  if (!text.slice(at, close).includes('[')) return close + 1;
  const end = /\]\s{0,100}>/g;
  end.lastIndex = at;
  return end.exec(text) ? end.lastIndex : text.length;
};

const readTag = (text: string, start: number): XmlTag | null => {
  const isClosing = text[start + 1] === '/';
  TAG_NAME.lastIndex = start + (isClosing ? 2 : 1);
  const name = TAG_NAME.exec(text)?.[0];
  if (name === undefined) return null;
  const attributes: [string, string][] = [];
  let at = TAG_NAME.lastIndex;
  for (ATTRIBUTE.lastIndex = at; attributes.length < MAX_ATTRIBUTES; ATTRIBUTE.lastIndex = at) {
    const found = ATTRIBUTE.exec(text);
    if (!found) break;
    const [, key = '', double, single, bare] = found;
    attributes.push([key, double ?? single ?? bare ?? '']);
    at = ATTRIBUTE.lastIndex;
  }
  TAG_END.lastIndex = at;
  const close = TAG_END.exec(text);
  if (!close) return null;
  return { start, end: TAG_END.lastIndex, name, attributes, isClosing, isSelfClosed: close[1] === '/' };
};

/** `dc:title` as `title`, in lower case. */
export const localName = (name: string): string => name.slice(name.lastIndexOf(':') + 1).toLowerCase();

export const tagAttribute = (tag: XmlTag, name: string): string | undefined =>
  tag.attributes.find(([key]) => key.toLowerCase() === name)?.[1];
