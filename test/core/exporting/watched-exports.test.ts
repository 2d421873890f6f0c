/** What leaves the library, in a real Chromium: the HTML file opened by itself, and the pages a PDF is printed from. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  composePrintDocument,
  PRINT_SECURITY_POLICY,
} from '../../../main/core/exporting/compose-print-document.ts';
import { exportHtml } from '../../../main/core/exporting/html/export-html.ts';
import { PRINT_STRINGS } from '../../../main/core/exporting/print-strings.ts';
import { sortAnnotations } from '../../../main/core/exporting/printed-annotation.ts';
import { annotationAt, exportInput } from '../../support/export-sample.ts';
import { assertNothing } from '../../support/sanitising/assert-sightings.ts';
import { carried, cleanedCopy } from '../../support/sanitising/carriers.ts';
import { armed, knownPayloads } from '../../support/sanitising/payloads.ts';
import { openWatchedBrowser } from '../../support/sanitising/watched-browser.ts';

const OF_EACH = 2;
const payloads = knownPayloads(OF_EACH);

/** A stored article whose record and notes are as hostile as its text was. */
const hostileInput = (payload: string) => {
  const body = `<p>The words that are marked.</p>${cleanedCopy(carried('header+html', `<p>x</p>${payload}`))?.body ?? ''}`;
  const input = exportInput({ title: 't', body, language: 'en' }, (text) => [
    annotationAt(text, { start: 4, end: 9 }, { id: 'n', note: payload, tags: [payload], author: payload }),
  ]);
  const [title, site, author, language] = [payload, payload, payload, payload];
  const record = { ...input.record, title, site, author, language, url: payload, tags: [payload] };
  return { ...input, record, annotationsJsonld: JSON.stringify({ note: payload }) };
};

const inputs = (port: number) =>
  payloads.map(({ template }, at) => hostileInput(armed(template, at + 1, port)));

test('exported files do nothing, were it without their policy', async () => {
  await using browser = await openWatchedBrowser();
  const documents = await Promise.all(
    inputs(browser.port).map((input) =>
      exportHtml({ ...input, strings: PRINT_STRINGS.en, resources: () => Promise.resolve(null) }),
    ),
  );
  const bare = documents.map((html) => html.replace(/<meta http-equiv[^>]*>/, ''));
  assert.ok(bare.every((html) => !html.includes('Content-Security-Policy')));
  await browser.openInFrames(bare);
  assertNothing(await browser.close(), payloads);
});

test('pages to be printed ask for their typefaces and nothing else', async () => {
  await using browser = await openWatchedBrowser();
  const documents = inputs(browser.port).map((input) => {
    const sorted = sortAnnotations(input.annotations, input.text);
    return composePrintDocument({ ...input, ...sorted }).html;
  });
  await browser.openInReader(documents, { 'content-security-policy': PRINT_SECURITY_POLICY });
  const seen = await browser.close();
  const strays = seen.strays.filter((address) => !address.startsWith('reader.localhost/fonts/'));
  assertNothing({ ...seen, strays }, payloads);
});
