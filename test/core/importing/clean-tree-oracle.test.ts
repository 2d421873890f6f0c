import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import createDOMPurify from 'dompurify';
import { JSDOM } from 'jsdom';
import { deriveArticle } from '../../../main/core/importing/derive-article.ts';
import { corpusFolder } from '../../support/corpus.ts';
import { hostileHtml } from '../../support/hostile-html.ts';

/** DOMPurify judges what we wrote: whatever it would take out, we should have. */
const { window } = new JSDOM('');
const purify = createDOMPurify(window);
const PROFILE = {
  USE_PROFILES: { html: true },
  ADD_ATTR: ['data-slot', 'rel'],
  ALLOW_DATA_ATTR: false,
  ALLOW_ARIA_ATTR: false,
};

const normal = (html: string): string => {
  const box = window.document.createElement('div');
  box.innerHTML = html;
  return box.innerHTML;
};

const bodyOf = (html: string): string =>
  deriveArticle({
    name: 'a.md',
    bytes: new TextEncoder().encode(`<!--1641827586000-->\n[t](https://site.invalid/a)\n------\n\n${html}`),
  }).body;

test('the oracle works here: it takes out a canary', () => {
  assert.equal(purify.isSupported, true);
  assert.equal(purify.sanitize('<b onclick=x>a</b><script>b</script>', PROFILE), '<b>a</b>');
});

test('our output is a fixed point of DOMPurify: own payloads', () => {
  for (const html of hostileHtml('alert(1)', 'https://evil.invalid')) {
    const body = bodyOf(html);
    assert.equal(purify.sanitize(body, PROFILE), normal(body), html);
  }
});

interface Case {
  readonly title?: string;
  readonly payload: string;
}

const corpus = corpusFolder();
const sample = corpus === null ? '' : join(corpus, 'sanitizer', 'dompurify-expect.json');

test(
  'our output is a fixed point of DOMPurify: its own fixtures',
  { skip: !existsSync(sample) && 'no corpus' },
  () => {
    const cases = JSON.parse(readFileSync(sample, 'utf8')) as Case[];
    assert.ok(cases.length > 0);
    for (const { title, payload } of cases) {
      const body = bodyOf(payload);
      assert.equal(purify.sanitize(body, PROFILE), normal(body), title ?? payload);
    }
  },
);
