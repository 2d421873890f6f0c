import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright';
import { launchChromium } from '../../support/chromium.ts';
import { openReadingPage } from './reading-page.ts';

let browser: Browser;
let page: Page;

before(async () => {
  browser = await launchChromium();
  page = await openReadingPage(browser);
});

after(async () => {
  await browser.close();
});

/** Expressions are strings: they run in a page whose globals `openReadingPage` sets up. */
const run = <T>(expression: string): Promise<T> => page.evaluate<T>(expression);

const selected = (range: string): Promise<string | null> =>
  run(`wordsOf(reader.rangeToOffsets(article, ${range}))`);

test('reads the article inside the frame', async () => {
  assert.match(
    await run<string>('article.text'),
    /^标题\n继 本网… 后 the first paragraph\nSecond paragraph, 😀 done\.\none\ntwo\nlong text /,
  );
});

test('maps selections that end in elements, in other blocks and around what has no text', async () => {
  assert.equal(
    await selected("range(id('first').firstChild, 0, id('second'), 0)"),
    '继 本网… 后 the first paragraph',
  );
  assert.equal(await selected("range(id('first'), 1, id('first'), 2)"), '本网…');
  assert.equal(await selected("range(doc, 0, id('title'), 1)"), '标题');
  assert.equal(await selected("range(id('picture'), 0, id('second').firstChild, 6)"), 'Second');
  assert.equal(
    await selected("range(doc.querySelector('button').firstChild, 1, id('second').lastChild, 9)"),
    'paragraph',
  );
  assert.equal(
    await selected("range(id('last').firstChild, 5, doc.body, doc.body.childNodes.length)"),
    'words',
  );
  assert.equal(
    (await selected('range(doc, 0, doc, doc.childNodes.length)'))?.length,
    await run<number>('article.text.length'),
  );
});

test('a selection without text, or in another document, is none', async () => {
  assert.equal(await selected("range(id('picture'), 0, id('picture'), 0)"), null);
  assert.equal(await selected("range(id('first').firstChild, 1, id('first').firstChild, 2)"), null);
  assert.equal(
    await run(
      'reader.rangeToOffsets(article, (() => { const r = document.createRange(); r.selectNode(document.body); return r; })())',
    ),
    null,
  );
});

test('three clicks select the paragraph and nothing of the next', async () => {
  const box = await run<{ x: number; y: number }>("id('title').getBoundingClientRect().toJSON()");
  await page.mouse.click(box.x + 5, box.y + 15, { clickCount: 3 });
  assert.equal(await selected('doc.getSelection().getRangeAt(0)'), '标题');
});

test('every stretch of the text leads to a range that leads back', async () => {
  const failures = await run<string[]>(`(() => {
    const failures = [];
    const words = article.text.slice(0, 120);
    for (let start = 0; start < words.length; start++) {
      for (const end of [start + 1, start + 2, start + 7, start + 40]) {
        const range = reader.offsetsToRange(article, { start, end });
        const back = range && reader.rangeToOffsets(article, range);
        const expected = article.text.slice(start, end).trim().replace(/^[\\udc00-\\udfff]|[\\ud800-\\udbff]$/g, '');
        const got = wordsOf(back) ?? '';
        if (!got.includes(expected) || got.length > expected.length + 2) failures.push(JSON.stringify([start, end, expected, got]));
      }
    }
    return failures;
  })()`);
  assert.deepEqual(failures, []);
});

const paint = (marks: string): Promise<void> =>
  run(`(() => {
    globalThis.painter ??= reader.createHighlightPainter(view, article, reader.LIGHT_PALETTE);
    globalThis.marks = ${marks};
    painter.paint(marks);
  })()`);

const highlights = (): Promise<Record<string, string[]>> =>
  run(`Object.fromEntries([...view.CSS.highlights].map(([name, highlight]) => [
    name.replace('offprint-', ''),
    [...highlight].map((each) => wordsOf(reader.rangeToOffsets(article, each))),
  ]))`);

const mark = (id: string, words: string, color = 'yellow', state = 'sure'): string =>
  `{ id: '${id}', color: '${color}', state: '${state}', segments: ${state === 'orphan' ? '[]' : `[at('${words}')]`} }`;

test('paints one highlight per colour and state, and what overlaps', async () => {
  const html = await run<string>('doc.documentElement.outerHTML');
  await paint(
    `[${mark('a', '标题')}, ${mark('b', 'first paragraph')}, ${mark('c', 'paragraph\\nSecond', 'blue')}, ${mark('d', 'one', 'blue', 'review')}, ${mark('e', '', 'pink', 'orphan')}]`,
  );
  assert.deepEqual(await highlights(), {
    'yellow-sure': ['标题', 'first paragraph'],
    'blue-sure': ['paragraph\nSecond'],
    'blue-review': ['one'],
    overlap: ['paragraph'],
  });
  await run("painter.setActive('c')");
  assert.deepEqual((await highlights()).active, ['paragraph\nSecond']);
  await paint(`[${mark('c', 'two', 'green')}]`);
  assert.deepEqual(await highlights(), { 'green-sure': ['two'], active: ['two'] });
  await run("painter.paintMatches([at('one'), at('done')])");
  assert.deepEqual((await highlights()).match, ['one', 'done']);
  await run('painter.setActive(null); painter.paintMatches([])');
  await paint('[]');
  assert.deepEqual(await highlights(), {});
  assert.equal(await run<string>('doc.documentElement.outerHTML'), html);
});

const picture = async (words: string): Promise<string> => {
  const clip = await run<{ x: number; y: number; width: number; height: number }>(
    `(() => { const { x, y, width, height } = reader.offsetsToRange(article, at('${words}')).getBoundingClientRect(); return { x, y, width, height }; })()`,
  );
  return (await page.screenshot({ clip })).toString('base64');
};

test('what is painted is seen, there and nowhere else, under a policy that forbids styles', async () => {
  await run('view.scrollTo(0, 0); doc.getSelection().removeAllRanges()');
  await paint('[]');
  const [one, two] = [await picture('one'), await picture('two')];
  await paint(`[${mark('a', 'one', 'pink')}]`);
  assert.notEqual(await picture('one'), one);
  assert.equal(await picture('two'), two);
  const light = await picture('one');
  await run('painter.setPalette(reader.DARK_PALETTE)');
  assert.notEqual(await picture('one'), light);
  await run('painter.dispose()');
  assert.equal(await picture('one'), one);
  assert.equal(await run<number>('view.CSS.highlights.size + doc.adoptedStyleSheets.length'), 0);
  await run('globalThis.painter = undefined');
});

test('ten thousand marks still make only one highlight per colour and state', async () => {
  await paint(
    `Array.from({ length: 10_000 }, (_, index) => ({ id: String(index), color: ['yellow', 'green', 'blue'][index % 3], state: index % 2 ? 'sure' : 'review', segments: [{ start: index % 3000, end: (index % 3000) + 4 }] }))`,
  );
  assert.equal(await run<number>('view.CSS.highlights.size'), 7);
  await paint('[]');
});

const hit = (words: string, dx = 0, dy = 0): Promise<string[]> =>
  run(`(() => {
    const box = reader.offsetsToRange(article, at('${words}')).getBoundingClientRect();
    return reader.createMarkHitTester(doc, article, marks).at(box.x + box.width / 2 + ${String(dx)}, box.y + box.height / 2 + ${String(dy)});
  })()`);

test('finds the marks under a point, the innermost first, and none beside the text', async () => {
  await paint(
    `[${mark('long', 'the first paragraph')}, ${mark('short', 'first', 'blue')}, ${mark('last', 'last words', 'green')}]`,
  );
  assert.deepEqual(await hit('first'), ['short', 'long']);
  assert.deepEqual(await hit('the'), ['long']);
  assert.deepEqual(await hit('Second'), []);
  assert.deepEqual(await hit('paragraph', 400), []);
  assert.deepEqual(await hit('标题', 0, -60), []);
  assert.deepEqual(await run('reader.createMarkHitTester(doc, article, marks).at(-5, 99999)'), []);
});

test('finds them after scrolling, in the coordinates of the frame', async () => {
  await run("id('last').scrollIntoView()");
  assert.deepEqual(await hit('last words'), ['last']);
  await run('view.scrollTo(0, 0)');
});
