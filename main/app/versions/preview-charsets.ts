import type { CharsetPreview } from '../../../preload/contract/versions.ts';
import type { ArticleRecord, VersionRecord } from '../../core/articles/article-record.ts';
import type { AppPorts } from '../app-ports.ts';

/** What saved articles are written in, by the names of the Encoding Standard. */
const CANDIDATES = [
  'utf-8',
  'gb18030',
  'big5',
  'shift_jis',
  'euc-jp',
  'euc-kr',
  'windows-1252',
  'windows-1251',
  'utf-16le',
] as const;

const PREVIEW_CHARACTERS = 240;
const REPLACEMENT = '\uFFFD';

/**
 * How an article begins in each charset it may be in; the one it is read in now comes first, then those with the
 * fewest characters that make no sense. With `charset`, that one alone.
 */
export const previewCharsets = async (
  { id }: ArticleRecord,
  version: VersionRecord,
  charset: string | null,
  { articles, deriver }: AppPorts,
): Promise<CharsetPreview[]> => {
  const bytes = await articles.readOriginal(id, version.number);
  const read = async (candidate: string): Promise<CharsetPreview> => {
    const { title, text } = await deriver.derive(
      { name: version.original.name, bytes },
      { charset: candidate, wholePage: version.wholePage ?? false },
    );
    return {
      charset: candidate,
      current: candidate === version.charset,
      broken: text.split(REPLACEMENT).length - 1,
      odd: oddCharacters(text),
      title,
      lines: text.slice(0, PREVIEW_CHARACTERS).split('\n'),
    };
  };
  const names = charset === null ? [...new Set([version.charset, ...CANDIDATES])] : [charset];
  const previews: CharsetPreview[] = [];
  for (const name of names) previews.push(await read(name));
  const rank = ({ current, broken, odd }: CharsetPreview): number => (current ? -1 : broken * 10 + odd);
  return previews.sort((a, b) => rank(a) - rank(b));
};

/** Characters that saved articles hardly ever have, but misread ones are full of. */
const ODD =
  /[\p{Co}\p{Cn}\u0080-\u009f\u00a4-\u00a8\u00aa\u00ac\u00af-\u00b1\u00b5-\u00b8\u00bc-\u00be\u2550-\u256c\uff61-\uff9f]/gu;

const oddCharacters = (text: string): number => text.match(ODD)?.length ?? 0;
