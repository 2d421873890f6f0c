import type { ArticleRecord } from '../../articles/article-record.ts';
import { bibtex } from './bibtex.ts';
import { cslJson } from './csl-json.ts';
import { ris } from './ris.ts';
import { sourceFacts } from './source-facts.ts';

const WRITERS = { 'csl-json': cslJson, bibtex, ris } as const;

export type CitationStyle = keyof typeof WRITERS;

/** The article as an entry for reference managers, a whole file in UTF-8. */
export const citeArticle = (record: ArticleRecord, style: CitationStyle): string =>
  WRITERS[style](sourceFacts(record));
