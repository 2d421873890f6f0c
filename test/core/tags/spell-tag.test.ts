import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createSpelling } from '../../../main/core/tags/spell-tag.ts';

test('spells a tag as it is known, group by group', () => {
  const spell = createSpelling(['News/Local', 'ＡＰ通讯', 'Press']);
  assert.equal(spell('news/LOCAL'), 'News/Local');
  assert.equal(spell('NEWS'), 'News');
  assert.equal(spell('news/World'), 'News/World');
  assert.equal(spell('ap通讯'), 'ＡＰ通讯');
  assert.equal(spell('ｐｒｅｓｓ'), 'Press');
  assert.equal(spell('press/local'), 'Press/local');
});

test('of several known spellings the first counts, and a new one holds for what follows', () => {
  const spell = createSpelling(['press', 'Press']);
  assert.equal(spell('PRESS'), 'press');
  assert.deepEqual(['Water', 'water/Board', 'WATER/board'].map(spell), [
    'Water',
    'Water/Board',
    'Water/Board',
  ]);
});
