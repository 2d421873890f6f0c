import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { NewAnnotation } from '../../../main/core/annotations/change-annotations.ts';
import {
  createAnnotation,
  removeAnnotation,
  restoreAnnotation,
  updateAnnotation,
  withoutTombstones,
} from '../../../main/core/annotations/change-annotations.ts';
import { OffprintError } from '../../../main/core/errors/offprint-error.ts';

const made: NewAnnotation = {
  id: 'annotation1',
  now: '2026-01-01T00:00:00.000Z',
  author: 'Mira',
  version: 3,
  text: 'one two three',
  start: 3,
  end: 8,
  color: 'pink',
  note: 'a\r\nb\rc',
  tags: [' x ', 'X', 'y/ z'],
};
const LATER = '2026-01-02T00:00:00.000Z';

test('creates an annotation with its selectors, clean tags and plain line ends', () => {
  const annotation = createAnnotation(made);
  assert.deepEqual(annotation.target, {
    version: 3,
    modelVersion: 1,
    start: 4,
    end: 7,
    exact: 'two',
    prefix: 'one ',
    suffix: ' three',
  });
  assert.deepEqual(annotation.tags, ['x', 'y/z']);
  assert.equal(annotation.note, 'a\nb\nc');
  assert.equal(annotation.modified, made.now);
});

test('changes what is given and leaves the selectors alone', () => {
  const list = [createAnnotation(made)];
  const [changed] = updateAnnotation(list, 'annotation1', { note: 'n' }, LATER);
  assert.deepEqual(changed, { ...list[0], note: 'n', modified: LATER });
});

test('deleting leaves a tombstone that comes back whole', () => {
  const list = [createAnnotation(made)];
  const removed = removeAnnotation(list, 'annotation1', LATER);
  assert.deepEqual(withoutTombstones(removed), []);
  assert.equal(removeAnnotation(removed, 'annotation1', '2026-01-03T00:00:00.000Z'), removed);
  const restored = restoreAnnotation(removed, 'annotation1', LATER);
  assert.deepEqual(restored, [{ ...list[0], modified: LATER }]);
  assert.equal(restoreAnnotation(restored, 'annotation1', LATER), restored);
});

test('an unknown annotation, or a deleted one to be changed, is said to be missing', () => {
  const isMissing = (error: unknown): boolean => error instanceof OffprintError && error.code === 'not-found';
  const removed = removeAnnotation([createAnnotation(made)], 'annotation1', LATER);
  assert.throws(() => removeAnnotation([], 'annotation1', LATER), isMissing);
  assert.throws(() => updateAnnotation(removed, 'annotation1', { note: '' }, LATER), isMissing);
});
