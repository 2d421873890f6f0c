import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { indexHolding, numbersFound } from '../../support/open-test-index.ts';

/**
 * Each sign of the alphabet with what it is worth in a text; what the queried sign `from` may stand for in a
 * text is a set of its own, because one simplified character stands for several traditional ones.
 */
const WORTH: Readonly<Record<string, string>> = {
  京: '京',
  普: '普',
  金: '金',
  国: '国',
  國: '國',
  发: '发',
  發: '發',
  髮: '髮',
  '𠮷': '𠮷',
  か: 'か',
  カ: 'カ',
  ｶ: 'カ',
  ー: 'ー',
  나: '나',
  라: '라',
  ก: 'ก',
  a: 'a',
  B: 'b',
  Ａ: 'a',
  é: 'e',
  '2': '2',
  '３': '3',
  я: 'я',
  '.': '.',
  '。': '.',
  '+': '+',
  '《': '<',
  '“': '"',
  '-': '-',
  '—': '-',
  '👉': '👉',
  '❤️': '❤',
  '\u200b': '',
  '\u00ad': '',
  ' ': ' ',
  '\u3000': ' ',
  '\n': '\n',
};
const LOOSE: Readonly<Record<string, string>> = {
  国: '[国國]',
  國: '[国國]',
  发: '(?:发|發|髮)',
  發: '[发發]',
  髮: '[发髮]',
};
const SPACED = [/[abe23я]/u, /[나라]/u];

const worth = (signs: readonly string[]): string[] => {
  const kept = signs.map((sign) => WORTH[sign] ?? '?').filter((value) => value !== '');
  const lines = kept
    .join('')
    .replace(/ *\n[\n ]*/g, '\n')
    .replace(/ +/g, ' ')
    .replace(/^[\n ]+|[\n ]+$/g, '');
  const characters = Array.from(lines);
  return characters.filter((character, at) => {
    const [before, after] = [characters[at - 1] ?? '', characters[at + 1] ?? ''];
    return character !== ' ' || SPACED.some((kind) => kind.test(before) && kind.test(after));
  });
};

const escaped = (character: string): string => character.replace(/[.+*?^$()[\]{}|\\]/, '\\$&');

const pattern = (query: readonly string[], exact: boolean): RegExp => {
  const characters = worth(query.map((sign) => (sign === '\n' ? ' ' : sign)));
  return new RegExp(
    characters.map((character) => (exact ? undefined : LOOSE[character]) ?? escaped(character)).join(''),
    'u',
  );
};

const signs = fc.constantFrom(...Object.keys(WORTH));
const text = fc.array(fc.oneof({ weight: 4, arbitrary: signs }, fc.constantFrom(' ', 'a', 'B', '나')), {
  maxLength: 30,
});
const withoutSpaces = (query: readonly string[], instead = ''): string[] =>
  query.map((sign) => (/\s/.test(sign) ? instead : sign)).filter((sign) => sign !== '');
const queryIn = (texts: readonly string[][]) =>
  fc.oneof(
    fc.array(signs, { minLength: 1, maxLength: 6 }),
    fc
      .tuple(fc.nat(), fc.nat(), fc.integer({ min: 1, max: 9 }))
      .map(([which, start, length]) => {
        const chosen = texts[which % texts.length] ?? [];
        return chosen.slice(start % (chosen.length + 1)).slice(0, length);
      })
      .chain((query) => fc.constantFrom(query, withoutSpaces(query), withoutSpaces(query, ' ')))
      .filter((query) => query.length > 0),
  );
const library = fc
  .array(text, { minLength: 1, maxLength: 6 })
  .filter((texts) => texts.some((one) => one.length > 0))
  .chain((texts) => fc.tuple(fc.constant(texts), fc.array(queryIn(texts), { minLength: 6, maxLength: 6 })));

const expected = (texts: readonly string[][], query: readonly string[], exact: boolean): number[] => {
  const wanted = pattern(query, exact);
  return texts.flatMap((one, number) => (wanted.test(worth(one).join('')) ? [number] : []));
};

for (const where of ['text', 'title'] as const) {
  test(`what is found in the ${where} is exactly what is there`, async () => {
    await fc.assert(
      fc.asyncProperty(library, async ([texts, queries]) => {
        const index = await indexHolding(
          null,
          ...texts.map((one) => ({
            title: where === 'title' ? one.join('') : '',
            text: where === 'text' ? one.join('') : '',
          })),
        );
        try {
          for (const query of queries) {
            const typed = query.join('');
            assert.deepEqual(
              await numbersFound(index, `"${typed}"`),
              expected(texts, query, true),
              `"${typed}"`,
            );
            if (where === 'title') {
              const inTitle = await numbersFound(index, `title:"${typed}"`);
              assert.deepEqual(inTitle, expected(texts, query, true), `title:"${typed}"`);
            }
            // Without quotation marks, as far as the typed text holds no space and no operator.
            if (/^[^\s“+-][^\s“]*$/u.test(typed)) {
              assert.deepEqual(await numbersFound(index, typed), expected(texts, query, false), typed);
            }
          }
        } finally {
          await index.close();
        }
      }),
      { numRuns: 150 },
    );
  });
}
