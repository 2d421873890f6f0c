import { decodeText } from '../decoding/decode-text.ts';
import { decodeEntities } from '../metadata/decode-entities.ts';
import { xmlTags } from '../xml/xml-tags.ts';
import type { XmlTag } from '../xml/xml-tags.ts';
import { latin1 } from './mime-parts.ts';
import { PlistError } from './property-list.ts';
import type { PlistRef, PropertyList } from './property-list.ts';
import { decodeTransfer } from './transfer-decoding.ts';

const SNIFFED_BYTES = 1024;
const MAX_OBJECTS = 400_000;
const MAX_DEPTH = 64;

interface XmlObject {
  readonly kind: string;
  readonly start: number;
  end: number;
  readonly children: PlistRef[];
}

/** Whether bytes begin as a property list in XML. */
export const isXmlPlist = (bytes: Uint8Array): boolean =>
  /^\s*(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--[^]{0,400}?-->\s*)?(?:<!DOCTYPE\s+plist|<plist[\s>])/i.test(
    latin1(bytes.subarray(0, SNIFFED_BYTES)),
  );

/** A property list in XML; entities of its own are never unfolded. */
export class XmlPlist implements PropertyList {
  readonly top: PlistRef;
  readonly #text: string;
  readonly #objects: XmlObject[] = [];

  constructor(bytes: Uint8Array) {
    this.#text = decodeText(bytes).text;
    const open: PlistRef[] = [];
    for (const tag of xmlTags(this.#text)) {
      if (tag.name === 'plist') continue;
      if (tag.isClosing) this.#close(open, tag);
      else this.#open(open, tag);
    }
    if (open.length > 0 || this.#objects.length === 0) throw new PlistError('it is cut off');
    this.top = 0;
  }

  #open(open: PlistRef[], tag: XmlTag): void {
    const ref = this.#objects.length;
    if (ref >= MAX_OBJECTS) throw new PlistError('it has too many parts');
    if (open.length >= MAX_DEPTH) throw new PlistError('its lists lie too deep in each other');
    const parent = this.#objects[open.at(-1) ?? -1];
    parent?.children.push(ref);
    this.#objects.push({ kind: tag.name, start: tag.end, end: tag.end, children: [] });
    if (!tag.isSelfClosed) open.push(ref);
  }

  #close(open: PlistRef[], tag: XmlTag): void {
    const object = this.#objects[open.pop() ?? -1];
    if (object?.kind !== tag.name) throw new PlistError('its parts overlap');
    object.end = tag.start;
  }

  dictionary(ref: PlistRef): ReadonlyMap<string, PlistRef> | null {
    const object = this.#object(ref, 'dict');
    if (!object) return null;
    const entries = new Map<string, PlistRef>();
    for (let index = 0; index + 1 < object.children.length; index += 2) {
      const [key, value] = object.children.slice(index, index + 2);
      const name = key === undefined ? null : this.#written(key, 'key');
      if (name === null || value === undefined) throw new PlistError('a name in it is missing');
      if (!entries.has(name)) entries.set(name, value);
    }
    return entries;
  }

  array(ref: PlistRef): readonly PlistRef[] | null {
    return this.#object(ref, 'array')?.children ?? null;
  }

  text(ref: PlistRef): string | null {
    return this.#written(ref, 'string');
  }

  data(ref: PlistRef): (() => Uint8Array) | null {
    const object = this.#object(ref, 'data');
    if (!object) return null;
    return () =>
      decodeTransfer(new TextEncoder().encode(this.#text.slice(object.start, object.end)), 'base64');
  }

  #written(ref: PlistRef, kind: string): string | null {
    const object = this.#object(ref, kind);
    if (!object) return null;
    const written = this.#text.slice(object.start, object.end);
    return decodeEntities(written.replaceAll(/<!\[CDATA\[([^]*?)\]\]>/g, (_, raw: string) => escaped(raw)));
  }

  #object(ref: PlistRef, kind: string): XmlObject | null {
    const object = this.#objects[ref];
    return object?.kind === kind ? object : null;
  }
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;');
