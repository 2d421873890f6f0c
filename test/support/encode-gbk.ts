const LEAD_BYTES: readonly number[] = Array.from({ length: 126 }, (_, index) => 0x81 + index);
const TRAIL_BYTES: readonly number[] = Array.from({ length: 191 }, (_, index) => 0x40 + index);

/** Every two-byte character of GBK, found by decoding them all: Node can only decode it. */
const twoByteCharacters = (): ReadonlyMap<string, readonly number[]> => {
  const decoder = new TextDecoder('gbk');
  const pairs = LEAD_BYTES.flatMap((lead) => TRAIL_BYTES.map((trail) => [lead, trail] as const));
  const found = new Map(pairs.map((pair) => [decoder.decode(Uint8Array.from(pair)), pair]));
  found.delete('\uFFFD');
  return found;
};

/** Text as GBK. Throws RangeError for a character that takes neither one nor two bytes there. */
export const encodeGbk = (text: string): Uint8Array => {
  const known = twoByteCharacters();
  return Uint8Array.from(
    Array.from(text).flatMap((character) => {
      const code = character.codePointAt(0) ?? 0;
      const bytes = code < 0x80 ? [code] : known.get(character);
      if (!bytes) throw new RangeError(`${character} is not one or two bytes in GBK`);
      return bytes;
    }),
  );
};
