import { defineMethod } from './method.ts';
import { articleId, count, isoDate, opaqueId, text, z } from './schema.ts';

export const HIGHLIGHT_COLORS = ['yellow', 'green', 'blue', 'pink', 'purple'] as const;
export const highlightColor = z.enum(HIGHLIGHT_COLORS);
export const tagName = () => text(1, 80);

/** `sure` is shown, `review` is shown dashed and listed, `orphan` is kept in the margin with its quotation. */
export const anchorState = z.enum(['sure', 'review', 'orphan']);

/** Offsets are UTF-16 code units into the canonical text of the version (see text-model.ts). */
export const textRange = z.object({ start: count(), end: count() });

export const annotation = z.object({
  id: opaqueId(),
  articleId: articleId(),
  version: count(),
  start: count(),
  end: count(),
  /** The marked words and up to 64 characters on either side, written once and never rewritten. */
  exact: z.string(),
  prefix: z.string(),
  suffix: z.string(),
  color: highlightColor,
  note: z.string(),
  tags: z.array(z.string()),
  author: z.string(),
  created: isoDate(),
  modified: isoDate(),
  state: anchorState,
  /** Where it stands in the current version: several ranges where text was inserted inside the quotation. */
  segments: z.array(textRange),
});

export const annotationMethods = {
  'annotations.list': defineMethod({
    input: z.object({
      articleId: articleId().optional(),
      /** Where they stand in this version instead of the current one; only with an article. */
      version: z.number().int().positive().optional(),
    }),
    output: z.array(annotation),
  }),
  'annotations.create': defineMethod({
    input: z.object({
      articleId: articleId(),
      version: z.number().int().positive(),
      start: count(),
      end: count(),
      color: highlightColor.default('yellow'),
      note: text(0, 100_000).default(''),
      tags: z.array(tagName()).max(100).default([]),
    }),
    output: annotation,
  }),
  'annotations.createFromQuote': defineMethod({
    input: z.object({
      id: text(1, 4096),
      quote: text(1, 100_000),
      prefix: text(0, 10_000).default(''),
      suffix: text(0, 10_000).default(''),
      color: highlightColor.default('yellow'),
      note: text(0, 100_000).default(''),
      tags: z.array(tagName()).max(100).default([]),
    }),
    output: annotation,
  }),
  'annotations.update': defineMethod({
    input: z.object({
      articleId: articleId(),
      id: opaqueId(),
      color: highlightColor.optional(),
      note: text(0, 100_000).optional(),
      tags: z.array(tagName()).max(100).optional(),
    }),
    output: annotation,
  }),
  /** Says where an annotation stands in a version, by words that the user chose; its quotation stays. */
  'annotations.attach': defineMethod({
    input: z.object({
      articleId: articleId(),
      id: opaqueId(),
      version: z.number().int().positive(),
      start: count(),
      end: count(),
    }),
    output: annotation,
  }),
  'annotations.remove': defineMethod({
    input: z.object({ articleId: articleId(), id: opaqueId() }),
    output: z.object({ removed: z.boolean() }),
  }),
  /** Imports W3C Web Annotations (JSON-LD); each is anchored by its quotation. */
  'annotations.import': defineMethod({
    input: z.object({ jsonld: text(2, 50_000_000) }),
    output: z.array(annotation),
  }),
  'annotations.jsonld': defineMethod({
    input: z.object({ articleId: articleId().optional() }),
    output: z.object({ jsonld: z.string() }),
  }),
} as const;

export type Annotation = z.output<typeof annotation>;
export type HighlightColor = z.output<typeof highlightColor>;
export type AnchorState = z.output<typeof anchorState>;
export type TextRange = z.output<typeof textRange>;
