import { t } from './localize.ts';

const FAMILIES = {
  'utf-8': 'encoding.unicode',
  'utf-16le': 'encoding.unicode',
  'utf-16be': 'encoding.unicode',
  gbk: 'encoding.simplified',
  gb18030: 'encoding.simplified',
  big5: 'encoding.traditional',
  shift_jis: 'encoding.japanese',
  'euc-jp': 'encoding.japanese',
  'iso-2022-jp': 'encoding.japanese',
  'euc-kr': 'encoding.korean',
  'windows-1252': 'encoding.western',
  'windows-1251': 'encoding.cyrillic',
  'koi8-r': 'encoding.cyrillic',
} as const;

const isKnown = (charset: string): charset is keyof typeof FAMILIES => Object.hasOwn(FAMILIES, charset);

/** What a charset is for, in words; empty where only its name is known. */
export const nameCharset = (charset: string): string => (isKnown(charset) ? t(FAMILIES[charset]) : '');
