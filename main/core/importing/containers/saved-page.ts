import type { ImportWarning } from '../../articles/article-record.ts';
import type { Claim } from '../../articles/claim.ts';
import type { PageResources } from './page-resources.ts';

/** A page with what it shows, taken out of the file in which some program kept them together. */
export interface SavedPage {
  /** `mhtml`, `webarchive`, `warc`, `epub` or `singlefilez`: first half of the article's format. */
  readonly format: string;
  /** Of the container, which is the article's original and is kept byte for byte. */
  readonly extension: string;
  readonly mediaType: string;
  readonly document: {
    readonly bytes: Uint8Array;
    readonly mediaType: string;
    /** What the container says beside the document, as it says it. */
    readonly charset: string | null;
  };
  /** What the document's relative addresses are relative to, if need be not on the web (`file:`). */
  readonly url: string | null;
  readonly claims: readonly Claim[];
  readonly resources: PageResources;
  readonly warnings: readonly ImportWarning[];
}

export const isHtmlType = (mediaType: string): boolean =>
  mediaType === 'text/html' || mediaType === 'application/xhtml+xml';
