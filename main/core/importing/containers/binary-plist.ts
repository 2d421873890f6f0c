import { PlistError } from './property-list.ts';
import type { PlistRef, PropertyList } from './property-list.ts';

const HEADER = 'bplist00';
const TRAILER_BYTES = 32;
/** Values one reader gives out before it takes the file for a trap. */
const MAX_VALUES = 400_000;

/**
 * Reads Apple's binary property lists (format of CFBinaryPList.c) one object at a time. Nothing is expanded: a list
 * in which few objects refer to each other many times over costs no more than what is asked of it. Every
 * method answers null for an object of another kind, and throws PlistError for bytes that are no list.
 */
export class BinaryPlist implements PropertyList {
  readonly top: PlistRef;
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  readonly #count: number;
  readonly #offsetSize: number;
  readonly #refSize: number;
  readonly #table: number;
  #left = MAX_VALUES;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const trailer = bytes.length - TRAILER_BYTES;
    if (!isBinaryPlist(bytes) || trailer < HEADER.length) throw new PlistError('it has no end');
    this.#offsetSize = bytes[trailer + 6] ?? 0;
    this.#refSize = bytes[trailer + 7] ?? 0;
    this.#count = this.#number(trailer + 8, 8);
    this.top = this.#number(trailer + 16, 8);
    this.#table = this.#number(trailer + 24, 8);
    const isPlausible =
      isIntegerSize(this.#offsetSize) &&
      isIntegerSize(this.#refSize) &&
      this.#table >= HEADER.length &&
      this.#table + this.#count * this.#offsetSize <= trailer;
    if (!isPlausible) throw new PlistError('its end names places that are not in it');
  }

  dictionary(ref: PlistRef): ReadonlyMap<string, PlistRef> | null {
    const object = this.#object(ref, 0xd);
    if (!object) return null;
    const entries = new Map<string, PlistRef>();
    for (let index = 0; index < object.length; index++) {
      const key = this.text(this.#reference(object.start, index));
      if (key !== null && !entries.has(key))
        entries.set(key, this.#reference(object.start, object.length + index));
    }
    return entries;
  }

  array(ref: PlistRef): readonly PlistRef[] | null {
    const object = this.#object(ref, 0xa);
    return (
      object && Array.from({ length: object.length }, (_, index) => this.#reference(object.start, index))
    );
  }

  text(ref: PlistRef): string | null {
    const ascii = this.#object(ref, 0x5);
    if (ascii) return decode('latin1', this.#slice(ascii.start, ascii.length));
    const wide = this.#object(ref, 0x6);
    return wide && decode('utf-16be', this.#slice(wide.start, wide.length * 2));
  }

  data(ref: PlistRef): (() => Uint8Array) | null {
    const object = this.#object(ref, 0x4);
    const bytes = object && this.#slice(object.start, object.length);
    return bytes && (() => bytes);
  }

  /** Where the content of an object of `kind` begins, and its length in its own units. */
  #object(ref: PlistRef, kind: number): { start: number; length: number } | null {
    if (!(ref < this.#count)) throw new PlistError('it refers to an object that is not in it');
    const at = this.#number(this.#table + ref * this.#offsetSize, this.#offsetSize);
    const marker = this.#byte(at);
    if (marker >> 4 !== kind) return null;
    const short = marker & 0xf;
    if (short < 0xf) return this.#counted(at + 1, short);
    const size = 1 << (this.#byte(at + 1) & 0xf);
    if (size > 8) throw new PlistError('a length in it is too long');
    return this.#counted(at + 2 + size, this.#number(at + 2, size));
  }

  #counted(start: number, length: number): { start: number; length: number } {
    if (start + length > this.#table) throw new PlistError('an object in it is cut off');
    return { start, length };
  }

  #reference(start: number, index: number): PlistRef {
    this.#left--;
    if (this.#left < 0) throw new PlistError('it refers to its objects too many times over');
    return this.#number(start + index * this.#refSize, this.#refSize);
  }

  #slice(start: number, length: number): Uint8Array {
    if (start + length > this.#table) throw new PlistError('an object in it is cut off');
    return this.#bytes.subarray(start, start + length);
  }

  #byte(at: number): number {
    const byte = this.#bytes[at];
    if (byte === undefined) throw new PlistError('it is cut off');
    return byte;
  }

  #number(at: number, size: number): number {
    if (at < 0 || at + size > this.#bytes.length) throw new PlistError('it is cut off');
    if (size === 8) return Number(this.#view.getBigUint64(at));
    let value = 0;
    for (let index = 0; index < size; index++) value = value * 256 + this.#byte(at + index);
    return value;
  }
}

export const isBinaryPlist = (bytes: Uint8Array): boolean =>
  decode('latin1', bytes.subarray(0, HEADER.length)) === HEADER;

const isIntegerSize = (size: number): boolean => size >= 1 && size <= 8;

const decode = (charset: string, bytes: Uint8Array): string => new TextDecoder(charset).decode(bytes);
