import assert from 'node:assert/strict';
import { test } from 'node:test';
import { load } from 'cheerio';
import { buildTextModel } from '../../../preload/contract/text-model.ts';
import { parsedTree } from '../../../main/core/articles/parsed-tree.ts';
import { exportHtml } from '../../../main/core/exporting/html/export-html.ts';
import { PRINT_STRINGS } from '../../../main/core/exporting/print-strings.ts';
import { annotationAt, exportInput } from '../../support/export-sample.ts';

const HASH = 'a'.repeat(64);
const PICTURE = `../../../../../assets/aa/${HASH}.png`;
const BODY = `<p>The river <b>rose</b> by two metres on Monday, and fell on Tuesday.</p><p><img src="${PICTURE}" alt="The bridge"></p><p id="mark-1"><a href="#mark-1">昨天水位上涨。</a></p>`;

const exported = (marks: Record<string, { note?: string; color?: 'yellow' | 'blue' }>, body = BODY) => {
  const asked: string[] = [];
  const input = exportInput({ title: 'A title', body, language: 'en' }, (text) =>
    Object.entries(marks).map(([quote, values], at) => {
      const start = text.indexOf(quote);
      assert.ok(start >= 0, quote);
      return annotationAt(text, { start, end: start + quote.length }, { id: `note${String(at)}`, ...values });
    }),
  );
  const html = exportHtml({
    ...input,
    annotationsJsonld: '{"note":"</script><script>alert(1)</script>"}',
    strings: PRINT_STRINGS.en,
    resources: (path) => {
      asked.push(path);
      return Promise.resolve({ bytes: new Uint8Array([1, 2, 3, 4]), type: 'image/png' });
    },
  });
  return { html, asked, input };
};

test('marks lie over exactly their words, also where two overlap and across elements', async () => {
  const { html, input } = exported({
    'river rose by two': { note: 'How much before?' },
    'rose by two metres on Monday': { color: 'blue' },
    水位上涨: {},
  });
  const $ = load(await html);
  const marked = (number: number): string =>
    $(`mark[data-annotations~="${String(number)}"]`)
      .toArray()
      .map((mark) => $(mark).text())
      .join('');
  assert.equal(marked(1), 'river rose by two');
  assert.equal(marked(2), 'rose by two metres on Monday');
  assert.equal(marked(3), '水位上涨');
  const [root] = $('article').toArray();
  assert.ok(root);
  assert.equal(buildTextModel(root, parsedTree).text, input.text, 'the text is what it was');
  assert.equal($('article a.ref').length, 1, 'only the one with a note has a number');
  assert.match($('#note-1').text(), /How much before\?/);
  assert.equal($('[id="mark-1"]').length, 1, 'ids of the article do not collide with ours');
});

test('pictures are inside and nothing can load or run', async () => {
  const { html, asked } = exported({});
  const $ = load(await html);
  assert.deepEqual(asked, [`assets/aa/${HASH}.png`]);
  assert.equal($('article img').attr('src'), 'data:image/png;base64,AQIDBA==');
  assert.equal($('script').length, 1, 'the data block alone, whatever a note says');
  assert.equal($('script').attr('type'), 'application/ld+json');
  assert.match(
    $('meta[http-equiv]').attr('content') ?? '',
    /^default-src 'none'; img-src data:; style-src 'unsafe-inline'/,
  );
});

test('a copy that does not fit its text is refused', async () => {
  const { input } = exported({});
  await assert.rejects(
    exportHtml({
      ...input,
      text: 'something else',
      annotationsJsonld: '{}',
      strings: PRINT_STRINGS.en,
      resources: () => Promise.resolve(null),
    }),
    { code: 'damaged-file' },
  );
});
