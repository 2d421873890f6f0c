import type { ArticleRecord } from '../../articles/article-record.ts';
import { currentVersion } from '../../articles/article-record.ts';

/** What every citation of an article says; null where nothing is known, and then nothing is said. */
export interface SourceFacts {
  /** Unique in a bibliography: what the title and date give, and the end of the article's id. */
  readonly key: string;
  readonly title: string;
  readonly author: string | null;
  readonly site: string | null;
  readonly url: string | null;
  /** `2022`, `2022-01` or `2022-01-10`. */
  readonly published: string | null;
  /** Day the saved file came into the library: all that is known of when the page was seen. */
  readonly accessed: string;
  readonly language: string | null;
  readonly tags: readonly string[];
  /** By which file the quotation can be checked. */
  readonly note: string;
}

export const sourceFacts = (record: ArticleRecord): SourceFacts => {
  const version = currentVersion(record);
  const published = /^\d{4}(-\d{2}){0,2}/.exec(record.published ?? '')?.[0] ?? null;
  return {
    key: citationKey(record, published),
    title: oneLine(record.title),
    author: record.author === null ? null : oneLine(record.author),
    site: record.site === null ? null : oneLine(record.site),
    url: record.url === null ? null : oneLine(record.url),
    published,
    accessed: version.imported.slice(0, 10),
    language: record.language === null ? null : oneLine(record.language),
    tags: record.tags.map(oneLine),
    note: `Saved copy ${oneLine(version.original.name)}, SHA-256 ${version.original.sha256}`,
  };
};

/** Whatever a program might take for the end of a line, or not for text at all, is a space. */
const oneLine = (text: string): string => text.replace(/[\s\p{Cc}]+/gu, ' ').trim();

/** ASCII, because older BibTeX takes nothing else. */
const citationKey = ({ site, author, id }: ArticleRecord, published: string | null): string => {
  const word = /[a-z0-9]+/.exec(
    (author ?? site ?? '')
      .normalize('NFKD')
      .toLowerCase()
      .replace(/^www\./, ''),
  );
  return [word?.[0] ?? 'source', published?.slice(0, 4), id.slice(-6)].filter(Boolean).join('-');
};
