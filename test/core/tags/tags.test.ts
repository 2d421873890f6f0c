import assert from 'node:assert/strict';
import { test } from 'node:test';
import { OffprintError } from '../../../main/core/errors/offprint-error.ts';
import {
  addTags,
  deleteTag,
  mergeTag,
  normaliseTags,
  removeTags,
  renameTag,
} from '../../../main/core/tags/change-tags.ts';
import { countTags } from '../../../main/core/tags/count-tags.ts';
import { isTagOrBelow, normaliseTag } from '../../../main/core/tags/tag-name.ts';

const isBadInput = (error: unknown): boolean => error instanceof OffprintError && error.code === 'bad-input';

test('normalises names', () => {
  assert.equal(normaliseTag('  Kl\u0069ma  \t Krise '), 'Klima Krise');
  assert.equal(normaliseTag('Cafe\u0301'), 'Café');
  assert.equal(normaliseTag('/ a // b /'), 'a/b');
  assert.equal(normaliseTag('a\u0000b\u2028c\u3000d'), 'a b c d');
});

test('refuses names without letters and too long ones', () => {
  for (const name of ['', ' ', '//', '\u0007']) assert.throws(() => normaliseTag(name), isBadInput);
  assert.throws(() => normaliseTag('x'.repeat(81)), isBadInput);
  assert.equal(normaliseTag('x'.repeat(80)).length, 80);
});

test('adds what is not there in any spelling, and keeps the first', () => {
  const tags = ['News'];
  assert.equal(addTags(tags, ['news']), tags);
  assert.deepEqual(addTags(tags, ['b', 'B', 'a']), ['News', 'b', 'a']);
  assert.deepEqual(normaliseTags(['x', ' X', 'y']), ['x', 'y']);
});

test('full and half width are one spelling as well', () => {
  const tags = ['News/ＡＢ'];
  assert.equal(addTags(tags, ['ｎｅｗｓ/ab']), tags);
  assert.ok(isTagOrBelow('ＮＥＷＳ/x', 'news'));
  assert.deepEqual(removeTags(tags, ['news/ab']), []);
});

test('removes only the tag itself', () => {
  const tags = ['a', 'a/b', 'ab'];
  assert.deepEqual(removeTags(tags, ['A']), ['a/b', 'ab']);
  assert.equal(removeTags(tags, ['z']), tags);
});

test('renames with everything below, in any spelling, without repeats', () => {
  assert.deepEqual(renameTag(['A', 'a/b/c', 'ab'], 'a', 'x/y'), ['x/y', 'x/y/b/c', 'ab']);
  assert.deepEqual(renameTag(['a', 'a/c'], 'a', 'a/b'), ['a/b', 'a/b/c']);
  assert.deepEqual(renameTag(['a/b', 'a/b/c'], 'a/b', 'a'), ['a', 'a/c']);
  assert.deepEqual(renameTag(['news'], 'news', 'News'), ['News']);
  const tags = ['x'];
  assert.equal(renameTag(tags, 'y', 'z'), tags);
  assert.throws(() => renameTag([`a/${'b'.repeat(70)}`], 'a', 'x'.repeat(20)), isBadInput);
});

test('merges into the other spelling and place', () => {
  assert.deepEqual(mergeTag(['media', 'Press', 'press/radio'], 'press', 'Media'), ['Media', 'Media/radio']);
});

test('deletes with everything below', () => {
  const tags = ['a', 'A/b', 'ab'];
  assert.deepEqual(deleteTag(tags, 'a'), ['ab']);
  assert.equal(deleteTag(tags, 'b'), tags);
});

test('knows what lies below', () => {
  assert.ok(isTagOrBelow('A/b', 'a'));
  assert.ok(!isTagOrBelow('ab', 'a'));
});

test('counts every list once per tag, parents too, parents first', () => {
  assert.deepEqual(countTags([['a/b', 'a/c'], ['A'], ['a/B', 'z'], ['a/B', 'a b']]), [
    { name: 'a', count: 4 },
    { name: 'a/B', count: 2 + 1 },
    { name: 'a/c', count: 1 },
    { name: 'a b', count: 1 },
    { name: 'z', count: 1 },
  ]);
});
