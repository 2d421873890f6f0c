import { annotationsJsonld } from '../../core/annotations/jsonld-export.ts';
import type { ArticleRecord } from '../../core/articles/article-record.ts';
import { currentVersion } from '../../core/articles/article-record.ts';
import { exportMarkdown } from '../../core/exporting/export-markdown.ts';
import { exportPdf, type ExportedPdf } from '../../core/exporting/export-pdf.ts';
import { exportHtml } from '../../core/exporting/html/export-html.ts';
import type { Paper } from '../../core/exporting/paper.ts';
import type { PrintStrings } from '../../core/exporting/print-strings.ts';
import { placedAnnotations } from '../annotations/placed-annotations.ts';
import type { AppPorts } from '../app-ports.ts';
import { printResources } from './print-resources.ts';

/** What every export of an article starts from. */
const material = async (record: ArticleRecord, ports: AppPorts) => {
  const version = currentVersion(record);
  const [readableHtml, text, placed] = await Promise.all([
    ports.articles.readReadable(record.id, version.number),
    ports.articles.readText(record.id, version.number),
    placedAnnotations(record, ports),
  ]);
  const annotations = placed.map(({ annotation, anchor }) => ({ annotation, segments: anchor.segments }));
  const exportedAt = new Date(ports.clock.now()).toISOString();
  return { record, version, readableHtml, text, annotations, exportedAt };
};

export const articleAsJsonld = async (record: ArticleRecord, { articles }: AppPorts): Promise<string> =>
  annotationsJsonld(
    record,
    await articles.readAnnotations(record.id),
    await articles.readText(record.id, record.current),
  );

export const articleAsMarkdown = async (record: ArticleRecord, ports: AppPorts): Promise<string> =>
  exportMarkdown(await material(record, ports));

export const articleAsHtml = async (
  record: ArticleRecord,
  strings: PrintStrings,
  ports: AppPorts,
): Promise<string> =>
  exportHtml({
    ...(await material(record, ports)),
    annotationsJsonld: await articleAsJsonld(record, ports),
    resources: printResources(ports),
    strings,
  });

export const articleAsPdf = async (
  record: ArticleRecord,
  { paper, strings }: { paper: Paper; strings: PrintStrings },
  ports: AppPorts,
): Promise<ExportedPdf> => {
  const input = {
    ...(await material(record, ports)),
    original: await ports.articles.readOriginal(record.id, record.current),
    annotationsJsonld: await articleAsJsonld(record, ports),
    paper,
    strings,
  };
  return exportPdf(input, { ...ports, resources: printResources(ports) });
};
