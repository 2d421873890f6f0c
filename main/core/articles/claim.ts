export type ClaimField = 'title' | 'url' | 'published' | 'author' | 'site' | 'language' | 'tag' | 'saved';

/** Where in the saved file a claim stands. */
export type ClaimSource =
  | 'header'
  | 'front-matter'
  | 'date-line'
  | 'meta'
  | 'json-ld'
  | 'microdata'
  | 'opengraph'
  | 'container'
  | 'body'
  | 'file';

/** What a saved file says about itself: kept verbatim, believed only as far as its source. */
export interface Claim {
  readonly field: ClaimField;
  readonly value: string;
  readonly source: ClaimSource;
}
