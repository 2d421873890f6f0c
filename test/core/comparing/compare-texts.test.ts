import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import fc from 'fast-check';
import { compareTexts, type ComparedSentence } from '../../../main/core/comparing/compare-texts.ts';
import { splitSentences } from '../../../main/core/comparing/split-sentences.ts';

const brief = (compared: readonly ComparedSentence[]): string[] =>
  compared.map(({ kind, text, pieces, move }) => {
    const inner = pieces
      .map(
        (piece) =>
          ({ same: piece.text, removed: `[-${piece.text}-]`, added: `[+${piece.text}+]` })[piece.kind],
      )
      .join('');
    return `${kind}${move === null ? '' : ` ${String(move)}`}: ${inner || text}`;
  });

test('sentences end where a reader ends them, in Chinese, Japanese and English', () => {
  const cases: readonly (readonly [string, readonly string[]])[] = [
    ['他说：“水闸开了。”村民不信。', ['他说：“水闸开了。”', '村民不信。']],
    ['真的吗？！当然……他走了。', ['真的吗？！', '当然……', '他走了。']],
    ['「行くの？」と彼は言った。雨。', ['「行くの？」', 'と彼は言った。', '雨。']],
    [
      'Dr. Smith of the U.S. office paid 3.50 dollars. Then he left.',
      ['Dr. Smith of the U.S. office paid 3.50 dollars.', 'Then he left.'],
    ],
    ['“Stop.” She did. See e.g. this', ['“Stop.”', 'She did.', 'See e.g. this']],
    ['见 example.org/a.b 和 v1.2。完', ['见 example.org/a.b 和 v1.2。', '完']],
    ['标题没有句号\n正文。', ['标题没有句号', '正文。']],
    ['', []],
    ['\n \n', []],
  ];
  for (const [text, expected] of cases)
    assert.deepEqual(
      splitSentences(text).map((each) => each.text),
      expected,
    );
});

test('sentences name their places and the ends of paragraphs', () => {
  const text = '一。 二。\n\n三。';
  assert.deepEqual(splitSentences(text), [
    { text: '一。', start: 0, endsParagraph: false },
    { text: '二。', start: 3, endsParagraph: true },
    { text: '三。', start: 7, endsParagraph: true },
  ]);
});

test('an edited Chinese sentence shows the characters that changed', () => {
  assert.deepEqual(
    brief(
      compareTexts(
        '水闸建于一九六二年，由三个村庄管理。账单两份。',
        '水闸建于一九六三年，由三个村庄管理。账单两份。',
      ),
    ),
    ['edited: 水闸建于一九六[-二-][+三+]年，由三个村庄管理。', 'same: 账单两份。'],
  );
});

test('an edited English sentence shows the words that changed, never parts of words', () => {
  assert.deepEqual(
    brief(
      compareTexts('The mayor denied the report on Friday.', 'The mayor confirmed the report on Friday.'),
    ),
    ['edited: The mayor [-denied-][+confirmed+] the report on Friday.'],
  );
});

test('added, removed and moved sentences are told apart', () => {
  const before = '第一句话在这里。第二句话在这里。要删掉的旧说法。最后一句收尾。';
  const after = '第二句话在这里。最后一句收尾。第一句话在这里。全新的内容出现了。';
  const found = brief(compareTexts(before, after));
  assert.deepEqual(found, [
    'moved-away 0: 第一句话在这里。',
    'same: 第二句话在这里。',
    'removed: 要删掉的旧说法。',
    'same: 最后一句收尾。',
    'moved-here 0: 第一句话在这里。',
    'added: 全新的内容出现了。',
  ]);
});

test('a sentence that was edited on its way is shown with what changed', () => {
  const long = '委员会周五在没有说明理由的情况下撤回了它自己的报告。';
  const found = compareTexts(
    `${long}甲段保持原样不动。乙段也保持原样不动。`,
    `甲段保持原样不动。乙段也保持原样不动。${long.replace('周五', '周六')}`,
  );
  assert.deepEqual(
    brief(found).at(-1),
    'moved-here 0: 委员会周[-五-][+六+]在没有说明理由的情况下撤回了它自己的报告。',
  );
});

const sentence = fc.constantFrom(
  '水闸开了。',
  '村民不信账单。',
  '会计不肯签字！',
  'He left the house.',
  '第二天下雨，路断了。',
);
const article = fc.array(sentence, { maxLength: 25 }).map((sentences) => sentences.join(''));

test('both texts can be read out of the comparison', () => {
  fc.assert(
    fc.property(article, article, (before, after) => {
      const compared = compareTexts(before, after);
      const side = (drop: string, ...gone: string[]): string[] =>
        compared
          .filter(({ kind }) => !gone.includes(kind))
          .map(({ text, pieces, kind }) =>
            kind === 'edited'
              ? pieces
                  .filter((each) => each.kind !== drop)
                  .map((each) => each.text)
                  .join('')
              : text,
          );
      assert.deepEqual(
        side('removed', 'removed', 'moved-away'),
        splitSentences(after).map((each) => each.text),
      );
      assert.deepEqual(
        side('added', 'added', 'moved-here'),
        splitSentences(before).map((each) => each.text),
      );
    }),
    { numRuns: 300 },
  );
});

test('two long texts without a common sentence end in bounded work', () => {
  const text = (seed: string): string =>
    Array.from({ length: 3000 }, (_, at) => `${seed}${String(at)}号句子。`).join('');
  const found = compareTexts(text('甲'), text('乙'));
  assert.ok(found.length >= 3000);
});

const kinds = (compared: readonly ComparedSentence[]): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const { kind } of compared) counts[kind] = (counts[kind] ?? 0) + 1;
  return counts;
};

test('sentences that moved are looked up, not looked for one by one', () => {
  // Work without a pause cannot be ended from within; looked for, they are compared ten thousand million times.
  const script = `
    import { compareTexts } from ${JSON.stringify(import.meta.resolve('../../../main/core/comparing/compare-texts.ts'))};
    const text = Array.from({ length: 140_000 }, (_, at) => '第' + at + '句写水闸。');
    const compared = compareTexts(text.join('\\n'), text.toReversed().join('\\n'));
    console.log(compared.filter(({ kind }) => kind === 'moved-here').length);`;
  const run = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
    encoding: 'utf8',
    timeout: 60_000,
  });
  assert.equal(run.stdout.trim(), '139999', `${String(run.signal)} ${run.stderr}`);
});

test('a text whose halves changed places is half as it was, however long it is', () => {
  // Of no two sentences more than a word is the same: each half is all the other is not.
  const text = Array.from(
    { length: 12_000 },
    (_, at) => `${(at * 7919 + 13).toString(36).padStart(5, '0').repeat(4)}.`,
  );
  const turned = [...text.slice(6000), ...text.slice(0, 6000)];
  const compared = compareTexts(text.join('\n'), turned.join('\n'));
  assert.deepEqual(kinds(compared), { same: 6000, 'moved-here': 6000, 'moved-away': 6000 });
});

test('sentences that one text alone has cost nothing: an edit is found among ten thousand of them', () => {
  const side = (name: string): string[] => Array.from({ length: 10_000 }, (_, at) => `${name}${String(at)}.`);
  const shared = '水闸建于一九六二年，由三个村庄管理。';
  const [a, b] = [side('a'), side('b')];
  const compared = compareTexts([...a, shared].join('\n'), [shared, ...b, shared].join('\n'));
  assert.equal(compared.filter(({ kind, text }) => kind === 'same' && text === shared).length, 1);
});
