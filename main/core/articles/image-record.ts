import type { ArticleId } from './article-id.ts';

/** The rung of the recovery ladder a picture's bytes came from. */
export type ImageSource =
  'file' | 'sibling' | 'library' | 'mirror' | 'unwrapped' | 'srcset' | 'given' | 'proxy' | 'wayback' | 'user';

/** Which kind of address a candidate is; it decides the order of tries. */
export type CandidateKind = 'embedded' | 'unwrapped' | 'srcset' | 'given' | 'proxy' | 'wayback';

export interface ImageCandidate {
  /** Absolute http(s) URL, `data:` URL, or a name inside the container the article came in. */
  readonly url: string;
  readonly kind: CandidateKind;
}

/** A place in the article where one picture stands, in document order. */
export interface ImageSlot {
  readonly slot: number;
  /** The address as the article gives it, resolved against the source URL. */
  readonly url: string;
  readonly alt: string;
  /** In order of tries, without repeats, never empty. */
  readonly candidates: readonly ImageCandidate[];
  /** Size the article claims, in CSS pixels. */
  readonly width: number | null;
  readonly height: number | null;
}

/** A stored picture: content-addressed, original bytes. */
export interface AssetRef {
  readonly sha256: string;
  /** Media type by content, such as `image/jpeg`. */
  readonly type: string;
  /** File extension that goes with `type`, without the dot. */
  readonly extension: string;
  readonly width: number;
  readonly height: number;
  readonly bytes: number;
}

/** The article and version that a picture of the library was got for: there stands how its bytes came. */
export interface PictureOrigin {
  readonly article: ArticleId;
  readonly version: number;
}

export interface ImageRecord extends ImageSlot {
  /** `skipped`: on purpose, such as a tracking pixel; `reason` says why. */
  readonly state: 'local' | 'missing' | 'skipped';
  readonly asset: AssetRef | null;
  readonly source: ImageSource | null;
  readonly requestedUrl: string | null;
  readonly finalUrl: string | null;
  readonly fetchedAt: string | null;
  /** When the bytes came into the library, from wherever; records from before it was kept have none. */
  readonly obtainedAt?: string;
  /** Of a `library` picture; records from before it was kept have none, nor has one that was named by its hash. */
  readonly libraryOf?: PictureOrigin;
  /** Name of the file that the user gave for it. */
  readonly givenName?: string;
  readonly reason: string | null;
  /** Network tries so far, and when the next is due. */
  readonly attempts: number;
  /** How many of them the schedule counts, where that is not all: what the user asks by hand uses none up. */
  readonly scheduled?: number;
  readonly retryAt: string | null;
}
