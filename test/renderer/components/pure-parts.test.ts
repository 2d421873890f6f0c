import assert from 'node:assert/strict';
import { test } from 'node:test';
import { groupClaims } from '../../../renderer/components/group-claims.ts';
import { growTagTree } from '../../../renderer/components/grow-tag-tree.ts';
import { matchTags, tidyTag } from '../../../renderer/components/match-tags.ts';

const known = [
  { name: 'water', count: 3 },
  { name: 'data/water-quality', count: 9 },
  { name: '水务', count: 5 },
  { name: '环境/水', count: 1 },
  { name: 'Ｗater2', count: 1 },
];

test('tags that begin with what was typed come before those that hold it', () => {
  assert.deepEqual(matchTags('wat', known, []), ['water', 'Ｗater2', 'data/water-quality']);
  assert.deepEqual(matchTags('水', known, []), ['水务', '环境/水']);
});

test('tags already set are not offered, and nothing typed offers the most used', () => {
  assert.deepEqual(matchTags('', known, ['water'], 2), ['data/water-quality', '水务']);
});

test('a tag in another spelling is the same tag: not offered again, one branch of the tree', () => {
  assert.deepEqual(matchTags('wat', known, ['WATER', 'water2']), ['data/water-quality']);
  const tree = growTagTree(
    [
      { name: 'News/a', count: 1 },
      { name: 'ｎｅｗｓ/B', count: 2 },
      { name: 'news/b', count: 3 },
    ],
    (left, right) => left.localeCompare(right),
  );
  assert.deepEqual(
    tree.map(({ name, below }) => [name, below.map((each) => [each.name, each.count])]),
    [
      [
        'News',
        [
          ['News/a', 1],
          ['News/B', 5],
        ],
      ],
    ],
  );
});

test('a typed tag is tidied before it is one', () => {
  assert.equal(tidyTag('  a  b / / c '), 'a b/c');
  assert.equal(tidyTag(' / '), '');
});

test('slashes make a tree; a group without articles of its own counts none', () => {
  const tree = growTagTree(
    [
      { name: 'b', count: 2 },
      { name: 'a/x', count: 1 },
      { name: 'a/y/z', count: 4 },
    ],
    (left, right) => left.localeCompare(right),
  );
  assert.deepEqual(
    tree.map(({ name, count, below }) => [name, count, below.map((each) => each.name)]),
    [
      ['a', 0, ['a/x', 'a/y']],
      ['b', 2, []],
    ],
  );
  assert.equal(tree[0]?.below[1]?.below[0]?.name, 'a/y/z');
});

test('the same value of several sources is one claim; of contradicting ones the used one is named', () => {
  const groups = groupClaims(
    [
      { field: 'published', value: '2022-01-10', source: 'date-line' },
      { field: 'published', value: '2021-01-10', source: 'meta' },
      { field: 'title', value: 'A day', source: 'header' },
      { field: 'title', value: 'A day - The Paper', source: 'meta' },
      { field: 'title', value: 'A day', source: 'opengraph' },
    ],
    [{ field: 'published', values: [], used: '2022-01-10' }],
  );
  assert.deepEqual(
    groups.map(({ field, conflict, values }) => [field, conflict, values.map(({ used }) => used)]),
    [
      ['title', false, [false, false]],
      ['published', true, [true, false]],
    ],
  );
  assert.deepEqual(groups[0]?.values[0]?.sources, ['header', 'opengraph']);
});
