import assert from 'node:assert/strict';
import { test } from 'node:test';
import { anchorAnnotations, anchorIn } from '../../../main/core/annotations/anchor-annotations.ts';
import { attachAnnotation } from '../../../main/core/annotations/attach-annotation.ts';
import { createAnnotation } from '../../../main/core/annotations/change-annotations.ts';
import { TEXT_MODEL_VERSION } from '../../../preload/contract/text-model.ts';

const BEFORE = 'The mill closed in May. Nobody was told.';
const AFTER = 'Everything was rewritten. The works shut down in spring.';
const shown = { version: 2, modelVersion: TEXT_MODEL_VERSION };

const made = createAnnotation({
  id: 'annotation1',
  now: '2026-11-22T10:00:00.000Z',
  author: 'Ada',
  version: 1,
  text: BEFORE,
  start: 0,
  end: 22,
  color: 'yellow',
  note: '',
  tags: [],
});

test('an annotation without a place stands where the user says, and keeps its quotation', () => {
  const texts = new Map([
    [1, BEFORE],
    [2, AFTER],
  ]);
  const [lost] = anchorAnnotations([made], shown, texts);
  assert.equal(anchorIn(lost!, shown)?.state, 'orphan');
  const start = AFTER.indexOf('The works');
  const placed = attachAnnotation(lost!, 2, AFTER, { start, end: AFTER.length });
  assert.deepEqual(anchorIn(placed, shown)?.segments, [{ start, end: AFTER.length }]);
  assert.deepEqual(placed.target, made.target);
  assert.deepEqual(anchorAnnotations([placed], shown, texts), [placed], 'it was computed again');
  const older = { ...placed, anchors: placed.anchors.map((anchor) => ({ ...anchor, algorithm: 0 })) };
  assert.equal(anchorIn(older, shown)?.state, 'sure', 'another algorithm overruled the user');
});

test('a range without words is refused', () => {
  for (const [start, end] of [
    [3, 3],
    [5, 4],
    [0, AFTER.length + 1],
  ] as const)
    assert.throws(() => attachAnnotation(made, 2, AFTER, { start, end }), /Nothing was changed/);
});
