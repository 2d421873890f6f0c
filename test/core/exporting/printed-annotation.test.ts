import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sortAnnotations, wholeGlyphs } from '../../../main/core/exporting/printed-annotation.ts';
import { annotationAt } from '../../support/export-sample.ts';

const TEXT = 'The line is open. The line is open.';

test('numbers what is placed in reading order, lists orphans by age, leaves deleted ones out', () => {
  const late = annotationAt(TEXT, { start: 18, end: 26 }, { id: 'late00001' });
  const early = annotationAt(TEXT, { start: 0, end: 8 }, { id: 'early0001' });
  const deleted = annotationAt(
    TEXT,
    { start: 4, end: 8 },
    { id: 'deleted01', deleted: '2026-01-01T00:00:00.000Z' },
  );
  const orphan = { ...annotationAt(TEXT, { start: 0, end: 3 }, { id: 'orphan001' }), segments: [] };
  const older = {
    ...annotationAt(TEXT, { start: 0, end: 3 }, { id: 'orphan002', created: '2020-01-01T00:00:00.000Z' }),
    segments: [{ start: 4, end: 4 }],
  };
  const { placed, orphans } = sortAnnotations([late, orphan, deleted, early, older], TEXT);
  assert.deepEqual(
    placed.map(({ number, annotation }) => [number, annotation.id]),
    [
      [1, 'early0001'],
      [2, 'late00001'],
    ],
  );
  assert.deepEqual(
    orphans.map(({ annotation }) => annotation.id),
    ['orphan002', 'orphan001'],
  );
});

test('a mark takes in the whole of a glyph that stands for several characters', () => {
  const arabic = 'قال ثلاثة';
  const alef = arabic.indexOf('ا', 4);
  assert.deepEqual(wholeGlyphs(arabic, { start: 0, end: alef }), { start: 0, end: alef + 1 });
  assert.deepEqual(wholeGlyphs(arabic, { start: alef, end: alef + 2 }), { start: alef - 1, end: alef + 2 });
  assert.deepEqual(wholeGlyphs('条约——五', { start: 3, end: 5 }), { start: 2, end: 5 });
  assert.deepEqual(wholeGlyphs('a—b', { start: 0, end: 1 }), { start: 0, end: 1 });
});
