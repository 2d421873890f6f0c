import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readOperations, readTokens } from '../../../main/core/exporting/content-tokens.ts';

const bytes = (text: string): Uint8Array => Uint8Array.from(text, (character) => character.charCodeAt(0));
const kinds = (text: string): string[] =>
  [...readTokens(bytes(text))].map(({ kind, text: at }) => `${kind} ${at}`);

test('reads numbers, names, strings, dictionaries and comments', () => {
  assert.deepEqual(kinds('/F1 -.5 Tf % no (text)\n(a\\)(b)c) Tj <00 41> Tj << /MCID 3 >> BDC [1 2] TJ T*'), [
    'name F1',
    'number -.5',
    'operator Tf',
    'string (a\\)(b)c)',
    'operator Tj',
    'string <00 41>',
    'operator Tj',
    'delimiter <<',
    'name MCID',
    'number 3',
    'delimiter >>',
    'operator BDC',
    'delimiter [',
    'number 1',
    'number 2',
    'delimiter ]',
    'operator TJ',
    'operator T*',
  ]);
});

test('ends at the end of the bytes, whatever is left open', () => {
  for (const text of ['(never closed', '<0041', '/', '<<', '% comment', '', '(\\']) {
    assert.ok(
      [...readTokens(bytes(text))].every(({ end }) => end <= text.length + 1),
      text,
    );
  }
});

test('an operation spans from its first operand to its operator', () => {
  const source = 'q 1 0 0 1 5 6 cm\nQ';
  const [save, transform, restore] = [...readOperations(bytes(source))];
  assert.equal(save?.operator, 'q');
  assert.equal(source.slice(transform?.start, transform?.end), '1 0 0 1 5 6 cm');
  assert.deepEqual(
    transform?.operands.map(({ value }) => value),
    [1, 0, 0, 1, 5, 6],
  );
  assert.equal(restore?.operator, 'Q');
});
