import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Annotation } from '../../../main/core/annotations/annotation.ts';
import { createAnnotation } from '../../../main/core/annotations/change-annotations.ts';
import { annotationsJsonld } from '../../../main/core/annotations/jsonld-export.ts';
import { readAnnotationFile } from '../../../main/core/annotations/jsonld-import.ts';
import { fromCodePoints, toCodePoints } from '../../../main/core/annotations/jsonld/code-points.ts';
import { findImported, mergeImported, prepareImport } from '../../../main/core/annotations/place-imported.ts';
import { OffprintError } from '../../../main/core/errors/offprint-error.ts';
import { sampleArticle } from '../../support/sample-article.ts';

const TEXT =
  '😀 Nobody knew why the dam was closed at night, said the guard.\n俄罗斯的「势力范围」，或俄罗斯的势力范圍？';
const RECORD = { ...sampleArticle(1).record, url: 'https://example.org/dam' };
const NOW = '2026-05-06T07:08:09.000Z';

const fixture = (name: string): string =>
  readFileSync(new URL(`../../fixtures/annotations/${name}`, import.meta.url), 'utf8');

const mark = (id: string, words: string, extra: Partial<Annotation> = {}): Annotation => ({
  ...createAnnotation({
    id,
    now: NOW,
    author: 'Mira',
    version: 1,
    text: TEXT,
    start: TEXT.indexOf(words),
    end: TEXT.indexOf(words) + words.length,
    color: 'green',
    note: 'a note',
    tags: ['x/y'],
  }),
  ...extra,
});

const place = prepareImport({ shown: { version: 1, modelVersion: 1 }, text: TEXT, now: NOW, author: 'me' });

const itemsOf = (json: string): Record<string, unknown>[] =>
  (JSON.parse(json) as { first: { items: Record<string, unknown>[] } }).first.items;

test('writes W3C annotations with code points, state and quotation', () => {
  const [item] = itemsOf(annotationsJsonld(RECORD, [mark('annotation1', '势力范围')], TEXT));
  assert.ok(item);
  assert.equal(item.id, 'urn:offprint:annotation:annotation1');
  assert.equal(item.motivation, 'commenting');
  const at = TEXT.indexOf('势力范围') - 1;
  assert.deepEqual((item.target as { selector: unknown }).selector, [
    {
      type: 'TextQuoteSelector',
      exact: '势力范围',
      prefix: TEXT.slice(TEXT.indexOf('势力范围') - 64, TEXT.indexOf('势力范围')),
      suffix: '」，或俄罗斯的势力范圍？',
    },
    { type: 'TextPositionSelector', start: at, end: at + 4 },
  ]);
  assert.deepEqual((item.target as { state: unknown }).state, {
    type: 'TimeState',
    sourceDate: RECORD.imported,
    cached: `urn:offprint:article:${RECORD.id}:version:1`,
  });
  assert.deepEqual(item.body, [
    { type: 'TextualBody', value: 'a note', format: 'text/plain', purpose: 'commenting' },
    { type: 'TextualBody', value: 'x/y', purpose: 'tagging' },
  ]);
});

test('leaves out deleted ones and positions of another version', () => {
  const other = mark('annotation2', 'the dam');
  const items = itemsOf(
    annotationsJsonld(
      RECORD,
      [mark('annotation1', 'guard', { deleted: NOW }), { ...other, target: { ...other.target, version: 2 } }],
      TEXT,
    ),
  );
  assert.equal(items.length, 1);
  const selectors = (items[0]?.target as { selector: { type: string }[] }).selector;
  assert.deepEqual(
    selectors.map(({ type }) => type),
    ['TextQuoteSelector'],
  );
});

test('what was written is read back to the same annotation', () => {
  const marks = [
    mark('annotation1', '势力范围'),
    mark('annotation2', '😀 Nobody', { note: '', tags: [], author: '' }),
  ];
  const { annotations } = readAnnotationFile(annotationsJsonld(RECORD, marks, TEXT));
  assert.deepEqual(
    annotations.map((imported) => ({ ...place(imported, imported.ownId ?? ''), author: imported.author })),
    marks,
  );
  assert.equal(annotations[0]?.articleId, RECORD.id);
  assert.deepEqual(annotations[0].sources, ['https://example.org/dam']);
});

test('keeps what it does not know and writes it back', () => {
  const { annotations, withoutQuote } = readAnnotationFile(fixture('foreign-page.jsonld'));
  assert.deepEqual(withoutQuote, ['http://example.org/anno/8']);
  const [seven, nine] = annotations;
  assert.ok(seven && nine);
  assert.equal(seven.note, 'See page 3 & 4');
  assert.deepEqual(seven.tags, ['evidence']);
  assert.equal(seven.author, 'Ada');
  assert.equal(seven.created, null);
  assert.equal(seven.modified, '2020-02-29T16:00:00.000Z');
  assert.deepEqual(seven.sources, ['https://example.org/dam']);
  assert.equal(nine.color, 'green');
  assert.equal(nine.note, 'plain');

  const [item] = itemsOf(annotationsJsonld(RECORD, [place(seven, 'annotation7')], TEXT));
  assert.ok(item);
  assert.equal(item.id, 'http://example.org/anno/7');
  assert.equal(item.rights, 'https://creativecommons.org/publicdomain/zero/1.0/');
  assert.deepEqual((item.body as unknown[]).slice(2), [
    { type: 'SpecificResource', source: 'http://example.org/scan.png', purpose: 'linking' },
    'http://example.org/thread',
  ]);
  const target = item.target as { rights: string; selector: { type: string }[] };
  assert.equal(target.rights, 'kept');
  assert.equal(target.selector.at(-1)?.type, 'FragmentSelector');

  const [again] = readAnnotationFile(
    annotationsJsonld(RECORD, [place(seven, 'annotation7')], TEXT),
  ).annotations;
  assert.deepEqual(again?.foreign, seven.foreign);
});

test('reads a Hypothesis export, without its positions', () => {
  const { annotations, withoutQuote } = readAnnotationFile(fixture('hypothesis-export.json'));
  assert.deepEqual(withoutQuote, ['pageNoteAAAA', 'replyBBBB']);
  const [imported] = annotations;
  assert.ok(imported);
  assert.equal(imported.position, null);
  assert.equal(imported.author, 'Mira K.');
  assert.deepEqual(imported.tags, ['water', 'Minutes']);
  assert.deepEqual(imported.sources, ['https://example.org/dam?utm=1', 'https://example.org/dam']);

  const placed = place(imported, 'annotation3');
  assert.equal(placed.target.exact, 'the dam was closed at night');
  assert.equal(TEXT.slice(placed.target.start, placed.target.end), placed.target.exact);
  assert.deepEqual(placed.anchors, []);
  assert.equal(placed.created, '2025-11-20T10:11:12.131Z');
  assert.equal(findImported([placed], imported), placed);
});

test('keeps an annotation whose words are not in the article as an orphan, with its quotation', () => {
  const file = JSON.stringify({
    target: {
      source: 'https://example.org/dam',
      selector: {
        type: 'TextQuoteSelector',
        exact: 'words that stand nowhere in it',
        prefix: 'p',
        suffix: 's',
      },
    },
  });
  const [imported] = readAnnotationFile(file).annotations;
  assert.ok(imported);
  const placed = place(imported, 'annotation4');
  assert.equal(placed.target.exact, 'words that stand nowhere in it');
  assert.deepEqual(
    placed.anchors.map(({ state, segments }) => ({ state, segments })),
    [{ state: 'orphan', segments: [] }],
  );
});

test('a newer copy changes note, colour and tags only; an older one or a deleted one nothing', () => {
  const mine = mark('annotation1', 'the dam');
  const [imported] = readAnnotationFile(annotationsJsonld(RECORD, [mine], TEXT)).annotations;
  assert.ok(imported);
  assert.equal(mergeImported(mine, imported), mine);
  const newer = { ...imported, note: 'better', modified: '2027-01-01T00:00:00.000Z' };
  assert.deepEqual(mergeImported(mine, newer), { ...mine, note: 'better', modified: newer.modified });
  const deleted = { ...mine, deleted: NOW };
  assert.equal(mergeImported(deleted, newer), deleted);
});

for (const [name, json] of [
  ['no JSON', '{'],
  ['something else', '{"a":1}'],
  ['a number', '7'],
] as const) {
  test(`refuses ${name} with a reason`, () => {
    assert.throws(
      () => readAnnotationFile(json),
      (error) =>
        error instanceof OffprintError &&
        error.code === 'bad-input' &&
        error.message.includes('Nothing was imported'),
    );
  });
}

test('takes any JSON without breaking', () => {
  const names = [
    'annotations',
    'items',
    'target',
    'selector',
    'body',
    'type',
    'exact',
    'uri',
    'id',
    'value',
    'state',
  ];
  const anything = fc.letrec((tie) => ({
    value: fc.oneof(
      { depthSize: 'medium' },
      fc.constantFrom(null, 1, '', 'TextQuoteSelector', 'TextualBody', 'x', true),
      fc.array(tie('value'), { maxLength: 3 }),
      fc.dictionary(fc.constantFrom(...names), tie('value'), { maxKeys: 5 }),
    ),
  })).value;
  fc.assert(
    fc.property(anything, (value) => {
      try {
        for (const imported of readAnnotationFile(JSON.stringify(value)).annotations)
          place(imported, 'annotation9');
      } catch (error) {
        assert.ok(error instanceof OffprintError, String(error));
      }
    }),
    { numRuns: 500 },
  );
});

test('code points and UTF-16 units convert both ways', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom('a', '中', '😀', '\u0301') }),
      fc.nat(40),
      (text, points) => {
        const clamped = Math.min(points, Array.from(text).length);
        assert.equal(toCodePoints(text, fromCodePoints(text, points)), clamped);
        assert.equal(text.slice(0, fromCodePoints(text, points)), Array.from(text).slice(0, points).join(''));
      },
    ),
  );
});
