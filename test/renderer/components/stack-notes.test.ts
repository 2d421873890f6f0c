import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { stackNotes, type NoteBox } from '../../../renderer/components/stack-notes.ts';

const GAP = 10;
const box = fc.record({ top: fc.integer({ min: 0, max: 3000 }), height: fc.integer({ min: 1, max: 300 }) });
const column = fc.array(box, { maxLength: 30 }).map((boxes) => boxes.sort((a, b) => a.top - b.top));

const overlap = (boxes: readonly NoteBox[], tops: readonly number[]): boolean =>
  boxes.some(
    (_box, at) => at > 0 && (tops[at] ?? 0) < (tops[at - 1] ?? 0) + (boxes[at - 1]?.height ?? 0) + GAP,
  );

test('notes with room stand level with their text', () => {
  assert.deepEqual(
    stackNotes(
      [
        { top: 0, height: 20 },
        { top: 100, height: 20 },
      ],
      -1,
      GAP,
    ),
    [0, 100],
  );
});

test('notes push each other down', () => {
  assert.deepEqual(
    stackNotes(
      [
        { top: 50, height: 40 },
        { top: 60, height: 40 },
        { top: 70, height: 40 },
      ],
      -1,
      GAP,
    ),
    [50, 100, 150],
  );
});

test('the active note stands at its text and its neighbours make room on both sides', () => {
  assert.deepEqual(
    stackNotes(
      [
        { top: 150, height: 40 },
        { top: 160, height: 40 },
        { top: 170, height: 40 },
      ],
      1,
      GAP,
    ),
    [110, 160, 210],
  );
});

test('whatever the notes, none overlaps, none is above the start, and the order stays', () => {
  fc.assert(
    fc.property(column, fc.integer({ min: -1, max: 29 }), (boxes, active) => {
      const tops = stackNotes(boxes, active, GAP);
      assert.equal(tops.length, boxes.length);
      assert.ok(!overlap(boxes, tops));
      assert.ok(tops.every((top) => top >= 0));
    }),
  );
});

test('without an active note none stands above its text', () => {
  fc.assert(
    fc.property(column, (boxes) => {
      const tops = stackNotes(boxes, -1, GAP);
      assert.ok(tops.every((top, at) => top >= (boxes[at]?.top ?? 0)));
    }),
  );
});
