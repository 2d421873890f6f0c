export interface XmlTag {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** Character data directly inside the element. */
  readonly text: string;
}

const NAME = /[A-Za-z_][\w.:-]*/y;
const SPACE = /[ \t\r\n]*/y;
const REFERENCE = /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(amp|lt|gt|quot|apos));/gi;
const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const UTF8_DECLARATION = /^<\?xml\s[^?]*?encoding\s*=\s*["'](?!utf-?8["']|us-ascii["'])/i;

interface OpenTag {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  text: string;
}

class Malformed extends Error {}

/**
 * The elements of an XML document in document order, or null when it is not well-formed or declares entities,
 * a style sheet or another encoding than UTF-8. Strict on purpose: what this reader and a renderer could read
 * differently is refused.
 */
export const parseXmlTags = (source: string): XmlTag[] | null => {
  const text = source.startsWith('\uFEFF') ? source.slice(1) : source;
  if (UTF8_DECLARATION.test(text)) return null;
  try {
    return new XmlReader(text).read();
  } catch (error) {
    if (error instanceof Malformed) return null;
    throw error;
  }
};

class XmlReader {
  readonly #text: string;
  readonly #tags: OpenTag[] = [];
  readonly #open: OpenTag[] = [];
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  read(): XmlTag[] {
    while (this.#at < this.#text.length) {
      const next = this.#text.indexOf('<', this.#at);
      this.#characters(this.#text.slice(this.#at, next < 0 ? undefined : next));
      if (next < 0) break;
      this.#at = next;
      this.#markup();
    }
    if (this.#open.length > 0 || this.#tags.length === 0) throw new Malformed();
    return this.#tags;
  }

  #markup(): void {
    const rest = this.#text.slice(this.#at, this.#at + 9);
    if (rest.startsWith('<!--')) this.#upTo('-->', 4);
    else if (rest === '<![CDATA[') this.#append(this.#upTo(']]>', 9));
    else if (rest.startsWith('<!DOCTYPE')) this.#doctype();
    else if (rest.startsWith('<?')) this.#instruction();
    else if (rest.startsWith('</')) this.#endTag();
    else this.#startTag();
  }

  #characters(raw: string): void {
    if (this.#open.length === 0) {
      if (raw.trim() !== '') throw new Malformed();
    } else {
      this.#append(dereference(raw));
    }
  }

  #append(text: string): void {
    const parent = this.#open.at(-1);
    if (!parent) throw new Malformed();
    if (parent.name.endsWith('style')) parent.text += text;
  }

  #upTo(end: string, skip: number): string {
    const from = this.#at + skip;
    const found = this.#text.indexOf(end, from);
    if (found < 0) throw new Malformed();
    this.#at = found + end.length;
    return this.#text.slice(from, found);
  }

  #doctype(): void {
    if (this.#tags.length > 0 || /[[%]/.test(this.#upTo('>', 9))) throw new Malformed();
  }

  #instruction(): void {
    if (/^xml-stylesheet\b/i.test(this.#upTo('?>', 2))) throw new Malformed();
  }

  #endTag(): void {
    const name = this.#upTo('>', 2).trimEnd();
    if (this.#open.pop()?.name !== name) throw new Malformed();
  }

  #startTag(): void {
    if (this.#tags.length > 0 && this.#open.length === 0) throw new Malformed();
    this.#at += 1;
    const name = this.#take(NAME);
    const tag: OpenTag = { name, attributes: this.#attributes(), text: '' };
    this.#tags.push(tag);
    if (this.#text.startsWith('/>', this.#at)) {
      this.#at += 2;
    } else if (this.#text[this.#at] === '>') {
      this.#at += 1;
      this.#open.push(tag);
    } else {
      throw new Malformed();
    }
  }

  #attributes(): Record<string, string> {
    const attributes = new Map<string, string>();
    for (;;) {
      const space = this.#takeOptional(SPACE);
      if (!/[A-Za-z_]/.test(this.#text[this.#at] ?? '')) return Object.fromEntries(attributes);
      const name = this.#take(NAME);
      if (space === '' || attributes.has(name)) throw new Malformed();
      this.#takeOptional(SPACE);
      if (this.#text[this.#at] !== '=') throw new Malformed();
      this.#at += 1;
      this.#takeOptional(SPACE);
      const quote = this.#text[this.#at];
      if (quote !== '"' && quote !== "'") throw new Malformed();
      const value = this.#upTo(quote, 1);
      if (value.includes('<')) throw new Malformed();
      attributes.set(name, dereference(value));
    }
  }

  #take(pattern: RegExp): string {
    const taken = this.#takeOptional(pattern);
    if (taken === '') throw new Malformed();
    return taken;
  }

  #takeOptional(pattern: RegExp): string {
    pattern.lastIndex = this.#at;
    const taken = pattern.exec(this.#text)?.[0] ?? '';
    this.#at += taken.length;
    return taken;
  }
}

/** Character references resolved; any other `&` is a fault, since only a DTD could give it a meaning. */
const dereference = (raw: string): string => {
  if (!raw.includes('&')) return raw;
  if (raw.replace(REFERENCE, '').includes('&')) throw new Malformed();
  return raw.replace(REFERENCE, (_match, decimal?: string, hex?: string, named?: string) => {
    if (named !== undefined) return NAMED[named] ?? '';
    const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
    if (code > 0x10ffff) throw new Malformed();
    return String.fromCodePoint(code);
  });
};
