import assert from 'node:assert/strict';
import { test } from 'node:test';
import { characterEnd, foldCharacter } from '../../../main/core/articles/fold-character.ts';

const fold = (text: string): string => {
  let folded = '';
  for (let index = 0; index < text.length;) {
    const end = characterEnd(text, index);
    folded += foldCharacter(text.slice(index, end));
    index = end;
  }
  return folded;
};

const equal: [string, string, string][] = [
  ['case', 'ÀÉÎ Straße ΛΌΓΟΣ', 'aeistrasseλόγος'.replace('ς', 'σ')],
  ['accents, composed or not', 'Zürich Zu\u0308rich', 'zurichzurich'],
  ['width', 'ＡＢＣ１２３，：', 'abc123,:'],
  ['script', '強調臺灣與乾燥', '强调台湾与干燥'],
  ['quotation marks', '“a”「b」『c』«d»', '"a""b""c""d"'],
  ['dashes', 'a—b–c‑d−e', 'a-b-c-d-e'],
  ['stops', '完。…、', '完....,'],
  ['invisible characters and space', 'a\u00ad\u200bb\u3000\u00a0c\ufeff\u2028d', 'abcd'],
  ['variation selectors and joiners', '👨‍👩‍👧❤️', '👨👩👧❤'],
  ['ligatures and compatibility forms', 'ﬁve ㎏ ①', 'fivekg1'],
  ['half-width kana with its voicing mark', 'ｶﾞｷﾞ', 'ガギ'],
];

for (const [name, text, expected] of equal) {
  test(`folds ${name}`, () => {
    assert.equal(fold(text), expected);
  });
}

test('keeps apart what only looks like an accent', () => {
  assert.notEqual(fold('й'), fold('и'));
  assert.notEqual(fold('が'), fold('か'));
  assert.equal(fold('и\u0306'), fold('й'));
  assert.equal(fold('か\u3099'), fold('が'));
});

test('folds what is folded to itself', () => {
  for (let unit = 0; unit < 0x10000; unit++) {
    const once = foldCharacter(String.fromCharCode(unit));
    assert.equal(Array.from(once, foldCharacter).join(''), once, `U+${unit.toString(16)}`);
  }
});
