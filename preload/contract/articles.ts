import { defineMethod } from './method.ts';
import { articleId, count, isoDate, text, z } from './schema.ts';

export const imageCounts = z.object({ total: count(), local: count(), missing: count() });

export const careReason = z.enum([
  'faults',
  'pictures',
  'decoding',
  'no-text',
  'orphans',
  'review',
  'claims',
]);

/** One row of the list: everything a row shows, nothing more. */
export const articleRow = z.object({
  id: articleId(),
  title: z.string(),
  url: z.string().nullable(),
  site: z.string().nullable(),
  author: z.string().nullable(),
  published: isoDate().nullable(),
  imported: isoDate(),
  language: z.string().nullable(),
  tags: z.array(z.string()),
  annotations: count(),
  images: imageCounts,
  versions: count(),
  unread: z.boolean(),
  trashed: z.boolean(),
  hasText: z.boolean(),
  /** Share of its pictures that the library holds, in whole percent rounded down; every picture counts the same. */
  offline: z.number().int().min(0).max(100),
  /** Why it needs care; none where it does not. */
  care: z.array(careReason),
});

export const claim = z.object({
  field: z.enum(['title', 'url', 'published', 'author', 'site', 'language', 'tag', 'saved']),
  value: z.string(),
  source: z.enum([
    'header',
    'front-matter',
    'date-line',
    'meta',
    'json-ld',
    'microdata',
    'opengraph',
    'container',
    'body',
    'file',
  ]),
});

export const claimConflict = z.object({
  field: claim.shape.field,
  values: z.array(z.object({ value: z.string(), sources: z.array(claim.shape.source) })),
  used: z.string().nullable(),
});

export const imageDetail = z.object({
  slot: count(),
  url: z.string(),
  alt: z.string(),
  state: z.enum(['local', 'missing', 'skipped']),
  source: z
    .enum([
      'file',
      'sibling',
      'library',
      'mirror',
      'unwrapped',
      'srcset',
      'given',
      'proxy',
      'wayback',
      'user',
    ])
    .nullable(),
  requestedUrl: z.string().nullable(),
  finalUrl: z.string().nullable(),
  fetchedAt: z.string().nullable(),
  /** When the bytes came into the library, from wherever. */
  obtainedAt: z.string().nullable(),
  /** Of a picture the library had: the article and version it was got for, where that is on record. */
  libraryOf: z.object({ id: z.string(), version: count() }).nullable(),
  /** Name of the file that the user gave for it. */
  givenName: z.string().nullable(),
  /** Network tries so far, and when the next is due by itself. */
  attempts: count(),
  retryAt: z.string().nullable(),
  sha256: z.string().nullable(),
  type: z.string().nullable(),
  width: count().nullable(),
  height: count().nullable(),
  bytes: count().nullable(),
  reason: z.string().nullable(),
});

export const articleVersion = z.object({
  number: count(),
  imported: isoDate(),
  fileName: z.string(),
  format: z.string(),
  charset: z.string(),
  bytes: count(),
  sha256: z.string(),
  mediaType: z.string(),
  /** Modification time the saved file had. */
  fileModified: z.string().nullable(),
  readableSha256: z.string(),
  textChars: count(),
  textSha256: z.string(),
  modelVersion: count(),
  /** Path of the readable copy below the app's origin, for the reader frame. */
  href: z.string(),
  /** The saved bytes as a download, likewise. */
  originalHref: z.string(),
  warnings: z.array(z.object({ code: z.string(), message: z.string() })),
  /** The file holds a whole page, which can be shown whole or as its article. */
  isPage: z.boolean(),
  wholePage: z.boolean(),
});

export const articleDetail = articleRow.extend({
  currentVersion: count(),
  claims: z.array(claim),
  /** Claims that cannot all be true, and which of them the article goes by. */
  conflicts: z.array(claimConflict),
  suggestedTags: z.array(z.string()),
  imageList: z.array(imageDetail),
  /** What the last check of its files found wrong. */
  faults: z.array(z.object({ file: z.string(), problem: z.string() })),
  versionList: z.array(articleVersion),
});

/** What the list shows. `query` uses the query language of search and narrows the view further. */
export const listView = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('all') }),
  z.object({ kind: z.literal('unread') }),
  z.object({ kind: z.literal('recent') }),
  z.object({ kind: z.literal('care') }),
  /** Articles that look like another one. */
  z.object({ kind: z.literal('alike') }),
  z.object({ kind: z.literal('trash') }),
  z.object({ kind: z.literal('tag'), value: text(1, 80) }),
  z.object({ kind: z.literal('site'), value: text(1, 253) }),
]);

export const listSort = z.enum(['date', 'title', 'imported', 'site']);

export const articleMethods = {
  'articles.list': defineMethod({
    input: z.object({
      view: listView.default({ kind: 'all' }),
      query: text(0, 1000).default(''),
      sort: listSort.default('date'),
      limit: z.number().int().min(1).max(1000).default(60),
      offset: count().default(0),
    }),
    output: z.object({ total: count(), items: z.array(articleRow) }),
  }),
  /** `id` may be a whole id, an unambiguous prefix, or `url:https://…`. */
  'articles.get': defineMethod({ input: z.object({ id: text(1, 4096) }), output: articleDetail }),
  'articles.content': defineMethod({
    input: z.object({
      id: text(1, 4096),
      as: z.enum(['html', 'text', 'log']),
      version: z.number().int().positive().optional(),
    }),
    output: z.object({ id: articleId(), content: z.string() }),
  }),
  'articles.setUnread': defineMethod({
    input: z.object({
      ids: z.array(articleId()).max(10_000),
      unread: z.boolean(),
      /** False when the window notes by itself that an article was read: undo then still means the user's last act. */
      undoable: z.boolean().default(true),
    }),
    output: z.object({ changed: z.array(articleId()) }),
  }),
  'articles.trash': defineMethod({
    input: z.object({ ids: z.array(articleId()).max(10_000) }),
    output: z.object({ changed: z.array(articleId()) }),
  }),
  'articles.restore': defineMethod({
    input: z.object({ ids: z.array(articleId()).max(10_000) }),
    output: z.object({ changed: z.array(articleId()) }),
  }),
  /** Deletes for good what is in the trash; asked for by the user only. `kept` could not be deleted, and why. */
  'articles.emptyTrash': defineMethod({
    input: z.object({}),
    output: z.object({
      deleted: count(),
      kept: z.array(z.object({ id: articleId(), problem: z.string() })),
    }),
  }),
} as const;

export type ArticleRow = z.output<typeof articleRow>;
export type ArticleDetail = z.output<typeof articleDetail>;
export type ArticleVersion = z.output<typeof articleVersion>;
export type ImageDetail = z.output<typeof imageDetail>;
export type ImageCounts = z.output<typeof imageCounts>;
export type ListView = z.output<typeof listView>;
export type ListSort = z.output<typeof listSort>;
