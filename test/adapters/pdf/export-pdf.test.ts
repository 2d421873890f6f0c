/** The acceptance checks of the annotated PDF, on real prints, by engines that had no part in making them. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { PDFArray, PDFDict, PDFDocument, PDFHexString, PDFName, PDFNumber, PDFString } from '@cantoo/pdf-lib';
import { readHighlightedText } from '../../../main/adapters/pdf-verifier.ts';
import { exportPdf } from '../../../main/core/exporting/export-pdf.ts';
import type { ExportedPdf, PdfExportInput, PdfExportPorts } from '../../../main/core/exporting/export-pdf.ts';
import { plainCharacters } from '../../../main/core/exporting/cjk-radicals.ts';
import { wholeGlyphs } from '../../../main/core/exporting/printed-annotation.ts';
import { haveSameCharacters } from '../../../main/core/exporting/same-characters.ts';
import { annotationAt, exportInput, sha256 } from '../../support/export-sample.ts';
import type { Sample } from '../../support/export-sample.ts';
import { exportPorts, fixture, randomAnnotations, testBrowser } from '../../support/pdf-export-run.ts';

interface Case {
  readonly name: string;
  readonly language: string;
  readonly marks: number;
  /** Extraction in reading order can be demanded. */
  readonly ordered: boolean;
}

const CASES: readonly Case[] = [
  { name: 'english', language: 'en', marks: 80, ordered: true },
  { name: 'chinese', language: 'zh-Hans', marks: 80, ordered: true },
  { name: 'traditional', language: 'zh-Hant', marks: 40, ordered: true },
  { name: 'right-to-left', language: 'he', marks: 50, ordered: false },
  { name: 'hard-layout', language: 'en', marks: 80, ordered: false },
];

const skip = testBrowser() === null ? 'NO BROWSER: PDF export is not tested' : false;
const has = (program: string): boolean =>
  (process.env.PATH ?? '').split(path.delimiter).some((entry) => existsSync(path.join(entry, program)));
const without = (program: string): string | false => (has(program) ? false : `NO ${program}: check skipped`);

let ports: PdfExportPorts;
let folder: string;
const done = new Map<string, Promise<{ input: PdfExportInput; output: ExportedPdf; file: string }>>();

const run = (name: string): ReturnType<typeof exportOnce> => {
  const running = done.get(name) ?? exportOnce(name);
  done.set(name, running);
  return running;
};

const sampleOf = async (name: string, language: string): Promise<Sample> => ({
  title: name === 'chinese' ? '会谈第二天：用词之争' : `The ${name} article`,
  body: await fixture(name),
  language,
  locale: language.startsWith('zh') ? 'zh-Hans' : 'en',
});

const exportOnce = async (name: string) => {
  const found = CASES.find((each) => each.name === name)!;
  const input = exportInput(await sampleOf(name, found.language), (text) => {
    const orphan = annotationAt(
      text,
      { start: 0, end: 12 },
      { id: 'orphan0001', note: 'Gone from the page' },
    );
    return [...randomAnnotations(text, found.marks, 7), { ...orphan, segments: [] }];
  });
  const output = await exportPdf(input, ports);
  const file = path.join(folder, `${name}.pdf`);
  await writeFile(file, output.bytes);
  return { input, output, file };
};

before(async () => {
  ports = exportPorts();
  folder = await mkdtemp(path.join(tmpdir(), 'offprint-pdf-'));
});
after(async () => {
  await ports.printer.close();
  await rm(folder, { recursive: true, force: true });
});

/** White space and what is invisible aside; which of the like-looking code points is the engine's choice. */
const bare = (text: string): string =>
  plainCharacters(text)
    .normalize('NFKC')
    .replace(/[\p{White_Space}\p{Default_Ignorable_Code_Point}\p{Extended_Pictographic}\0]/gu, '');

/** The marked words; a glyph that stands for several characters is marked whole. */
const wanted = (text: string, { segments }: PdfExportInput['annotations'][number]): string =>
  segments
    .map((segment) => wholeGlyphs(text, segment))
    .map(({ start, end }) => text.slice(start, end))
    .join('');

for (const { name, marks, ordered } of CASES) {
  test(`every mark lies over exactly its characters: ${name}`, { skip }, async () => {
    const { input, output } = await run(name);
    assert.deepEqual(output.verified, { verified: marks, total: marks, lost: [] });
    if (!ordered) return;
    const shown = await readHighlightedText(output.bytes);
    for (const entry of input.annotations) {
      if (entry.segments.length === 0) continue;
      assert.equal(
        bare(shown.get(entry.annotation.id) ?? ''),
        bare(wanted(input.text, entry)),
        entry.annotation.id,
      );
    }
  });
}

test('quads moved by 4 points are found wrong', { skip }, async () => {
  const { input, output } = await run('english');
  const document = await PDFDocument.load(output.bytes, { updateMetadata: false });
  for (const highlight of highlightsOf(document)) {
    const points = highlight.lookup(PDFName.of('QuadPoints'), PDFArray);
    for (let at = 0; at < points.size(); at += 2) {
      points.set(at, PDFNumber.of(points.lookup(at, PDFNumber).asNumber() + 4));
    }
  }
  const shown = await readHighlightedText(await document.save({ updateFieldAppearances: false }));
  const placed = input.annotations.filter(({ segments }) => segments.length > 0);
  const right = placed.filter((entry) =>
    haveSameCharacters(wanted(input.text, entry), shown.get(entry.annotation.id) ?? ''),
  );
  assert.ok(
    right.length < placed.length / 5,
    `${String(right.length)} of ${String(placed.length)} still right`,
  );
});

test('two exports of the same moment are the same bytes', { skip }, async () => {
  const { input, output } = await run('chinese');
  const again = await exportPdf(input, ports);
  assert.equal(sha256(again.bytes), sha256(output.bytes));
  const later = await exportPdf({ ...input, exportedAt: '2027-01-01T00:00:00.000Z' }, ports);
  assert.notEqual(sha256(later.bytes), sha256(output.bytes));
});

for (const { name } of CASES) {
  test(`qpdf finds no fault: ${name}`, { skip: skip || without('qpdf') }, async () => {
    const { file } = await run(name);
    assert.match(
      execFileSync('qpdf', ['--check', file], { encoding: 'utf8' }),
      /No syntax or stream encoding errors/,
    );
  });

  test(
    `poppler reads the whole article and no radicals: ${name}`,
    { skip: skip || without('pdftotext') },
    async () => {
      const { input, file } = await run(name);
      const text = execFileSync('pdftotext', ['-enc', 'UTF-8', file, '-'], { encoding: 'utf8' });
      const strange = Array.from(text).filter(
        (character) =>
          /[\u00ad\u00a0\u2e80-\u2fdf\ufb00-\ufb06]/u.test(character) &&
          !input.readableHtml.includes(character),
      );
      assert.deepEqual(strange, []);
      const characters = new Set(text.normalize('NFKC'));
      const absent = [...new Set(bare(input.text))].filter(
        (character) => !characters.has(character) && !/\p{Extended_Pictographic}/u.test(character),
      );
      assert.deepEqual(absent, []);
    },
  );

  test(
    `fonts are embedded, mapped, and none is Type 3: ${name}`,
    { skip: skip || without('pdffonts') },
    async () => {
      const { file } = await run(name);
      const rows = execFileSync('pdffonts', [file], { encoding: 'utf8' }).trim().split('\n').slice(2);
      assert.ok(rows.length > 0);
      for (const row of rows) {
        // Emoji are bitmaps everywhere.
        if (/Emoji/i.test(row)) continue;
        assert.doesNotMatch(row, /Type 3/);
        assert.match(row, /yes +\w+ +yes +\d+ +\d+$/);
      }
    },
  );
}

test(
  'the saved file and the annotations are attached byte for byte',
  { skip: skip || without('pdfdetach') },
  async () => {
    const { input, file } = await run('english');
    const target = path.join(folder, 'detached');
    // In the order of their names.
    execFileSync('pdfdetach', ['-save', '2', '-o', target, file]);
    assert.equal(sha256(await readFile(target)), input.version.original.sha256);
    execFileSync('pdfdetach', ['-save', '1', '-o', target, file]);
    assert.equal(await readFile(target, 'utf8'), input.annotationsJsonld);
    const text = execFileSync('pdftotext', [file, '-'], { encoding: 'utf8' }).replace(/\s/g, '');
    assert.ok(text.includes(input.version.original.sha256));
    assert.ok(text.includes(input.version.text.sha256));
  },
);

const annotationsOf = (document: PDFDocument): PDFDict[] =>
  document.getPages().flatMap((page) => {
    const list = page.node.Annots();
    return list ? list.asArray().map((_, index) => list.lookup(index, PDFDict)) : [];
  });
const subtype = (annotation: PDFDict): string =>
  annotation.lookup(PDFName.of('Subtype'), PDFName).decodeText();
const highlightsOf = (document: PDFDocument): PDFDict[] =>
  annotationsOf(document).filter((annotation) => subtype(annotation) === 'Highlight');
const textAt = (dictionary: PDFDict, key: string): string => {
  const value = dictionary.lookup(PDFName.of(key));
  assert.ok(value instanceof PDFString || value instanceof PDFHexString, `${key} is a string`);
  return value.decodeText();
};

const numbersAt = (dictionary: PDFDict, key: string): number[] => {
  const list = dictionary.lookup(PDFName.of(key), PDFArray);
  return Array.from({ length: list.size() }, (_, at) => list.lookup(at, PDFNumber).asNumber());
};
const numberAt = (dictionary: PDFDict, key: string): number =>
  dictionary.lookup(PDFName.of(key), PDFNumber).asNumber();

/** Structure elements by the key annotations refer to them with. */
const elementsByKey = (root: PDFDict): Map<number, PDFDict> => {
  const parents = root.lookup(PDFName.of('ParentTree'), PDFDict).lookup(PDFName.of('Nums'), PDFArray);
  const elements = new Map<number, PDFDict>();
  for (let at = 0; at < parents.size(); at += 2) {
    const value = parents.lookup(at + 1);
    if (value instanceof PDFDict) elements.set(parents.lookup(at, PDFNumber).asNumber(), value);
  }
  return elements;
};

const assertQuads = (highlight: PDFDict): void => {
  const rectangle = numbersAt(highlight, 'Rect');
  const points = numbersAt(highlight, 'QuadPoints');
  assert.equal(points.length % 8, 0);
  for (let at = 0; at < points.length; at += 8) {
    const quad = points.slice(at, at + 8);
    const x = (corner: number): number => quad[2 * corner] ?? NaN;
    const y = (corner: number): number => quad[2 * corner + 1] ?? NaN;
    // Top left, top right, bottom left, bottom right.
    assert.ok(x(0) < x(1) && x(2) < x(3) && y(0) > y(2) && y(1) > y(3));
    assert.ok(rectangle[0]! <= x(0) && x(1) <= rectangle[2]!, 'inside Rect');
    assert.ok(rectangle[1]! <= y(2) && y(0) <= rectangle[3]!, 'inside Rect');
  }
};

test('every highlight has what a reader of PDF annotations needs', { skip }, async () => {
  const { input, output } = await run('chinese');
  const document = await PDFDocument.load(output.bytes, { updateMetadata: false });
  const root = document.catalog.lookup(PDFName.of('StructTreeRoot'), PDFDict);
  const elements = elementsByKey(root);
  const highlights = highlightsOf(document);
  for (const highlight of highlights) {
    const name = textAt(highlight, 'NM');
    const [id] = name.split('#');
    const { annotation } = input.annotations.find((entry) => entry.annotation.id === id)!;
    assert.equal(textAt(highlight, 'Contents'), annotation.note);
    assert.equal(textAt(highlight, 'T'), annotation.author);
    assert.equal(textAt(highlight, 'M'), 'D:20260203113000Z');
    assert.equal(textAt(highlight, 'CreationDate'), 'D:20260201100000Z');
    assert.equal(numberAt(highlight, 'F'), 4);
    assert.equal(numbersAt(highlight, 'C').length, 3);
    assert.ok(highlight.has(PDFName.of('AP')) && highlight.has(PDFName.of('P')));
    assert.equal(highlight.has(PDFName.of('Popup')), annotation.note !== '');
    assert.equal(highlight.has(PDFName.of('IRT')), name.includes('#'));
    assertQuads(highlight);
    const element = elements.get(numberAt(highlight, 'StructParent'))!;
    assert.equal(element.lookup(PDFName.of('S'), PDFName).decodeText(), 'Annot');
    assert.ok(textAt(element, 'Alt').length > 0);
    assert.notEqual(element.lookup(PDFName.of('P'), PDFDict), root, 'stands beside its text');
  }
  const names = new Set(highlights.map((highlight) => textAt(highlight, 'NM')));
  assert.equal(names.size, highlights.length, 'every NM is unique');
  assert.ok(names.size >= input.annotations.length - 1);
});

test(
  'links say where they go, pages are read by their tags, the document by its title',
  { skip },
  async () => {
    const { input, output } = await run('chinese');
    const document = await PDFDocument.load(output.bytes, { updateMetadata: false });
    for (const page of document.getPages()) {
      assert.equal(page.node.lookup(PDFName.of('Tabs'), PDFName).decodeText(), 'S');
    }
    const links = annotationsOf(document).filter((annotation) => subtype(annotation) === 'Link');
    assert.ok(links.length > 80, 'numbers in the margin and pages in the appendix are links');
    for (const link of links) assert.ok(textAt(link, 'Contents').length > 0);
    assert.ok(links.some((link) => textAt(link, 'Contents') === 'https://news.example/zh/1'));
    const { catalog } = document;
    assert.equal(textAt(catalog, 'Lang'), 'zh-Hans');
    assert.equal(document.getTitle(), input.record.title);
    const outlines = catalog.lookup(PDFName.of('Outlines'), PDFDict);
    const branch = outlines.lookup(PDFName.of('Last'), PDFDict);
    assert.equal(textAt(branch, 'Title'), input.strings.annotations);
    assert.equal(branch.lookup(PDFName.of('Count'), PDFNumber).asNumber(), -80);
    const metadata = catalog.lookup(PDFName.of('Metadata'));
    assert.ok(metadata);
  },
);

test('an orphan is listed with its words and its note', { skip: skip || without('pdftotext') }, async () => {
  const { input, file } = await run('english');
  const text = execFileSync('pdftotext', ['-enc', 'UTF-8', file, '-'], { encoding: 'utf8' });
  const after = text.slice(text.indexOf(input.strings.orphans));
  assert.ok(text.includes(input.strings.orphans));
  assert.ok(after.includes('Gone from the page'));
  assert.ok(after.includes(input.text.slice(0, 12)));
});

test('a mark on words that are not printed is named as lost', { skip }, async () => {
  const sample: Sample = {
    title: 'Hidden words',
    body: '<p>Seen. <span style="display: none">Not seen.</span> Seen again.</p>',
    language: 'en',
  };
  const input = exportInput(sample, (text) => {
    const start = text.indexOf('Not seen.');
    return [
      annotationAt(text, { start, end: start + 9 }, { id: 'hidden0001' }),
      annotationAt(text, { start: 0, end: 4 }, { id: 'seen000001' }),
    ];
  });
  const { verified } = await exportPdf(input, ports);
  assert.deepEqual(verified, { verified: 1, total: 2, lost: ['hidden0001'] });
});

test('a readable copy that differs from its stored text is refused', { skip }, async () => {
  const { input } = await run('english');
  await assert.rejects(exportPdf({ ...input, text: `${input.text}!` }, ports), { code: 'pdf-failed' });
});

test('a signal that is already set stops the export', { skip }, async () => {
  const { input } = await run('english');
  await assert.rejects(exportPdf(input, ports, AbortSignal.abort()), { code: 'cancelled' });
});
