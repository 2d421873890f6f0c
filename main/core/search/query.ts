/** What a typed query means. */
export type Query =
  | { readonly kind: 'all' }
  | { readonly kind: 'and' | 'or'; readonly parts: readonly Query[] }
  | { readonly kind: 'not'; readonly part: Query }
  | TextTerm
  /** The tag itself and every tag below it; with `prefix` every tag that begins so. */
  | { readonly kind: 'tag'; readonly value: string; readonly prefix: boolean }
  | { readonly kind: 'site'; readonly value: string }
  | { readonly kind: 'language'; readonly value: string }
  /** Published at or after `from`, before `until`: milliseconds since 1970 in UTC. */
  | { readonly kind: 'published'; readonly from: number | null; readonly until: number | null };

export type TextField = 'any' | 'title' | 'note' | 'author';

/** A piece of text to be found anywhere in `field`, inside words too. */
export interface TextTerm {
  readonly kind: 'text';
  /** `any`: title, tags, notes and body. */
  readonly field: TextField;
  /** As typed, for messages. */
  readonly text: string;
  /** `searchKey(text)`. */
  readonly key: string;
  readonly written: string;
  /** In quotation marks: Chinese characters only as they are written, simplified or traditional. */
  readonly exact: boolean;
  /** `word*`: only where a word begins. */
  readonly prefix: boolean;
}

/** The text terms a hit shows: those that are not excluded. */
export const wantedTerms = (query: Query): TextTerm[] => {
  switch (query.kind) {
    case 'and':
    case 'or':
      return query.parts.flatMap(wantedTerms);
    case 'text':
      return query.key === '' ? [] : [query];
    default:
      return [];
  }
};
