import type { Claim } from '../articles/claim.ts';
import type { ImageSlot } from '../articles/image-record.ts';
import type { ImportWarning } from '../articles/article-record.ts';

/** One step from the original to the readable copy, in order; `reason` is a stable code. */
export interface TransformationStep {
  /** The stage of the derivation that took it; `images` for what became of a picture. */
  readonly stage: string;
  readonly action:
    'charset' | 'header' | 'removed' | 'unwrapped' | 'rewritten' | 'replaced' | 'image' | 'kept';
  readonly reason: string;
  /** What it happened to: a tag with its path, a URL, a charset. */
  readonly target: string;
  /** What it became, or what spoke for it. */
  readonly detail?: string;
  /** How often, where more than once. */
  readonly times?: number;
}

export interface SkippedImage {
  readonly url: string;
  readonly alt: string;
  readonly reason: string;
}

/** Everything that follows from the saved file alone: a pure function of its bytes, name and source URL. */
export interface DerivedArticle {
  readonly format: string;
  readonly charset: string;
  readonly mediaType: string;
  /** Extension for the stored original: `md`, `html`, `txt`. */
  readonly extension: string;
  readonly claims: readonly Claim[];
  readonly title: string;
  readonly url: string | null;
  readonly canonicalUrl: string | null;
  readonly site: string | null;
  readonly author: string | null;
  readonly published: string | null;
  readonly language: string | null;
  readonly suggestedTags: readonly string[];
  /**
   * The sanitised article as it goes inside `<article>`; each picture is `<img data-slot="N">` without a
   * source, to be filled in by `renderReadable`.
   */
  readonly body: string;
  readonly images: readonly ImageSlot[];
  /** Tracking pixels and the like: on record, never requested, not in `body`. */
  readonly skippedImages: readonly SkippedImage[];
  /** Bytes of pictures the file itself holds, by the URL their candidates name. */
  readonly embedded: ReadonlyMap<string, Uint8Array>;
  /** Of a page whose article alone is shown: whether it names pictures in a folder beside the file. */
  readonly namesParts: boolean;
  readonly warnings: readonly ImportWarning[];
  readonly log: readonly TransformationStep[];
}

/** With the canonical text of its readable copy, which is the same whatever becomes of its pictures. */
export interface ReadArticle extends DerivedArticle {
  readonly text: string;
}
