/** Runs real exports in the browser of the tests. */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createChromiumPdfPrinter } from '../../main/adapters/chromium-pdf-printer.ts';
import { findBrowser } from '../../main/adapters/find-browser.ts';
import { createPdfVerifier } from '../../main/adapters/pdf-verifier.ts';
import { readPrintFont } from '../../main/adapters/print-fonts.ts';
import type { TextRange } from '../../main/core/annotations/annotation.ts';
import type { PdfExportPorts } from '../../main/core/exporting/export-pdf.ts';
import type { ExportedAnnotation } from '../../main/core/exporting/printed-annotation.ts';
import { trimRange } from '../../preload/contract/text-model.ts';
import { annotationAt, colorOf, sha256 } from './export-sample.ts';

const INSTALLED = '/usr/bin/chromium';

export const testBrowser = (): string | null =>
  process.env.OFFPRINT_BROWSER ?? (existsSync(INSTALLED) ? INSTALLED : findBrowser());

/** A 2 × 1 picture: 640 by 320 pixels would print no differently. */
export const PICTURE = new Uint8Array(
  Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAIAAAABCAIAAAB7QOjdAAAADklEQVR4nGNwaGhwaGgAAAmUAoN0kkQ6AAAAAElFTkSuQmCC',
    'base64',
  ),
);

export const exportPorts = (): PdfExportPorts => ({
  printer: createChromiumPdfPrinter(testBrowser),
  verifier: createPdfVerifier(),
  digest: { sha256 },
  resources: (path) =>
    path.startsWith('assets/') ? Promise.resolve({ bytes: PICTURE, type: 'image/png' }) : readPrintFont(path),
});

export const fixture = (name: string): Promise<string> =>
  readFile(new URL(`../fixtures/exporting/${name}.html`, import.meta.url), 'utf8');

/** Numbers from 0 to 1, the same for the same seed (Numerical Recipes' linear congruence). */
export const seeded = (seed: number): (() => number) => {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 4294967296;
  };
};

/** Ranges of 1 to `longest` characters, most of them short, trimmed as a selection is. */
export const randomRanges = (text: string, count: number, seed: number, longest = 300): TextRange[] => {
  const random = seeded(seed);
  const ranges: TextRange[] = [];
  while (ranges.length < count) {
    const length = 1 + Math.floor(random() ** 2.2 * longest);
    const start = Math.floor(random() * Math.max(1, text.length - length));
    const range = trimRange(text, start, start + length);
    if (range) ranges.push(range);
  }
  return ranges;
};

/** Random highlights in all colours, every other one with a note. */
export const randomAnnotations = (text: string, count: number, seed: number): ExportedAnnotation[] =>
  randomRanges(text, count, seed).map((range, index) =>
    annotationAt(text, range, {
      id: `random${String(index).padStart(6, '0')}`,
      color: colorOf(index),
      note: index % 2 === 0 ? '' : `核对 ${String(index)}: check (against) the “original”.`,
      tags: index % 3 === 0 ? ['claim', '乌克兰'] : [],
    }),
  );
