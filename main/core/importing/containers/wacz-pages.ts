import type { ListedPage } from './warc-pages.ts';

const MAX_LINES = 100_000;
const MAX_TITLE = 1000;

/** Whether an archive is a WACZ (its specification, 1.1.1) by the names in it, or is called one. */
export const isWacz = (name: string, paths: readonly string[]): boolean =>
  /\.wacz$/i.test(name) ||
  (paths.includes('datapackage.json') && paths.some((path) => isWaczWarc(path) || isWaczPageList(path)));

export const isWaczWarc = (path: string): boolean => /^archive\/.*\.warc(?:\.gz)?$/i.test(path);

/** Seeds stand in `pages.jsonl`, what a crawl found from there in `extraPages.jsonl`. */
export const isWaczPageList = (path: string): boolean => /^pages\/[^/]+\.jsonl$/i.test(path);

/** The pages of a list of lines of JSON; lines that are none, and its head, are passed over. */
export const readWaczPages = (text: string): ListedPage[] =>
  text.split('\n', MAX_LINES).flatMap((line) => {
    const entry = parseLine(line);
    const url = entry?.url;
    if (typeof url !== 'string' || !/^https?:/i.test(url)) return [];
    const { title, ts } = entry ?? {};
    return [
      {
        url,
        title: typeof title === 'string' && title.trim() !== '' ? title.trim().slice(0, MAX_TITLE) : null,
        date: typeof ts === 'string' ? ts : null,
      },
    ];
  });

const parseLine = (line: string): Partial<Record<string, unknown>> | null => {
  try {
    const value: unknown = line.trim() === '' ? null : JSON.parse(line);
    return typeof value === 'object' ? value : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
};
