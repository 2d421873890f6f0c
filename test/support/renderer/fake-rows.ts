import type { ArticleDetail, ArticleRow } from '../../../preload/contract/articles.ts';
import { sampleArticles, sampleText, type SampleArticle } from './sample-articles.ts';

/** The row of a sample. */
export const rowOf = (sample: SampleArticle, annotations: number): ArticleRow => ({
  id: sample.id,
  title: sample.title,
  url: sample.url,
  site: sample.site,
  author: sample.author,
  published: sample.published,
  imported: sample.imported,
  language: sample.language,
  tags: [...sample.tags],
  annotations,
  images: {
    total: sample.localImages + sample.missingImages,
    local: sample.localImages,
    missing: sample.missingImages,
  },
  versions: sample.versions,
  unread: sample.unread,
  trashed: sample.trashed,
  hasText: sample.blocks.length > 0,
  offline: Math.floor((sample.localImages * 100) / Math.max(1, sample.localImages + sample.missingImages)),
  care: [
    ...(sample.missingImages > 0 ? (['pictures'] as const) : []),
    ...(sample.blocks.length === 0 ? (['no-text'] as const) : []),
  ],
});

const hash = (text: string): string =>
  Array.from({ length: 64 }, (_, at) =>
    ((text.charCodeAt(at % text.length) * (at + 7)) % 16).toString(16),
  ).join('');

/** Any number of rows, made from the samples. */
export const generatedRow = (index: number): ArticleRow => ({
  ...rowOf(sampleArticles[index % 6]!, index % 5),
  id: `g${String(index).padStart(15, '0')}`,
  title: `${String(index)} ${sampleArticles[index % 6]!.title}`,
});

export const detailOf = (sample: SampleArticle, annotations: number): ArticleDetail => ({
  ...rowOf(sample, annotations),
  claims: [
    { field: 'title', value: sample.title, source: 'header' },
    { field: 'title', value: sample.title, source: 'opengraph' },
    ...(sample.url ? [{ field: 'url' as const, value: sample.url, source: 'header' as const }] : []),
    ...(sample.published
      ? [
          { field: 'published' as const, value: sample.published, source: 'date-line' as const },
          { field: 'published' as const, value: '2022-01-11', source: 'json-ld' as const },
        ]
      : []),
  ],
  conflicts: sample.published
    ? [
        {
          field: 'published' as const,
          values: [
            { value: sample.published, sources: ['date-line' as const] },
            { value: '2022-01-11', sources: ['json-ld' as const] },
          ],
          used: sample.published,
        },
      ]
    : [],
  suggestedTags: [...sample.suggestedTags],
  faults: [],
  currentVersion: sample.versions,
  imageList: Array.from({ length: sample.localImages + sample.missingImages }, (_, slot) => {
    const local = slot < sample.localImages;
    return {
      slot,
      url: `https://img.example/${sample.id}/${String(slot)}.jpg`,
      alt: slot === 0 ? 'Buoys at low tide' : '',
      state: local ? ('local' as const) : ('missing' as const),
      source: local ? ('srcset' as const) : null,
      requestedUrl: null,
      finalUrl: null,
      fetchedAt: null,
      obtainedAt: local ? sample.imported : null,
      libraryOf: null,
      givenName: null,
      attempts: local ? 0 : 1,
      retryAt: null,
      sha256: local ? hash(sample.id) : null,
      type: local ? 'image/jpeg' : null,
      width: local ? 1200 : null,
      height: local ? 675 : null,
      bytes: local ? 184_320 : null,
      reason: local ? null : 'http-404',
    };
  }),
  versionList: Array.from({ length: sample.versions }, (_, at) => ({
    number: at + 1,
    imported: at === 0 ? sample.imported : '2026-11-21T10:00:00.000Z',
    fileName: `${sample.id}.html`,
    format: 'header+html',
    charset: 'utf-8',
    bytes: 48_213,
    sha256: hash(sample.title),
    textChars: sampleText(sample).length,
    textSha256: hash(sampleText(sample) || sample.id),
    modelVersion: 1,
    mediaType: 'text/html',
    fileModified: null,
    readableSha256: hash(sample.id),
    originalHref: `library/articles/${sample.id.slice(0, 2)}/${sample.id}/versions/${String(at + 1)}/original`,
    href: `library/articles/${sample.id.slice(0, 2)}/${sample.id}/versions/${String(at + 1)}/article.html`,
    warnings: [],
    isPage: true,
    wholePage: false,
  })),
});

/** Sites with the number of articles outside the trash. */
export const sitesOf = (samples: readonly SampleArticle[]): { name: string; count: number }[] => {
  const sites = new Map<string, number>();
  for (const { site, trashed } of samples) if (site && !trashed) sites.set(site, (sites.get(site) ?? 0) + 1);
  return Array.from(sites, ([name, count]) => ({ name, count }));
};
