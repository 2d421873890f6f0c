import { readFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import * as openCC from 'opencc-js';
import { deriveArticle } from '../../main/core/importing/derive-article.ts';
import { readableText } from './readable-text.ts';
import { renderReadable } from '../../main/core/importing/render-readable.ts';
import type { IndexedArticle, SearchIndex } from '../../main/core/ports/search-index.ts';
import { corpusFiles } from './corpus.ts';
import { indexedSample } from './indexed-article.ts';
import { numbersFound } from './open-test-index.ts';

/** Articles that must be found, and those that may be: null where any may. */
export interface CorpusQuery {
  readonly query: string;
  readonly kind: string;
  readonly must: readonly string[];
  readonly may: readonly string[] | null;
}

export interface CorpusArticle {
  readonly name: string;
  readonly article: IndexedArticle;
}

export const corpusQueries = (folder: string): CorpusQuery[] =>
  readFileSync(join(folder, 'search-queries.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as CorpusQuery);

/** The articles of the corpus that `wanted` names, as an import would hand them to the index, numbered from 0. */
export const corpusArticles = (
  folder: string,
  wanted: (name: string, at: number) => boolean,
): CorpusArticle[] =>
  corpusFiles('articles', '.md')
    .filter((file, at) => wanted(relative(folder, file), at))
    .map((file, number) => {
      const derived = deriveArticle({ name: basename(file), bytes: readFileSync(file) });
      const text = readableText(renderReadable(derived, derived.body, []));
      const { title, url, site, author, published, language } = derived;
      const given = { title, url, site, author, published, language, text };
      return { name: relative(folder, file), article: indexedSample(number, given) };
    });

/** How a query of the corpus is typed: as a phrase, unless it is two terms or holds a quotation mark itself. */
export const typedQuery = ({ query, kind }: CorpusQuery): string =>
  kind === 'two-terms-and' || query.includes('"') ? query : `"${query}"`;

export const namesFound = async (
  index: SearchIndex,
  articles: readonly CorpusArticle[],
  query: string,
): Promise<Set<string>> =>
  new Set((await numbersFound(index, query)).map((number) => articles[number]?.name ?? ''));

/** Its declarations lead nowhere under Node's resolution. */
interface OpenCC {
  Converter(scripts: { from: string; to: string }): (text: string) => string;
}
const simplified = (openCC as unknown as OpenCC).Converter({ from: 't', to: 'cn' });

/**
 * A text as the corpus looks at it (NFKC, lower case), all white space gone, Chinese simplified by OpenCC's
 * own converter, dashes and quotation marks all alike: holds all that any query may find in it.
 */
export const squeezed = (text: string): string =>
  simplified(text.normalize('NFKC').toLowerCase())
    .replace(/[“”„‟«»「」『』]/g, '"')
    .replace(/[‐‑‒–—―−─]/g, '-')
    .replace(/\s/g, '');

/** What was missed, and what was found beyond `must` and `may`. */
export const judge = (
  { must, may }: CorpusQuery,
  found: ReadonlySet<string>,
): { missing: string[]; others: string[] } => {
  const allowed = new Set([...must, ...(may ?? found)]);
  return {
    missing: must.filter((name) => !found.has(name)),
    others: [...found].filter((name) => !allowed.has(name)),
  };
};
