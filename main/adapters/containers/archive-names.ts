import { decodeText } from '../../core/importing/decoding/decode-text.ts';
import { StandardDecoder } from '../../core/importing/decoding/standard-decoder.ts';

/** Upper half of code page 850, in which western Windows and DOS pack names; it is no charset of the web. */
const UPPER_HALF =
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´­±‗¾¶§÷¸°¨·¹³²■ ';
const DOS = 'ibm850';
/** In which programs of many countries packed names. */
const CHARSETS = [
  'gb18030',
  'big5',
  'shift_jis',
  'euc-kr',
  'windows-1251',
  'ibm866',
  'windows-1252',
  DOS,
] as const;

/** A name by charset, in each in which all of them are text. */
export type Readings = ReadonlyMap<string, string>;

/**
 * Names that an archive keeps without saying in which charset. What fits all of them together is taken; a few short
 * ones may fit several, so the other readings are kept for finding a page's parts by the names that it gives them.
 */
export const readNames = (names: readonly Uint8Array[]): { best: string; readings: Readings }[] => {
  if (names.every(isAscii))
    return names.map((name) => ({ best: tidy(decode(name, 'utf-8')), readings: new Map() }));
  const likeliest = likeliestCharset(names);
  const fitting = CHARSETS.map((charset) => ({
    charset,
    texts: names.map((name) => decode(name, charset)),
  })).filter(({ texts }) => !texts.some((text) => text.includes('\uFFFD')));
  return names.map((name, index) => ({
    best: tidy(decode(name, likeliest)),
    readings: new Map(fitting.map(({ charset, texts }) => [charset, tidy(texts[index] ?? '')])),
  }));
};

const likeliestCharset = (names: readonly Uint8Array[]): string => {
  const all = Buffer.concat(names.flatMap((name) => [name, NEWLINE]));
  const { charset } = decodeText(all);
  return charset === 'windows-1252' && letters(decode(all, DOS)) > letters(decode(all, charset))
    ? DOS
    : charset;
};

const NEWLINE = Buffer.from('\n');

const letters = (text: string): number => text.match(/(?![\0-\x7f])\p{L}/gu)?.length ?? 0;

const isAscii = (name: Uint8Array): boolean => name.every((byte) => byte < 0x80);

const decode = (name: Uint8Array, charset: string): string =>
  charset === DOS
    ? Array.from(name, (byte) =>
        byte < 0x80 ? String.fromCharCode(byte) : UPPER_HALF.charAt(byte - 0x80),
      ).join('')
    : new StandardDecoder(charset).decode(name);

const tidy = (name: string): string => name.replaceAll('\\', '/').normalize('NFC');
