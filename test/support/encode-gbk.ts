const LEADS = [0x81, 0xfe] as const;
const TRAILS = [0x40, 0xfe] as const;

/** Every two-byte character of GBK, found by decoding them all: Node has decoders for it only. */
const table = (): ReadonlyMap<string, readonly [number, number]> => {
  const decoder = new TextDecoder('gbk');
  const bytes = new Map<string, readonly [number, number]>();
  for (let lead = LEADS[0]; lead <= LEADS[1]; lead++) {
    for (let trail = TRAILS[0]; trail <= TRAILS[1]; trail++) {
      const character = decoder.decode(Uint8Array.of(lead, trail));
      if (character.length === 1 && character !== '\uFFFD') bytes.set(character, [lead, trail]);
    }
  }
  return bytes;
};

/** Text as GBK. Throws RangeError for a character that takes other than one or two bytes there. */
export const encodeGbk = (text: string): Uint8Array => {
  const known = table();
  return Uint8Array.from(
    [...text].flatMap((character) => {
      const code = character.codePointAt(0) ?? 0;
      const bytes = code < 0x80 ? [code] : known.get(character);
      if (!bytes) throw new RangeError(`${character} is not in GBK's two-byte table`);
      return bytes;
    }),
  );
};
