import { articleRow, imageCounts } from './articles.ts';
import { defineMethod } from './method.ts';
import { articleId, count, isoDate, text, z } from './schema.ts';

const number = () => z.number().int().positive();
const reference = () => text(1, 4096);

/** One saved file of an article, in the trash or not. */
export const versionDetail = z.object({
  number: number(),
  imported: isoDate(),
  /** As this version has them; the article is called as its current one. */
  title: z.string(),
  published: z.string().nullable(),
  fileName: z.string(),
  fileModified: z.string().nullable(),
  format: z.string(),
  charset: z.string(),
  /** Charset the user decided on, null where the file's own word or the detector did. */
  chosenCharset: z.string().nullable(),
  /** All of the saved page is shown, not its article alone. */
  wholePage: z.boolean(),
  /** Version of the program that derived the readable copy, where known. */
  program: z.string().nullable(),
  bytes: count(),
  sha256: z.string(),
  textSha256: z.string(),
  textChars: count(),
  images: imageCounts,
  current: z.boolean(),
  trashed: isoDate().nullable(),
  /** Annotations that were made in this version. */
  annotations: count(),
  href: z.string(),
});

export const comparedPiece = z.object({ kind: z.enum(['same', 'removed', 'added']), text: z.string() });

/** One sentence and what became of it; see `compareTexts`. */
export const comparedSentence = z.object({
  kind: z.enum(['same', 'added', 'removed', 'edited', 'moved-away', 'moved-here']),
  text: z.string(),
  pieces: z.array(comparedPiece),
  /** Number of the move, shared by the place a sentence left and the place it has now. */
  move: count().nullable(),
  endsParagraph: z.boolean(),
});

const side = z.object({
  id: articleId(),
  number: number(),
  title: z.string(),
  imported: isoDate(),
  sha256: z.string(),
  textSha256: z.string(),
});

export const comparison = z.object({
  /** The older one, then the newer one. */
  a: side,
  b: side,
  sentences: z.array(comparedSentence),
  pictures: z.array(
    z.object({
      kind: z.enum(['added', 'removed']),
      url: z.string(),
      alt: z.string(),
      /** Path of the stored picture below the app's origin, null where it is missing. */
      href: z.string().nullable(),
    }),
  ),
  facts: z.array(
    z.object({
      field: z.enum(['title', 'url', 'author', 'site', 'published']),
      before: z.string().nullable(),
      after: z.string().nullable(),
    }),
  ),
  counts: z.object({
    same: count(),
    added: count(),
    removed: count(),
    edited: count(),
    moved: count(),
  }),
});

/** What came of deriving a version from its original once more. */
export const replay = z.object({
  id: articleId(),
  version: number(),
  identical: z.boolean(),
  /** Version of the program that derived what is stored, where known, and of the one that did it now. */
  derivedBy: z.string().nullable(),
  program: z.string(),
  /** SHA-256 of the original and of the readable copy derived now. */
  original: z.string(),
  readable: z.string(),
  steps: count(),
  differences: z.array(
    z.object({
      what: z.enum(['readable', 'text', 'log', 'record']),
      /** Stage of the derivation in which the two part. */
      stage: z.string(),
      at: count(),
      stored: z.string(),
      derived: z.string(),
    }),
  ),
});

/** How an article begins when it is read in a charset. */
export const charsetPreview = z.object({
  charset: z.string(),
  /** The one it is read in now. */
  current: z.boolean(),
  /** Places that make no sense in it, and characters that hardly belong into an article. */
  broken: count(),
  odd: count(),
  title: z.string(),
  lines: z.array(z.string()),
});

const alikeArticle = articleRow.extend({
  /** Share of what either says that both say, and of the shorter one that the longer one has: 0 to 1. */
  resemblance: z.number(),
  containment: z.number(),
});

export const versionMethods = {
  /** All versions, oldest first, those in the trash too. */
  'versions.list': defineMethod({ input: z.object({ id: reference() }), output: z.array(versionDetail) }),
  /**
   * Compares two versions, or (with `other`) a version of one article with a version of another. Without numbers:
   * the current one with the one before it.
   */
  'versions.compare': defineMethod({
    input: z.object({
      id: reference(),
      a: number().optional(),
      b: number().optional(),
      other: reference().optional(),
    }),
    output: comparison,
  }),
  /** Derives a version (the current one) again and says whether the same comes out; changes nothing. */
  'versions.replay': defineMethod({
    input: z.object({ id: reference(), number: number().optional() }),
    output: replay,
  }),
  /** How a version would read in other charsets, likeliest first; with `charset`, in that one. Changes nothing. */
  'versions.charsets': defineMethod({
    input: z.object({ id: reference(), number: number().optional(), charset: text(1, 40).optional() }),
    output: z.array(charsetPreview),
  }),
  /** Reads a version in another charset, or (null) as its file says; marks are followed to where their bytes are. */
  'versions.redecode': defineMethod({
    input: z.object({ id: reference(), number: number().optional(), charset: text(1, 40).nullable() }),
    output: z.object({
      id: articleId(),
      version: number(),
      charset: z.string(),
      title: z.string(),
      /** What became of the annotations that are not deleted. */
      annotations: z.object({ sure: count(), review: count(), orphan: count() }),
    }),
  }),
  /**
   * Shows all of a saved page, or (false) its article alone; both come from the same original, and marks follow
   * their words.
   */
  'versions.wholePage': defineMethod({
    input: z.object({ id: reference(), number: number().optional(), whole: z.boolean() }),
    output: z.object({
      id: articleId(),
      version: number(),
      wholePage: z.boolean(),
      /** Length of the text now, in UTF-16 units. */
      textChars: count(),
      annotations: z.object({ sure: count(), review: count(), orphan: count() }),
    }),
  }),
  /** Other articles with much the same text, the likest first; those the user keeps apart are left out. */
  'articles.alike': defineMethod({
    input: z.object({ id: reference() }),
    output: z.array(alikeArticle),
  }),
  /** Makes the later imported of two articles a version of the earlier one; what it was goes to the trash. */
  'articles.join': defineMethod({
    input: z.object({ id: reference(), other: reference() }),
    output: z.object({ id: articleId(), joined: articleId(), versions: z.array(number()) }),
  }),
  /** Two articles that look alike and are two: on record with both, and never offered again. */
  'articles.keepApart': defineMethod({
    input: z.object({ id: reference(), other: reference() }),
    output: z.object({ id: articleId(), apart: articleId() }),
  }),
  /** Into the trash: another version becomes the current one where it was this. The only one stays. */
  'versions.trash': defineMethod({
    input: z.object({ id: reference(), number: number() }),
    output: z.array(versionDetail),
  }),
  'versions.restore': defineMethod({
    input: z.object({ id: reference(), number: number() }),
    output: z.array(versionDetail),
  }),
} as const;

export type VersionDetail = z.output<typeof versionDetail>;
export type AlikeArticle = z.output<typeof alikeArticle>;
export type Replay = z.output<typeof replay>;
export type CharsetPreview = z.output<typeof charsetPreview>;
export type Comparison = z.output<typeof comparison>;
export type ComparedSentence = z.output<typeof comparedSentence>;
