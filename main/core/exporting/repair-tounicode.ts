/**
 * Where one glyph serves several code points, Skia's ToUnicode map names the wrong one (用 becomes the radical
 * ⽤). Chromium writes the right one as `/ActualText` around such glyphs, but pdf.js and mupdf read only
 * the map: so the map is corrected from the spans, and from a table where there is no span. The same goes for
 * the space, which some typefaces share with the soft hyphen: without repair, no two words would be found.
 */
import { PDFArray, PDFDict, PDFHexString, PDFName, PDFRawStream, PDFString } from '@cantoo/pdf-lib';
import type { PDFDocument, PDFRef } from '@cantoo/pdf-lib';
import { blankGlyphs } from './blank-glyphs.ts';
import { plainCharacters } from './cjk-radicals.ts';
import { latin1 } from './content-tokens.ts';
import { streamBytes } from './page-content.ts';
import type { ActualText } from './scan-page.ts';

/** How often each text was given for a glyph code (lower-case hexadecimal). */
type Votes = Map<string, Map<string, number>>;

const LONGEST_TEXT = 4;

const hexOf = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

const glyphCode = (string: string): string =>
  string.startsWith('<')
    ? string.slice(1, -1).replace(/\s/g, '').toLowerCase()
    : hexOf(PDFString.of(string.slice(1, -1)).asBytes());

const collectVotes = (document: PDFDocument, spans: readonly ActualText[]): Map<PDFRef, Votes> => {
  const byFont = new Map<PDFRef, Votes>();
  for (const { text, shown } of spans) {
    const [only, ...more] = shown;
    if (!only?.font || more.length > 0 || text === '') continue;
    const font = document.context.lookup(only.font);
    if (!(font instanceof PDFDict)) continue;
    const code = glyphCode(only.string);
    const simple = font.get(PDFName.of('Subtype')) === PDFName.of('Type3');
    if (code.length !== (simple ? 2 : 4)) continue;
    const votes = byFont.get(only.font) ?? new Map<string, Map<string, number>>();
    byFont.set(only.font, votes);
    const texts = votes.get(code) ?? new Map<string, number>();
    votes.set(code, texts);
    texts.set(text, (texts.get(text) ?? 0) + 1);
  }
  return byFont;
};

const decode = (hex: string): string => PDFHexString.of(`FEFF${hex}`).decodeText();

const HEX = String.raw`\s*<([\da-fA-F]+)>`;
const PAIR = new RegExp(HEX + HEX, 'g');
const TRIPLE = new RegExp(HEX + HEX + HEX, 'g');

/** All rows of the `bfchar` or `bfrange` sections of a map. */
const rowsOf = (source: string, section: string, row: RegExp): RegExpExecArray[] =>
  [...source.matchAll(new RegExp(`begin${section}([\\s\\S]*?)end${section}`, 'g'))].flatMap(
    ([, block = '']) => [...block.matchAll(row)],
  );

const readMap = (source: string): Map<string, string> => {
  const entries = new Map<string, string>();
  for (const [, code = '', text = ''] of rowsOf(source, 'bfchar', PAIR)) {
    entries.set(code.toLowerCase(), decode(text));
  }
  for (const [, first = '', last = '', text = ''] of rowsOf(source, 'bfrange', TRIPLE)) {
    const begin = decode(text);
    for (let code = parseInt(first, 16), step = 0; code <= parseInt(last, 16); code++, step++) {
      const unit = begin.charCodeAt(begin.length - 1) + step;
      entries.set(
        code.toString(16).padStart(first.length, '0'),
        begin.slice(0, -1) + String.fromCharCode(unit),
      );
    }
  }
  return entries;
};

const BLOCK = 100;

const writeMap = (entries: ReadonlyMap<string, string>): string => {
  const sorted = [...entries].sort(([a], [b]) => (a < b ? -1 : 1));
  const width = sorted[0]?.[0].length ?? 4;
  const hex = (text: string): string =>
    Array.from({ length: text.length }, (_, at) => text.charCodeAt(at).toString(16).padStart(4, '0')).join(
      '',
    );
  const rows = sorted.map(([code, text]) => `<${code}> <${hex(text)}>`);
  const blocks: string[] = [];
  for (let at = 0; at < rows.length; at += BLOCK) {
    const some = rows.slice(at, at + BLOCK);
    blocks.push(`${String(some.length)} beginbfchar\n${some.join('\n')}\nendbfchar\n`);
  }
  return `/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<${'0'.repeat(width)}> <${'F'.repeat(width)}>
endcodespacerange
${blocks.join('')}endcmap
CMapName currentdict /CMap defineresource pop
end
end
`;
};

const winner = (texts: ReadonlyMap<string, number>): string =>
  [...texts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))[0]?.[0] ?? '';

/** A blank glyph shared with the space is a space, whichever of its names the typeface puts first. */
const SPACE_NAMES = /^(?:\p{Default_Ignorable_Code_Point}|[\u00a0\u2028\u2029\u202f])$/u;

/** Drawn, the soft hyphen is a hyphen. */
const spoken = (text: string, blank: boolean): string => {
  if (blank) return SPACE_NAMES.test(text) ? ' ' : text;
  return text === '\u00ad' ? '-' : plainCharacters(text);
};

const embeddedFont = (font: PDFDict): Uint8Array => {
  const descendants = font.lookup(PDFName.of('DescendantFonts'));
  const descendant = descendants instanceof PDFArray ? descendants.lookup(0) : font;
  const descriptor =
    descendant instanceof PDFDict ? descendant.lookup(PDFName.of('FontDescriptor')) : undefined;
  const file = descriptor instanceof PDFDict ? descriptor.lookup(PDFName.of('FontFile2')) : undefined;
  return file instanceof PDFRawStream ? streamBytes(file) : new Uint8Array();
};

/** Changes `entries` in place and tells how many of them. Codes are glyph indexes (Identity-H). */
const correct = (
  entries: Map<string, string>,
  votes: Votes | undefined,
  isBlank: (glyph: number) => boolean,
): number => {
  let changed = 0;
  const put = (code: string, text: string): void => {
    if (entries.get(code) === text) return;
    entries.set(code, text);
    changed++;
  };
  for (const [code, text] of [...entries]) put(code, spoken(text, isBlank(parseInt(code, 16))));
  for (const [code, texts] of votes ?? []) {
    const blank = isBlank(parseInt(code, 16));
    const text = blank ? spoken(winner(texts), blank) : winner(texts);
    if (Array.from(text).length <= LONGEST_TEXT) put(code, text);
  }
  return changed;
};

/** Corrects the ToUnicode maps of all fonts; returns how many glyphs got another text. */
export const repairToUnicode = (document: PDFDocument, spans: readonly ActualText[]): number => {
  const { context } = document;
  const votes = collectVotes(document, spans);
  let changed = 0;
  for (const [reference, font] of context.enumerateIndirectObjects()) {
    if (!(font instanceof PDFDict)) continue;
    const map = font.get(PDFName.of('ToUnicode'));
    const stream = map && context.lookup(map);
    if (!(stream instanceof PDFRawStream)) continue;
    const entries = readMap(latin1(streamBytes(stream)));
    const corrected = correct(entries, votes.get(reference), blankGlyphs(embeddedFont(font)));
    if (corrected === 0) continue;
    changed += corrected;
    font.set(PDFName.of('ToUnicode'), context.register(context.flateStream(writeMap(entries))));
  }
  return changed;
};
