import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { findOverlaps } from '../../../renderer/reader/find-overlaps.ts';
import { buildIntervalIndex } from '../../../renderer/reader/interval-index.ts';
import { nextMark } from '../../../renderer/reader/next-mark.ts';
import type { PaintedMark } from '../../../renderer/reader/paint-highlights.ts';

const interval = fc.tuple(fc.nat(40), fc.nat(12)).map(([start, length]) => ({ start, end: start + length }));

test('finds the intervals at an offset as a full look would, the shortest first', () => {
  fc.assert(
    fc.property(fc.array(interval, { maxLength: 20 }), fc.nat(60), (intervals, offset) => {
      const found = buildIntervalIndex(intervals).at(offset);
      const expected = intervals.filter(({ start, end }) => start <= offset && offset < end);
      assert.equal(found.length, expected.length);
      assert.ok(expected.every((each) => found.includes(each)));
      const lengths = found.map(({ start, end }) => end - start);
      assert.deepEqual(
        lengths,
        lengths.toSorted((a, b) => a - b),
      );
    }),
  );
});

test('overlaps are what at least two intervals cover', () => {
  fc.assert(
    fc.property(fc.array(interval, { maxLength: 12 }), (intervals) => {
      const covered = Array.from(
        { length: 60 },
        (_, offset) => intervals.filter(({ start, end }) => start <= offset && offset < end).length >= 2,
      );
      const overlaps = findOverlaps(intervals);
      const found = covered.map((_, offset) =>
        overlaps.some(({ start, end }) => start <= offset && offset < end),
      );
      assert.deepEqual(found, covered);
      for (const [index, { start, end }] of overlaps.entries()) {
        assert.ok(end > start && start > (overlaps[index - 1]?.end ?? -1));
      }
    }),
  );
});

const mark = (id: string, start: number, end = start + 2): PaintedMark => ({
  id,
  color: 'yellow',
  state: 'sure',
  segments: [{ start, end }],
});
const marks = [
  mark('c', 30),
  mark('a', 10),
  mark('b', 10, 20),
  { ...mark('o', 0), state: 'orphan' as const, segments: [] },
];
const go = (active: string | null, direction: 'next' | 'previous', offset = 0): string | undefined =>
  nextMark(marks, { active, offset }, direction)?.id;

test('goes through the marks in reading order and round at the ends', () => {
  assert.equal(go('a', 'next'), 'b');
  assert.equal(go('b', 'next'), 'c');
  assert.equal(go('c', 'next'), 'a');
  assert.equal(go('a', 'previous'), 'c');
});

test('starts from a place in the text when no mark is chosen', () => {
  assert.equal(go(null, 'next', 15), 'c');
  assert.equal(go(null, 'previous', 15), 'b');
  assert.equal(go(null, 'next', 99), 'a');
  assert.equal(go(null, 'previous', 0), 'c');
  assert.equal(go('o', 'next', 11), 'c');
  assert.equal(nextMark([], { active: null, offset: 0 }, 'next'), null);
});
