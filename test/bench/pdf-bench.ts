/** How long annotated PDFs take, and how much memory this process needs for them. */
import { readFile } from 'node:fs/promises';
import { exportPdf } from '../../main/core/exporting/export-pdf.ts';
import type { PdfExportInput } from '../../main/core/exporting/export-pdf.ts';
import { deriveArticle } from '../../main/core/importing/derive-article.ts';
import { corpusFiles } from '../support/corpus.ts';
import { exportInput } from '../support/export-sample.ts';
import { exportPorts, fixture, randomAnnotations } from '../support/pdf-export-run.ts';

const SEED = 'news/seed_bbc_59939889.md';
const ARTICLES = 20;
const MARKS_PER_ARTICLE = 10;

interface Figures {
  readonly article: string;
  readonly marks: number;
  readonly verified: number;
  readonly pages: number;
  readonly megabytes: number;
  readonly seconds: number;
}

const saved = async (file: string, marks: number): Promise<PdfExportInput> => {
  const derived = deriveArticle({ name: file, bytes: new Uint8Array(await readFile(file)) });
  // Without pictures: their slots keep no source, and what is measured is text and annotations.
  const { title, body, language, url } = derived;
  return exportInput({ title, body, language, url }, (text) =>
    text.length < 20 ? [] : randomAnnotations(text, marks, 11),
  );
};

const megabytes = (bytes: number): number => Math.round(bytes / 10_000) / 100;

export const benchPdf = async (): Promise<object> => {
  const ports = exportPorts();
  const measure = async (article: string, input: PdfExportInput): Promise<Figures> => {
    const started = performance.now();
    const { bytes, pages, verified } = await exportPdf(input, ports);
    const seconds = Math.round(performance.now() - started) / 1000;
    const { total: marks, verified: right } = verified;
    return { article, marks, verified: right, pages, megabytes: megabytes(bytes.length), seconds };
  };
  try {
    const long = (await fixture('english')).repeat(12);
    const english = exportInput({ title: 'Long article', body: long, language: 'en' }, (text) =>
      randomAnnotations(text, 150, 5),
    );
    const figures = [
      await measure('English fixture × 12, first export (starts the browser)', english),
      await measure('English fixture × 12, again', english),
    ];
    const [seed] = corpusFiles('articles', SEED);
    if (seed === undefined) {
      console.error('SKIPPED: no corpus, so no real articles were exported');
      return { figures };
    }
    figures.push(await measure('seed', await saved(seed, 40)));
    const batch: Figures[] = [];
    const files = corpusFiles('articles/news', '.md');
    for (let index = 0; index < ARTICLES; index++) {
      const file = files[Math.floor((index * files.length) / ARTICLES)];
      if (file !== undefined) batch.push(await measure(file, await saved(file, MARKS_PER_ARTICLE)));
    }
    const sum = (key: 'marks' | 'verified' | 'pages' | 'seconds' | 'megabytes'): number =>
      Math.round(batch.reduce((total, one) => total + one[key], 0) * 100) / 100;
    return {
      figures,
      batch: {
        articles: batch.length,
        marks: sum('marks'),
        verified: sum('verified'),
        pages: sum('pages'),
        megabytes: sum('megabytes'),
        secondsPerArticle: Math.round((sum('seconds') / batch.length) * 100) / 100,
        slowestSeconds: Math.max(...batch.map(({ seconds }) => seconds)),
      },
      memoryMegabytes: megabytes(process.resourceUsage().maxRSS * 1024),
    };
  } finally {
    await ports.printer.close();
  }
};
