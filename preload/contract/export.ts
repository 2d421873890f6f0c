import { defineMethod } from './method.ts';
import { articleId, count, opaqueId, text, z } from './schema.ts';

/** A finished file, fetched from `exports/<token>`; it is deleted when the application ends. */
export const exportedFile = z.object({
  id: articleId(),
  token: opaqueId(),
  fileName: z.string(),
  mediaType: z.string(),
  bytes: count(),
  pages: count().nullable(),
  /** Annotations found again in the finished PDF over exactly their words, of all that were to be placed. */
  annotations: z.object({ verified: count(), total: count(), lost: z.array(z.string()) }),
});

/** Language of the export's own words; the article's where none is asked for. */
const locale = z.enum(['en', 'zh-Hans', 'zh-Hant']).optional();

export const exportMethods = {
  'export.pdf': defineMethod({
    input: z.object({
      id: text(1, 4096),
      paper: z.enum(['a4', 'letter']).default('a4'),
      locale,
    }),
    output: exportedFile,
  }),
  'export.markdown': defineMethod({ input: z.object({ id: text(1, 4096) }), output: exportedFile }),
  /** One HTML file with highlights, notes and pictures inside. */
  'export.html': defineMethod({ input: z.object({ id: text(1, 4096), locale }), output: exportedFile }),
  /** An entry for reference managers. */
  'export.citation': defineMethod({
    input: z.object({
      id: text(1, 4096),
      style: z.enum(['csl-json', 'bibtex', 'ris']).default('csl-json'),
    }),
    output: exportedFile,
  }),
  /** W3C Web Annotations as JSON-LD. */
  'export.annotations': defineMethod({ input: z.object({ id: text(1, 4096) }), output: exportedFile }),
} as const;

export type ExportedFile = z.output<typeof exportedFile>;
