import type { Claim } from '../articles/claim.ts';
import type { ImportWarning } from '../articles/article-record.ts';
import type { BodyFormat } from './body/body-format.ts';
import type { SavedPage } from './containers/saved-page.ts';
import type { SavedHeader } from './header/parse-header.ts';
import type { FoundContent } from './content/find-content.ts';
import type { HtmlNode } from './html-tree.ts';
import type { Logbook } from './logbook.ts';
import type { SettledClaims } from './metadata/settle-claims.ts';
import type { PlacedPictures } from './surveying/place-pictures.ts';
import type { Survey } from './surveying/survey.ts';

/** The file as it came, and how to read it. */
export interface DraftInput {
  readonly fileName: string;
  /** Of the document; where it came in a container, that is not the file. */
  readonly bytes: Uint8Array;
  readonly container: SavedPage | null;
  readonly charset: string | undefined;
  readonly sourceUrl: string | null;
  /** All of a saved page is wanted, not its article alone. */
  readonly wholePage: boolean;
  readonly log: Logbook;
}

/** What the stages find out one after the other; each reads what stands above its own part. */
export interface Draft extends DraftInput {
  readonly text: string;
  readonly readAs: string;
  readonly header: SavedHeader;
  readonly hasHeader: boolean;
  readonly bodyFormat: BodyFormat;
  /** Body as HTML, not yet trusted in any way. */
  readonly html: string;
  readonly isPage: boolean;
  readonly document: HtmlNode;
  /** What the page says of itself to machines. */
  readonly pageClaims: readonly Claim[];
  /** The part of the document that is the article. */
  readonly content: HtmlNode;
  /** What stands in `content` and is no part of the article. */
  readonly leftOut: ReadonlySet<HtmlNode>;
  /** The article within a saved page, whether or not the rest of it is shown too; null for what is none. */
  readonly found: FoundContent | null;
  readonly claims: readonly Claim[];
  readonly settled: SettledClaims;
  /** What relative addresses are relative to. */
  readonly baseUrl: string | null;
  readonly survey: Survey;
  readonly pictures: PlacedPictures;
  readonly body: string;
  readonly language: string | null;
  readonly warnings: readonly ImportWarning[];
}
