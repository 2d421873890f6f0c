import { StandardDecoder } from '../../main/core/importing/decoding/standard-decoder.ts';

const range = (from: number, to: number): readonly number[] =>
  Array.from({ length: to - from + 1 }, (_, index) => from + index);

const HIGH_BYTES = range(0x80, 0xff);
const TRAIL_BYTES = range(0x40, 0xfe);
const known = new Map<string, ReadonlyMap<string, readonly number[]>>();

/** Every character of one or two bytes, found by decoding them all: Node can only decode. */
const charactersOf = (charset: string): ReadonlyMap<string, readonly number[]> => {
  const found = new Map<string, readonly number[]>();
  const decoder = new StandardDecoder(charset, { fatal: true });
  const tryOut = (bytes: readonly number[]): void => {
    try {
      const character = decoder.decode(Uint8Array.from(bytes));
      if (Array.from(character).length === 1 && !found.has(character)) found.set(character, bytes);
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
    }
  };
  for (const byte of range(0, 0xff)) tryOut([byte]);
  for (const lead of HIGH_BYTES) for (const trail of TRAIL_BYTES) tryOut([lead, trail]);
  return found;
};

/** Text in a charset of one and two bytes. Throws RangeError for a character that is neither there. */
export const encodeCharset = (text: string, charset: string): Uint8Array => {
  const characters = known.get(charset) ?? charactersOf(charset);
  known.set(charset, characters);
  return Uint8Array.from(
    Array.from(text).flatMap((character) => {
      const bytes = characters.get(character);
      if (!bytes) throw new RangeError(`${character} is not one or two bytes in ${charset}`);
      return bytes;
    }),
  );
};

/** Text in ISO-2022-JP, by the bytes of EUC-JP. */
export const encodeShiftedJapanese = (text: string): Uint8Array =>
  Buffer.concat(
    (text.match(/[\0-\x7F]+|[^\0-\x7F]+/g) ?? []).map((run) =>
      run.charCodeAt(0) < 0x80
        ? Buffer.from(run)
        : Buffer.concat([
            Buffer.from('\x1b$B'),
            encodeCharset(run, 'euc-jp').map((byte) => byte & 0x7f),
            Buffer.from('\x1b(B'),
          ]),
    ),
  );

/** Text in UTF-16 without a byte order mark. */
export const encodeUtf16 = (text: string, endian: 'utf-16le' | 'utf-16be'): Uint8Array => {
  const bytes = Buffer.from(text, 'utf16le');
  return endian === 'utf-16le' ? bytes : bytes.swap16();
};
