import { articleRow, listView } from './articles.ts';
import { defineMethod } from './method.ts';
import { articleId, count, text, z } from './schema.ts';

export const snippetPart = z.object({ text: z.string(), match: z.boolean() });

export const searchHit = z.object({
  id: articleId(),
  title: z.string(),
  url: z.string().nullable(),
  score: z.number(),
  snippet: z.array(snippetPart),
  in: z.array(z.enum(['title', 'body', 'notes', 'tags'])),
  row: articleRow,
});

export const searchMethods = {
  'search.query': defineMethod({
    input: z.object({
      query: text(1, 1000),
      view: listView.default({ kind: 'all' }),
      sort: z.enum(['relevance', 'date']).default('relevance'),
      limit: z.number().int().min(1).max(1000).default(50),
      offset: count().default(0),
    }),
    output: z.object({ total: count(), tookMs: z.number(), hits: z.array(searchHit) }),
  }),
  /** Every place the query matches in one article, as ranges of its canonical text. */
  'search.inArticle': defineMethod({
    input: z.object({ id: articleId(), query: text(1, 1000) }),
    output: z.object({ ranges: z.array(z.object({ start: count(), end: count() })) }),
  }),
} as const;

export type SnippetPart = z.output<typeof snippetPart>;
