import { matchesText } from '../../core/search/find-in-key.ts';
import type { Query } from '../../core/search/query.ts';
import { searchKey } from '../../core/search/search-key.ts';
import type { Catalog } from './catalog.ts';
import type { TermEvaluator } from './evaluate-term.ts';
import { intersect, noRows, subtract, unite } from './row-set.ts';
import type { RowSet } from './row-set.ts';
import { hasTag, tagNumbers } from './rows-of-view.ts';

const rowsWhere = (catalog: Catalog, holds: (row: number) => boolean): RowSet => {
  const rows = noRows(catalog.size);
  for (let row = 0; row < rows.length; row++) if (holds(row)) rows[row] = 1;
  return rows;
};

const numbersWhere = (names: readonly string[], holds: (name: string) => boolean): Set<number> =>
  new Set(names.flatMap((name, number) => (holds(name) ? [number] : [])));

/** A host with all below it, or any part of a name: `bbc.com` finds www.bbc.com, `bbc` bbc.co.uk. */
const isSite = (wanted: string): ((site: string) => boolean) => {
  const name = wanted.normalize('NFKC').toLowerCase();
  return name.includes('.')
    ? (site) => site.toLowerCase() === name || site.toLowerCase().endsWith(`.${name}`)
    : (site) => site.toLowerCase().includes(name);
};

/** `zh` finds zh-Hant. */
const isLanguage = (wanted: string): ((language: string) => boolean) => {
  const tag = wanted.normalize('NFKC').toLowerCase().replaceAll('_', '-');
  return (language) => {
    const own = language.toLowerCase().replaceAll('_', '-');
    return own === tag || own.startsWith(`${tag}-`);
  };
};

/** The articles a query finds, in the trash or not. */
export const evaluateQuery = (query: Query, catalog: Catalog, terms: TermEvaluator): RowSet => {
  const evaluate = (part: Query): RowSet => {
    switch (part.kind) {
      case 'all':
        return noRows(catalog.size).fill(1);
      case 'and':
        return part.parts.map(evaluate).reduce(intersect);
      case 'or':
        return part.parts.map(evaluate).reduce(unite);
      case 'not':
        return subtract(noRows(catalog.size).fill(1), evaluate(part.part));
      case 'text': {
        if (part.field !== 'author') return terms.evaluate(part);
        const authors = numbersWhere(catalog.authors.list, (name) => matchesText(part, searchKey(name)));
        return rowsWhere(catalog, (row) => authors.has(catalog.author(row)));
      }
      case 'tag': {
        const tags = tagNumbers(catalog, part.value, part.prefix);
        return rowsWhere(catalog, (row) => hasTag(catalog, row, tags));
      }
      case 'site': {
        const sites = numbersWhere(catalog.sites.list, isSite(part.value));
        return rowsWhere(catalog, (row) => sites.has(catalog.site(row)));
      }
      case 'language': {
        const languages = numbersWhere(catalog.languages.list, isLanguage(part.value));
        return rowsWhere(catalog, (row) => languages.has(catalog.language(row)));
      }
      case 'published': {
        const { from, until } = part;
        return rowsWhere(catalog, (row) => {
          const published = catalog.published(row);
          return (from === null || published >= from) && (until === null || published < until);
        });
      }
    }
  };
  return evaluate(query);
};
