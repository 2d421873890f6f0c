import type { ExportedFile } from '../../../preload/contract/export.ts';
import type { ArticleRecord } from '../../core/articles/article-record.ts';
import { currentVersion } from '../../core/articles/article-record.ts';
import { annotationsJsonld } from '../../core/annotations/jsonld-export.ts';
import { exportMarkdown } from '../../core/exporting/export-markdown.ts';
import { exportPdf } from '../../core/exporting/export-pdf.ts';
import { PRINT_STRINGS, type PrintLocale } from '../../core/exporting/print-strings.ts';
import type { AppContext } from '../app-context.ts';
import { exportFileName } from '../exports/export-file-name.ts';
import { printResources } from '../exports/print-resources.ts';
import { placedAnnotations } from '../annotations/placed-annotations.ts';
import { resolveArticle } from '../resolve-article.ts';
import type { HandlerGroup } from './handler.ts';

const NONE = { verified: 0, total: 0, lost: [] };

export const exportHandlers = ({
  ports,
}: AppContext): HandlerGroup<'export.pdf' | 'export.markdown' | 'export.annotations'> => {
  const { articles, staging, ids, clock } = ports;
  const now = () => new Date(clock.now()).toISOString();
  const jsonldOf = async (record: ArticleRecord) =>
    annotationsJsonld(
      record,
      await articles.readAnnotations(record.id),
      await articles.readText(record.id, record.current),
    );

  const stage = async (
    record: ArticleRecord,
    bytes: Uint8Array,
    kind: { extension: string; mediaType: string },
    facts: Pick<ExportedFile, 'pages' | 'annotations'>,
  ): Promise<ExportedFile> => {
    const fileName = exportFileName(record, kind.extension);
    const file = await staging.put(ids.opaqueId(), chunk(bytes), {
      name: fileName,
      mediaType: kind.mediaType,
    });
    return {
      id: record.id,
      token: file.token,
      fileName,
      mediaType: kind.mediaType,
      bytes: file.bytes,
      ...facts,
    };
  };

  return {
    async 'export.pdf'({ id, paper, locale }) {
      const record = await resolveArticle(id, ports);
      const version = currentVersion(record);
      const [readableHtml, text, original, annotations, annotationsFile] = await Promise.all([
        articles.readReadable(record.id, version.number),
        articles.readText(record.id, version.number),
        articles.readOriginal(record.id, version.number),
        placedAnnotations(record, ports),
        jsonldOf(record),
      ]);
      const { bytes, pages, verified } = await exportPdf(
        {
          record,
          version,
          readableHtml,
          text,
          annotations: annotations.map(({ annotation, anchor }) => ({
            annotation,
            segments: anchor.segments,
          })),
          original,
          annotationsJsonld: annotationsFile,
          paper,
          exportedAt: now(),
          strings: PRINT_STRINGS[locale ?? localeOf(record.language)],
        },
        { ...ports, resources: printResources(ports) },
      );
      const kind = { extension: 'pdf', mediaType: 'application/pdf' };
      return stage(record, bytes, kind, { pages, annotations: { ...verified, lost: [...verified.lost] } });
    },
    async 'export.markdown'({ id }) {
      const record = await resolveArticle(id, ports);
      const [readableHtml, text, annotations] = await Promise.all([
        articles.readReadable(record.id, record.current),
        articles.readText(record.id, record.current),
        placedAnnotations(record, ports),
      ]);
      const markdown = exportMarkdown({
        record,
        version: currentVersion(record),
        readableHtml,
        text,
        annotations: annotations.map(({ annotation, anchor }) => ({ annotation, segments: anchor.segments })),
        exportedAt: now(),
      });
      const kind = { extension: 'md', mediaType: 'text/markdown; charset=utf-8' };
      return stage(record, new TextEncoder().encode(markdown), kind, { pages: null, annotations: NONE });
    },
    async 'export.annotations'({ id }) {
      const record = await resolveArticle(id, ports);
      const bytes = new TextEncoder().encode(await jsonldOf(record));
      const kind = { extension: 'jsonld', mediaType: 'application/ld+json' };
      return stage(record, bytes, kind, { pages: null, annotations: NONE });
    },
  };
};

const localeOf = (language: string | null): PrintLocale => {
  if (!language?.startsWith('zh')) return 'en';
  return /hant|tw|hk|mo/i.test(language) ? 'zh-Hant' : 'zh-Hans';
};

// eslint-disable-next-line @typescript-eslint/require-await -- a stream of one chunk that is already here
async function* chunk(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
