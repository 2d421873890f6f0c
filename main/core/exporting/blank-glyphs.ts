/** Which glyphs of an embedded TrueType font have no outline, from its `loca` table (OpenType 1.9). */

const TABLE_ENTRY_BYTES = 16;
const FIRST_TABLE = 12;

const tablesOf = (view: DataView): Map<string, { offset: number; length: number }> => {
  const tables = new Map<string, { offset: number; length: number }>();
  const count = view.getUint16(4);
  for (let index = 0; index < count; index++) {
    const at = FIRST_TABLE + index * TABLE_ENTRY_BYTES;
    const tag = String.fromCharCode(...[0, 1, 2, 3].map((byte) => view.getUint8(at + byte)));
    tables.set(tag, { offset: view.getUint32(at + 8), length: view.getUint32(at + 12) });
  }
  return tables;
};

/**
 * Tells blank glyphs from drawn ones by glyph index; for bytes that are no TrueType font nothing is blank.
 */
export const blankGlyphs = (font: Uint8Array): ((glyph: number) => boolean) => {
  const view = new DataView(font.buffer, font.byteOffset, font.byteLength);
  if (font.length < FIRST_TABLE || ![0x00010000, 0x74727565].includes(view.getUint32(0))) return () => false;
  const tables = tablesOf(view);
  const head = tables.get('head');
  const loca = tables.get('loca');
  if (!head || !loca || loca.offset + loca.length > font.length || head.offset + 54 > font.length) {
    return () => false;
  }
  const long = view.getInt16(head.offset + 50) === 1;
  const count = loca.length / (long ? 4 : 2) - 1;
  const start = (glyph: number): number =>
    long ? view.getUint32(loca.offset + glyph * 4) : view.getUint16(loca.offset + glyph * 2);
  return (glyph) => glyph > 0 && glyph < count && start(glyph) === start(glyph + 1);
};
