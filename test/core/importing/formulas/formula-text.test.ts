import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deriveArticle } from '../../../../main/core/importing/derive-article.ts';
import { writtenText } from '../../../../main/core/importing/written-text.ts';

const PROSE = 'The harbour office counted ships, cranes and crates that summer. '.repeat(10);

/** First line of the article of a page, and of the whole page. */
const read = (html: string): [article: string, page: string] => {
  const bytes = new TextEncoder().encode(
    `<meta charset="utf-8"><title>Ships</title><article><p>so ${html} holds</p><p>${PROSE}</p></article>`,
  );
  const line = (wholePage: boolean): string =>
    writtenText(deriveArticle({ name: 'a.html', bytes }, { wholePage }).body).split('\n')[0] ?? '';
  return [line(false), line(true)];
};

const math = (content: string): string =>
  `<math xmlns="http://www.w3.org/1998/Math/MathML">${content}</math>`;

/** [what it is, its mark-up, how it reads] */
const FORMULAS: readonly (readonly [string, string, string])[] = [
  ['a fraction', math('<mfrac><mi>a</mi><mi>b</mi></mfrac>'), 'a/b'],
  [
    'a fraction of sums',
    math('<mfrac><mrow><mi>a</mi><mo>+</mo><mi>b</mi></mrow><mn>2</mn></mfrac>'),
    '(a + b)/2',
  ],
  ['no fraction', math('<mfrac linethickness="0"><mi>n</mi><mi>k</mi></mfrac>'), '(n¦k)'],
  ['scripts', math('<msubsup><mi>x</mi><mi>i</mi><mn>2</mn></msubsup>'), 'x_i^2'],
  ['roots', math('<msqrt><mi>n</mi></msqrt><mo>=</mo><mroot><mi>m</mi><mn>3</mn></mroot>'), '√(n) = √(3&m)'],
  ['a sign', math('<mi>x</mi><mo>=</mo><mo>−</mo><mn>4</mn><mo>&InvisibleTimes;</mo><mi>a</mi>'), 'x = −4a'],
  [
    'a sum',
    math(
      '<munderover><mo>∑</mo><mrow><mi>i</mi><mo>=</mo><mn>1</mn></mrow><mi>n</mi></munderover><msub><mi>a</mi><mi>i</mi></msub>',
    ),
    '∑_(i = 1)^n a_i',
  ],
  [
    'a matrix in brackets',
    math(
      '<mo>[</mo><mtable><mtr><mtd><mn>1</mn></mtd><mtd><mn>0</mn></mtd></mtr><mtr><mtd><mn>0</mn></mtd><mtd><mn>1</mn></mtd></mtr></mtable><mo>]</mo>',
    ),
    '[1, 0; 0, 1]',
  ],
  [
    'scripts on the left',
    math('<mmultiscripts><mi>C</mi><none/><none/><mprescripts/><none/><mn>14</mn></mmultiscripts>'),
    '^14C',
  ],
  [
    'its author’s words',
    math('<mi>E</mi>').replace('<math', '<math alttext="{\\displaystyle E=mc^{2}}"'),
    'E=mc^{2}',
  ],
  [
    'TeX kept beside it, and the drawing of it',
    `<span class="katex"><span class="katex-mathml">${math(
      '<semantics><mrow><mi>E</mi></mrow><annotation encoding="application/x-tex">E=mc^2</annotation></semantics>',
    )}</span><span class="katex-html" aria-hidden="true"><span>E=mc2</span></span></span>`,
    'E=mc^2',
  ],
  [
    'TeX in a script, and the drawing of it',
    '<span class="MathJax_Preview"></span><span class="MathJax"><span>E=mc2</span></span><script type="math/tex">E=mc^2</script>',
    'E=mc^2',
  ],
  ['TeX that was never drawn', '<script type="math/tex; mode=display">\\frac{a}{b}</script>', '\\frac{a}{b}'],
];

for (const [name, markup, text] of FORMULAS) {
  test(`a formula reads as ${name}`, () => {
    assert.deepEqual(read(markup), [`so ${text} holds`, `so ${text} holds`]);
  });
}

test('a drawing without its source stays', () => {
  assert.deepEqual(read('<span class="MathJax"><span>E=mc2</span></span>')[1], 'so E=mc2 holds');
});

test('a formula nested without end keeps its signs', () => {
  const deep = math(`${'<mrow>'.repeat(500)}<mi>q</mi>${'</mrow>'.repeat(500)}`);
  assert.equal(read(deep)[0], 'so q holds');
});
