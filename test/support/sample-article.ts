import type { Annotation } from '../../main/core/annotations/annotation.ts';
import type { ArticleId } from '../../main/core/articles/article-id.ts';
import type { ArticleRecord, VersionRecord } from '../../main/core/articles/article-record.ts';
import { ARTICLE_SCHEMA } from '../../main/core/articles/article-record.ts';
import type { AssetRef, ImageRecord } from '../../main/core/articles/image-record.ts';
import type { VersionFiles } from '../../main/core/ports/article-store.ts';
import { nodeDigest } from '../../main/adapters/node-digest.ts';

const IMPORTED = '2024-05-06T07:08:09.000Z';

/** An id that depends on `index` alone, so that a second run recognises what the first has stored. */
export const sampleId = (index: number): ArticleId =>
  (index * 7919).toString(32).padStart(4, '0').split('').reverse().join('').padEnd(16, '7') as ArticleId;

export interface SampleArticle {
  readonly record: ArticleRecord;
  readonly files: VersionFiles;
}

export const sampleFiles = (index: number, version: number): VersionFiles => {
  const body = `第${String(index)}篇文章，第${String(version)}版。`.repeat(200 + (index % 50));
  return {
    original: new TextEncoder().encode(`# 标题 ${String(index)}\n\n${body}`),
    readable: `<!doctype html><title>标题 ${String(index)}</title><p>${body}</p>`,
    text: body,
    log: JSON.stringify({ version, steps: [] }),
  };
};

export const sampleVersion = (
  number: number,
  files: VersionFiles,
  assets: readonly AssetRef[] = [],
): VersionRecord => ({
  number,
  imported: IMPORTED,
  original: {
    name: '文章.md',
    extension: 'md',
    mediaType: 'text/markdown',
    bytes: files.original.length,
    sha256: nodeDigest.sha256(files.original),
    modified: null,
  },
  format: 'header+markdown',
  charset: 'utf-8',
  claims: [{ field: 'title', value: '标题', source: 'header' }],
  images: assets.map(sampleImage),
  warnings: [],
  readableSha256: nodeDigest.sha256(files.readable),
  logSha256: nodeDigest.sha256(files.log),
  text: { modelVersion: 1, sha256: nodeDigest.sha256(files.text), length: files.text.length },
});

const sampleImage = (asset: AssetRef, at: number): ImageRecord => ({
  slot: at + 1,
  url: `https://pictures.example/${asset.sha256}.png`,
  alt: '',
  candidates: [{ url: `https://pictures.example/${asset.sha256}.png`, kind: 'given' }],
  width: null,
  height: null,
  state: 'local',
  asset,
  source: 'given',
  requestedUrl: `https://pictures.example/${asset.sha256}.png`,
  finalUrl: null,
  fetchedAt: IMPORTED,
  reason: null,
  attempts: 1,
  retryAt: null,
});

/** A small Chinese article with one version. */
export const sampleArticle = (index: number, assets: readonly AssetRef[] = []): SampleArticle => {
  const files = sampleFiles(index, 1);
  const record: ArticleRecord = {
    schema: ARTICLE_SCHEMA,
    id: sampleId(index),
    title: `标题 ${String(index)}`,
    url: `https://news.example/${String(index)}`,
    canonicalUrl: `https://news.example/${String(index)}`,
    site: 'news.example',
    author: null,
    published: '2024-05-05',
    language: 'zh',
    imported: IMPORTED,
    modified: IMPORTED,
    tags: ['时政'],
    suggestedTags: [],
    unread: true,
    trashed: null,
    current: 1,
    versions: [sampleVersion(1, files, assets)],
  };
  return { record, files };
};

/** The same article with one more version. */
export const withSampleVersion = (
  record: ArticleRecord,
  index: number,
  assets: readonly AssetRef[] = [],
): SampleArticle => {
  const number = record.versions.length + 1;
  const files = sampleFiles(index, number);
  const versions = [...record.versions, sampleVersion(number, files, assets)];
  return { record: { ...record, current: number, versions }, files };
};

export const sampleAnnotation = (id: string, note = '注'): Annotation => ({
  id,
  target: { version: 1, modelVersion: 1, start: 0, end: 4, exact: '第1篇文', prefix: '', suffix: '章' },
  color: 'yellow',
  note,
  tags: [],
  author: '记者',
  created: IMPORTED,
  modified: IMPORTED,
  deleted: null,
  anchors: [],
});

/** Bytes that stand for a picture; the store does not look into them. */
export const sampleAsset = (seed: number): Uint8Array =>
  Uint8Array.from({ length: 3000 + (seed % 500) }, (_, at) => (at * 31 + seed * 17 + (at >> 5) * seed) % 256);

export const PNG = { type: 'image/png', extension: 'png', width: 40, height: 30 } as const;
