/**
 * [Note: two prints] One document is printed twice: once to measure where the marks stand, once for
 * good. The second print then gets real annotations, repaired text maps, its outline, metadata and
 * attachments, and is read back by another engine before anyone sees it.
 */
import { AFRelationship, PDFDocument } from '@cantoo/pdf-lib';
import type { ArticleRecord, VersionRecord } from '../articles/article-record.ts';
import { OffprintError } from '../errors/offprint-error.ts';
import type { Digest } from '../ports/digest.ts';
import type { PdfPrinter, PrintResources, PrintSession } from '../ports/pdf-printer.ts';
import type { PdfVerifier } from '../ports/pdf-verifier.ts';
import { pageNumberId } from './compose-appendix.ts';
import {
  ARTICLE_ID,
  composePrintDocument,
  MARKS_ID,
  PRINT_SECURITY_POLICY,
} from './compose-print-document.ts';
import type { PrintedArticle } from './compose-print-document.ts';
import { setMetadata } from './document-metadata.ts';
import { locateText } from './locate-ranges.ts';
import type { LocatedText } from './locate-ranges.ts';
import { marginMarks } from './margin-marks.ts';
import { measureMarks } from './measure-marks.ts';
import type { MeasuredMarks } from './measure-marks.ts';
import { fillTexts, placeMarginMarks } from './page-script.ts';
import type { Paper } from './paper.ts';
import { placeAnnotations } from './place-annotations.ts';
import type { PrintStrings } from './print-strings.ts';
import { sortAnnotations } from './printed-annotation.ts';
import type { ExportedAnnotation } from './printed-annotation.ts';
import { repairToUnicode } from './repair-tounicode.ts';
import { scanPage } from './scan-page.ts';

export interface PdfExportInput {
  readonly record: ArticleRecord;
  readonly version: VersionRecord;
  readonly readableHtml: string;
  /** Canonical text of the version. */
  readonly text: string;
  /** Where each stands in this version; without segments it is listed as orphaned. */
  readonly annotations: readonly ExportedAnnotation[];
  /** The saved file, to be attached. */
  readonly original: Uint8Array;
  /** The same annotations as W3C Web Annotation JSON-LD, to be attached; null leaves it out. */
  readonly annotationsJsonld: string | null;
  readonly paper: Paper;
  /** ISO 8601; with the same instant and input, the bytes are the same. */
  readonly exportedAt: string;
  readonly strings: PrintStrings;
}

export interface PdfExportPorts {
  readonly printer: PdfPrinter;
  readonly verifier: PdfVerifier;
  readonly digest: Digest;
  /** Pictures by path from the library's root, typefaces below `fonts/`. */
  readonly resources: PrintResources;
}

export interface ExportedPdf {
  readonly bytes: Uint8Array;
  readonly pages: number;
  /** Placed annotations found again over exactly their words; `lost` names the others by id. */
  readonly verified: { readonly verified: number; readonly total: number; readonly lost: readonly string[] };
}

const PRODUCER = 'Offprint (Skia/PDF)';

const differs = (what: string): OffprintError =>
  new OffprintError(
    'pdf-failed',
    `${what} No PDF was written; the article and its annotations are unchanged. Run "offprint verify" on the article.`,
  );

/** Prints twice; the second print carries page numbers and margin numbers. */
const printTwice = async (
  session: PrintSession,
  article: LocatedText,
  printed: PrintedArticle,
): Promise<{ measured: MeasuredMarks; bytes: Uint8Array }> => {
  const measured = await measureMarks(session, article, printed.placed);
  const pageNumbers = printed.placed.map(({ number }, index): [string, string] => {
    const [first] = measured.get(index) ?? [];
    return [pageNumberId(number), first ? String(first.page + 1) : '–'];
  });
  await session.evaluate(fillTexts(Object.fromEntries(pageNumbers)));
  const marks = marginMarks(printed.placed, measured, printed.paper, printed.strings);
  await session.evaluate(placeMarginMarks(MARKS_ID, marks));
  return { measured, bytes: await session.print({ tagged: true }) };
};

const attach = async (document: PDFDocument, input: PdfExportInput): Promise<void> => {
  const { version, strings, exportedAt } = input;
  const { original } = version;
  await document.attach(input.original, original.name, {
    mimeType: original.mediaType,
    description: strings.originalAttached,
    creationDate: new Date(version.imported),
    modificationDate: new Date(original.modified ?? version.imported),
    afRelationship: AFRelationship.Source,
  });
  if (input.annotationsJsonld === null) return;
  await document.attach(new TextEncoder().encode(input.annotationsJsonld), 'annotations.jsonld', {
    mimeType: 'application/ld+json',
    description: strings.annotationsAttached,
    creationDate: new Date(exportedAt),
    modificationDate: new Date(exportedAt),
    afRelationship: AFRelationship.Data,
  });
};

const finish = async (
  document: PDFDocument,
  input: PdfExportInput,
  printed: PrintedArticle,
  measured: MeasuredMarks,
  facts: { readonly language: string; readonly digest: Digest },
): Promise<Uint8Array> => {
  const { record, version, exportedAt, strings } = input;
  const scans = document.getPages().map(scanPage);
  repairToUnicode(
    document,
    scans.flatMap(({ actualTexts }) => actualTexts),
  );
  placeAnnotations(document, scans, printed.placed, measured, strings);
  await attach(document, input);
  setMetadata(
    document,
    {
      title: record.title,
      author: record.author,
      url: record.url,
      language: facts.language,
      imported: version.imported,
      exportedAt,
      originalSha256: version.original.sha256,
      textSha256: version.text.sha256,
      producer: PRODUCER,
    },
    strings,
    facts.digest,
  );
  return document.save({
    addDefaultPage: false,
    updateFieldAppearances: false,
    useObjectStreams: true,
    objectsPerTick: Number.MAX_SAFE_INTEGER,
  });
};

const documentPath = ({ id }: ArticleRecord, { number }: VersionRecord): string =>
  `articles/${id.slice(0, 2)}/${id}/versions/${String(number)}/print.html`;

/**
 * The article as a tagged PDF with every placed annotation as a real `/Highlight` over its words, the notes
 * and orphans listed, the source with its hashes, and the saved file attached. Throws OffprintError
 * `pdf-unavailable`, `pdf-failed`, `cancelled`.
 */
export const exportPdf = async (
  input: PdfExportInput,
  ports: PdfExportPorts,
  signal?: AbortSignal,
): Promise<ExportedPdf> => {
  const printed: PrintedArticle = { ...input, ...sortAnnotations(input.annotations, input.text) };
  const { html, language } = composePrintDocument(printed);
  const article = locateText(html, ARTICLE_ID);
  if (article.text !== input.text) {
    throw differs('The readable copy of the article and its stored text are not the same.');
  }
  const source = {
    html,
    path: documentPath(input.record, input.version),
    securityPolicy: PRINT_SECURITY_POLICY,
  };
  const session = await ports.printer.open(source, ports.resources, signal);
  const { measured, bytes } = await printTwice(session, article, printed).finally(() => session.close());
  const document = await PDFDocument.load(bytes, { updateMetadata: false });
  const pages = document.getPageCount();
  const finished = await finish(document, input, printed, measured, { language, digest: ports.digest });
  const painted = printed.placed.filter((_, index) => measured.has(index));
  const unpainted = printed.placed.filter((_, index) => !measured.has(index));
  const expected = painted.map(({ annotation, segments }) => ({
    id: annotation.id,
    text: segments.map(({ start, end }) => input.text.slice(start, end)).join('\n'),
  }));
  const misplaced = await ports.verifier.lostMarks(finished, expected);
  const lost = [...unpainted.map(({ annotation }) => annotation.id), ...misplaced];
  const total = printed.placed.length;
  return { bytes: finished, pages, verified: { verified: total - lost.length, total, lost } };
};
