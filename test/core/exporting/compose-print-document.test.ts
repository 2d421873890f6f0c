import assert from 'node:assert/strict';
import { test } from 'node:test';
import { load } from 'cheerio';
import {
  composePrintDocument,
  PRINT_SECURITY_POLICY,
} from '../../../main/core/exporting/compose-print-document.ts';
import type { PrintedArticle } from '../../../main/core/exporting/compose-print-document.ts';
import { locateText } from '../../../main/core/exporting/locate-ranges.ts';
import { PRINT_STRINGS } from '../../../main/core/exporting/print-strings.ts';
import { sortAnnotations } from '../../../main/core/exporting/printed-annotation.ts';
import { annotationAt, exportInput } from '../../support/export-sample.ts';
import type { Sample } from '../../support/export-sample.ts';

const HOSTILE = `</title></style><script>x</script>"'&<img src=x onerror=y>\u0000`;

const compose = (sample: Partial<Sample>, change: Partial<PrintedArticle> = {}) => {
  const input = exportInput(
    { title: 'A title', body: '<p>The line is open.</p>', language: 'en', ...sample },
    (text) => [
      annotationAt(
        text,
        { start: 4, end: 8 },
        { id: 'first0001', note: HOSTILE, tags: [HOSTILE], author: HOSTILE },
      ),
    ],
  );
  const printed = { ...input, ...sortAnnotations(input.annotations, input.text), ...change };
  return { input, ...composePrintDocument(printed) };
};

test('whatever the record and the notes say is text', () => {
  const { html } = compose({ title: HOSTILE, site: HOSTILE, author: HOSTILE, url: `javascript:${HOSTILE}` });
  const $ = load(html);
  assert.equal($('script, [onerror], img').length, 0);
  assert.equal($('a[href^="javascript"]').length, 0);
  assert.equal($('style').length, 1);
  assert.equal($('.head h1').text(), HOSTILE.replace('\u0000', ''));
  assert.equal($('.notes .note').text(), HOSTILE.replace('\u0000', ''));
});

test('the running title cannot leave its string in the style sheet', () => {
  const { html } = compose({ title: 'a" } * { display: none } "\\' });
  const style = load(html)('style').text();
  assert.match(style, /content: "a\\22 {2}\} \* \{ display: none \} \\22 \\5c ";/);
});

test('nothing is loaded from elsewhere', () => {
  const { html } = compose({});
  const $ = load(html);
  assert.match(PRINT_SECURITY_POLICY, /default-src 'none'/);
  for (const sheet of $('link').toArray()) assert.match($(sheet).attr('href') ?? '', /^\/fonts\//);
});

test('the text of the article is the canonical text, though hidden parts open and scripts go', () => {
  const { html, input } = compose({
    body: '<p hidden>Hidden once.</p><script>x</script><details><summary>More</summary><p id="note-1">Inside.</p></details><a href="#note-1">there</a>',
  });
  assert.equal(locateText(html, 'article').text, input.text);
  const $ = load(html);
  assert.equal($('[hidden]').length, 0);
  assert.equal($('details[open]').length, 1);
  assert.equal($('#note-1').length, 1, 'the ids of the article stay its own');
  assert.equal($('#article a').attr('href'), '#in-note-1');
});

test('a title that the article brings itself is not printed twice', () => {
  assert.equal(load(compose({}).html)('.head').length, 1);
  assert.equal(load(compose({ body: '<h1>A title</h1><p>Text.</p>' }).html)('.head').length, 0);
});

test('missing pictures are named with their reason, skipped ones are not', () => {
  const image = {
    slot: 0,
    url: 'https://pictures.example/a.jpg',
    alt: 'A bridge',
    candidates: [],
    width: null,
    height: null,
    asset: null,
    source: null,
    requestedUrl: null,
    finalUrl: null,
    fetchedAt: null,
    attempts: 1,
    retryAt: null,
  };
  const { html } = compose({
    images: [
      { ...image, state: 'missing', reason: 'http-404' },
      { ...image, slot: 1, url: 'https://pixel.example/p.gif', state: 'skipped', reason: 'tracking-pixel' },
    ],
  });
  assert.ok(html.includes('https://pictures.example/a.jpg') && html.includes('http-404'));
  assert.ok(!html.includes('pixel.example'));
  assert.ok(html.includes(PRINT_STRINGS.en.picturesLocal(0, 1)));
});

test('without annotations there is no appendix, in every language a source page', () => {
  for (const strings of Object.values(PRINT_STRINGS)) {
    const { html, input } = compose({}, { placed: [], orphans: [], strings });
    assert.equal(load(html)('.appendix').length, 1);
    assert.ok(html.includes(input.version.original.sha256));
    assert.ok(html.includes(strings.sourceExplained.replaceAll("'", '&#39;')));
  }
});
