import assert from 'node:assert/strict';
import { test } from 'node:test';
import { haveSameCharacters } from '../../../main/core/exporting/same-characters.ts';

test('forgives what reading a PDF may change, and nothing else', () => {
  for (const [expected, shown] of [
    ['two words', 'two\nwords'],
    ['用长', '\u2f64\u2ed3'],
    ['office', 'o\ufb03ce'],
    ['co-operate', 'cooperate'],
    ['soft\u00adhyphen', 'softhyphen'],
    ['שלום', 'םולש'],
    ['(א)', '(א('],
    ['a family 👩‍👩‍👧 here', 'afamily\u0000\u0000here'],
  ] as const) {
    assert.ok(haveSameCharacters(expected, shown), `${expected} = ${shown}`);
  }
  for (const [expected, shown] of [
    ['two words', 'two word'],
    ['two words', 'two wordss'],
    ['普京', '普金'],
    ['open', ''],
    ['open', 'Open'],
  ] as const) {
    assert.ok(!haveSameCharacters(expected, shown), `${expected} ≠ ${shown}`);
  }
});
