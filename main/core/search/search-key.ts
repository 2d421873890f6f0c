import { characterEnd, foldCharacter } from '../articles/fold-character.ts';
import { characterKind, keepsSpace, SEPARATOR } from './character-kind.ts';

/**
 * A text as searching sees it. Folded by `foldCharacter`; "\n" is a block boundary that no phrase crosses;
 * other white space is one space between two words and nothing anywhere else, so that `继 <a>本网</a> 后`
 * is found as `继本网后`. A query is in a text when its `key` is in the text's `key`.
 */
export interface SearchKey {
  readonly key: string;
  /** Unit for unit beside `key`: the same, but Chinese characters as they are written, not simplified. */
  readonly written: string;
  /** For each unit of `key`, where its character begins and ends in the text (UTF-16); empty if not asked for. */
  readonly starts: Int32Array;
  readonly ends: Int32Array;
}

const LINE_FEED = 0x0a;
const SPACE = 0x20;
const WHITE_SPACE = /\s/;

/** Unit tables for characters that fold to one unit: 0 not seen yet, `OTHER` takes the long way. */
const OTHER = 0xffff;
const foldedUnit = new Uint16Array(0x10000);
const writtenUnit = new Uint16Array(0x10000);

const isSurrogate = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdfff;

/** Halves of characters cannot be stored; the last private-use plane is taken by the tokens of signs. */
const isStorable = (codePoint: number): boolean => codePoint < 0x100000 && !isSurrogate(codePoint);

/** Width and case aside as it is written; falls back to the fold where lengths differ. */
const writtenForm = (character: string, folded: string): string => {
  const form = character.normalize('NFKC').toLowerCase();
  return form.length === folded.length && /\p{Script=Han}/u.test(form) ? form : folded;
};

const learn = (unit: number): number => {
  const character = String.fromCharCode(unit);
  if (isSurrogate(unit) || WHITE_SPACE.test(character)) return (foldedUnit[unit] = OTHER);
  const folded = foldCharacter(character);
  if (folded.length !== 1 || isSurrogate(folded.charCodeAt(0))) return (foldedUnit[unit] = OTHER);
  writtenUnit[unit] = writtenForm(character, folded).charCodeAt(0);
  return (foldedUnit[unit] = folded.charCodeAt(0));
};

class KeyWriter {
  #key: Uint16Array<ArrayBuffer>;
  #written: Uint16Array<ArrayBuffer>;
  #starts: Int32Array<ArrayBuffer>;
  #ends: Int32Array<ArrayBuffer>;
  readonly #mapped: boolean;
  #length = 0;
  #kind = SEPARATOR;
  #space = false;
  #spaceStart = 0;

  constructor(capacity: number, mapped: boolean) {
    this.#key = new Uint16Array(capacity);
    this.#written = new Uint16Array(capacity);
    this.#starts = new Int32Array(mapped ? capacity : 0);
    this.#ends = new Int32Array(mapped ? capacity : 0);
    this.#mapped = mapped;
  }

  space(start: number): void {
    if (!this.#space) this.#spaceStart = start;
    this.#space = true;
  }

  boundary(start: number): void {
    this.#space = false;
    if (this.#length > 0 && this.#key[this.#length - 1] !== LINE_FEED) {
      this.#put(LINE_FEED, LINE_FEED, start, start + 1);
    }
    this.#kind = SEPARATOR;
  }

  unit(unit: number, written: number, kind: number, start: number, end: number): void {
    if (this.#space) {
      if (keepsSpace(this.#kind, kind)) this.#put(SPACE, SPACE, this.#spaceStart, start);
      this.#space = false;
    }
    this.#kind = kind;
    this.#put(unit, written, start, end);
  }

  finish(): SearchKey {
    const last = this.#key[this.#length - 1] === LINE_FEED ? this.#length - 1 : this.#length;
    return {
      key: toText(this.#key.subarray(0, last)),
      written: toText(this.#written.subarray(0, last)),
      starts: this.#starts.subarray(0, this.#mapped ? last : 0),
      ends: this.#ends.subarray(0, this.#mapped ? last : 0),
    };
  }

  #put(unit: number, written: number, start: number, end: number): void {
    if (this.#length === this.#key.length) this.#grow();
    this.#key[this.#length] = unit;
    this.#written[this.#length] = written;
    if (this.#mapped) {
      this.#starts[this.#length] = start;
      this.#ends[this.#length] = end;
    }
    this.#length++;
  }

  #grow(): void {
    const size = this.#key.length * 2 + 16;
    const units = (from: Uint16Array): Uint16Array<ArrayBuffer> => {
      const larger = new Uint16Array(size);
      larger.set(from);
      return larger;
    };
    const offsets = (from: Int32Array): Int32Array<ArrayBuffer> => {
      const larger = new Int32Array(size);
      larger.set(from);
      return larger;
    };
    this.#key = units(this.#key);
    this.#written = units(this.#written);
    if (!this.#mapped) return;
    this.#starts = offsets(this.#starts);
    this.#ends = offsets(this.#ends);
  }
}

const CHUNK = 8192;

const toText = (units: Uint16Array): string => {
  let text = '';
  for (let at = 0; at < units.length; at += CHUNK) {
    // Spreading a typed array goes through its iterator and takes ten times as long.
    text += String.fromCharCode.apply(null, units.subarray(at, at + CHUNK) as unknown as number[]);
  }
  return text;
};

const addWholeCharacter = (writer: KeyWriter, text: string, start: number, end: number): void => {
  const character = text.slice(start, end);
  const folded = foldCharacter(character);
  const written = writtenForm(character, folded);
  for (let at = 0; at < folded.length;) {
    const codePoint = folded.codePointAt(at) ?? 0;
    const size = codePoint > 0xffff ? 2 : 1;
    if (isStorable(codePoint)) {
      const kind = characterKind(codePoint);
      for (let unit = at; unit < at + size; unit++) {
        writer.unit(folded.charCodeAt(unit), written.charCodeAt(unit), kind, start, end);
      }
    }
    at += size;
  }
};

/** With `mapped`, every unit of the key knows where in `text` it comes from. */
export const searchKey = (text: string, mapped = false): SearchKey => {
  const writer = new KeyWriter(text.length + 16, mapped);
  for (let at = 0; at < text.length;) {
    const unit = text.charCodeAt(at);
    const end = characterEnd(text, at);
    const known = foldedUnit[unit] ?? 0;
    const folded = known === 0 ? learn(unit) : known;
    if (folded !== OTHER && end === at + 1) {
      writer.unit(folded, writtenUnit[unit] ?? folded, characterKind(folded), at, end);
    } else if (unit === LINE_FEED) {
      writer.boundary(at);
    } else if (end === at + 1 && WHITE_SPACE.test(text.charAt(at))) {
      writer.space(at);
    } else {
      addWholeCharacter(writer, text, at, end);
    }
    at = end;
  }
  return writer.finish();
};
