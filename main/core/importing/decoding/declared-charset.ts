import { StandardDecoder } from './standard-decoder.ts';

/**
 * The charset a page declares, read from its bytes before it can be decoded: "prescan a byte stream to
 * determine its encoding" of the HTML Standard, over a longer beginning than its 1,024 bytes because saved
 * pages carry notes of the saving program above their head.
 */
const PRESCAN_BYTES = 8192;
const XML = /^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w:-]+)["']/i;
const SPACE = /[\t\n\f\r ]/;

/** Name as in the Encoding Standard, or null. */
export const declaredCharset = (bytes: Uint8Array): string | null => {
  const head = new TextDecoder('windows-1252').decode(bytes.subarray(0, PRESCAN_BYTES));
  const xml = XML.exec(head)?.[1];
  return prescan(head) ?? (xml === undefined ? null : charsetOfLabel(xml));
};

const prescan = (head: string): string | null => {
  let at = 0;
  while (at < head.length) {
    if (head.startsWith('<!--', at)) {
      // `<!-->` is a whole comment.
      const end = head.indexOf('-->', at + 2);
      if (end === -1) return null;
      at = end + 3;
    } else if (/^<meta[\t\n\f\r /]/i.test(head.slice(at, at + 6))) {
      const { attributes, end } = readAttributes(head, at + 5);
      const charset = metaCharset(attributes);
      if (charset !== null) return charset;
      at = end;
    } else if (/^<\/?[a-z]/i.test(head.slice(at, at + 3))) {
      at += /^[^\t\n\f\r >]*/.exec(head.slice(at))?.[0].length ?? 1;
      at = readAttributes(head, at).end;
    } else if (/^<[!/?]/.test(head.slice(at, at + 2))) {
      const end = head.indexOf('>', at);
      if (end === -1) return null;
      at = end + 1;
    } else {
      const next = head.indexOf('<', at + 1);
      if (next === -1) return null;
      at = next;
    }
  }
  return null;
};

const metaCharset = (attributes: ReadonlyMap<string, string>): string | null => {
  const label = attributes.get('charset');
  if (label !== undefined) {
    const charset = charsetOfLabel(label);
    if (charset !== null) return charset;
  }
  const content = attributes.get('content');
  if (content === undefined || attributes.get('http-equiv') !== 'content-type') return null;
  const named = charsetInContent(content);
  return named === null ? null : charsetOfLabel(named);
};

/** "Extract a character encoding from a meta element" of the HTML Standard. */
const charsetInContent = (content: string): string | null => {
  const match = /charset[\t\n\f\r ]*=[\t\n\f\r ]*(?:"([^"]*)"|'([^']*)'|([^\t\n\f\r ;"']+))/i.exec(content);
  return match?.[1] ?? match?.[2] ?? match?.[3] ?? null;
};

/** Attributes from `start` up to the end of the tag, names and values in lower case, the first of a name. */
const readAttributes = (
  text: string,
  start: number,
): { attributes: ReadonlyMap<string, string>; end: number } => {
  const attributes = new Map<string, string>();
  let at = start;
  for (;;) {
    while (SPACE.test(text.charAt(at)) || text.charAt(at) === '/') at++;
    if (at >= text.length) return { attributes: new Map(), end: at };
    if (text.charAt(at) === '>') return { attributes, end: at + 1 };
    const attribute = readAttribute(text, at);
    // A tag the bytes end in says nothing.
    if (!attribute) return { attributes: new Map(), end: text.length };
    if (!attributes.has(attribute.name)) attributes.set(attribute.name, attribute.value);
    at = attribute.end;
  }
};

const readAttribute = (text: string, start: number): { name: string; value: string; end: number } | null => {
  let at = start + 1;
  while (at < text.length && !/[\t\n\f\r />=]/.test(text.charAt(at))) at++;
  const name = text.slice(start, at).toLowerCase();
  while (SPACE.test(text.charAt(at))) at++;
  if (text.charAt(at) !== '=') return at < text.length ? { name, value: '', end: at } : null;
  at++;
  while (SPACE.test(text.charAt(at))) at++;
  const value = readValue(text, at);
  return value && { name, ...value };
};

const readValue = (text: string, start: number): { value: string; end: number } | null => {
  let at = start;
  const quote = text.charAt(at);
  if (quote === '"' || quote === "'") {
    const close = text.indexOf(quote, at + 1);
    return close === -1 ? null : { value: text.slice(at + 1, close).toLowerCase(), end: close + 1 };
  }
  while (at < text.length && !/[\t\n\f\r >]/.test(text.charAt(at))) at++;
  return at < text.length ? { value: text.slice(start, at).toLowerCase(), end: at } : null;
};

const charsetOfLabel = (label: string): string | null => {
  try {
    const charset = new StandardDecoder(label).encoding;
    // A page whose ASCII could be read to find this is not UTF-16.
    if (charset === 'utf-16le' || charset === 'utf-16be') return 'utf-8';
    return charset === 'x-user-defined' ? 'windows-1252' : charset;
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
};
