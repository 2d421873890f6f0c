import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, test } from 'node:test';
import { PDFDocument } from '@cantoo/pdf-lib';
import { createChromiumPdfPrinter } from '../../../main/adapters/chromium-pdf-printer.ts';
import { readPrintFont } from '../../../main/adapters/print-fonts.ts';
import { PRINT_SECURITY_POLICY } from '../../../main/core/exporting/compose-print-document.ts';
import { setHighlights, setStyle } from '../../../main/core/exporting/page-script.ts';
import type { PdfPrinter } from '../../../main/core/ports/pdf-printer.ts';
import { testBrowser } from '../../support/pdf-export-run.ts';

const skip = testBrowser() === null ? 'NO BROWSER: printing is not tested' : false;
const PATH = 'articles/01/0123456789abcdef/versions/1/print.html';

let printer: PdfPrinter;
before(() => {
  printer = createChromiumPdfPrinter(testBrowser);
});
after(() => printer.close());

const open = (html: string, asked: string[] = [], securityPolicy = PRINT_SECURITY_POLICY) =>
  printer.open({ html, path: PATH, securityPolicy }, (path) => {
    asked.push(path);
    return Promise.resolve(null);
  });

test('serves relative addresses as the library has them, and nothing from elsewhere', { skip }, async (t) => {
  let reached = 0;
  const server = createServer((_, response) => {
    reached++;
    response.end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  const remote = `http://127.0.0.1:${String(port)}/`;
  const asked: string[] = [];
  // Without the policy: the walls below it hold alone.
  const session = await open(
    `<!doctype html><meta http-equiv="refresh" content="0;url=${remote}"><img src="../../../../../assets/ab/x.png">
     <img src="${remote}a.png"><img src="https://remote.example/a.png"><link rel="stylesheet" href="${remote}a.css">
     <link rel="preconnect" href="${remote}"><iframe src="${remote}"></iframe><script>document.title='ran'</script>
     <svg onload="document.title='ran'"></svg><p onclick="1">text</p>`,
    asked,
    "default-src * 'unsafe-inline'",
  );
  assert.equal(await session.evaluate('document.title'), '', 'scripts of the document do not run');
  assert.deepEqual(asked, ['assets/ab/x.png']);
  assert.ok((await PDFDocument.load(await session.print({ tagged: true }))).getPageCount() > 0);
  await session.close();
  assert.equal(reached, 0);
});

test('expressions run beside the document, awaited, and their failures are named', { skip }, async () => {
  const session = await open('<!doctype html><p id="a">one two</p>');
  assert.deepEqual(await session.evaluate('Promise.resolve({ a: [1, "é"] })'), { a: [1, 'é'] });
  await assert.rejects(session.evaluate('nothing.there'), { code: 'pdf-failed' });
  await session.evaluate(setStyle('s', 'p { color: rgb(1, 2, 3) }'));
  const color = 'getComputedStyle(document.getElementById("a")).color';
  assert.equal(await session.evaluate(color), 'rgb(1, 2, 3)');
  await session.evaluate(setStyle('s', null));
  assert.equal(await session.evaluate(color), 'rgb(0, 0, 0)');
  await assert.rejects(session.evaluate(setHighlights('a', 8, [])), { code: 'pdf-failed' });
  await session.evaluate(setHighlights('a', 7, [{ name: 'm', ranges: [{ start: 4, end: 7 }] }]));
  assert.equal(await session.evaluate('String([...CSS.highlights.get("m")][0])'), 'two');
  await session.close();
});

test('text nodes that the browser cuts do not move a position', { skip }, async () => {
  const session = await open(`<!doctype html><p id="a">${'x'.repeat(70_000)}END</p>`);
  const range = { start: 70_000, end: 70_003 };
  await session.evaluate(setHighlights('a', 70_003, [{ name: 'm', ranges: [range] }]));
  assert.equal(await session.evaluate('String([...CSS.highlights.get("m")][0])'), 'END');
  await session.close();
});

test('works on after its browser was closed', { skip }, async () => {
  await (await open('<p>a')).close();
  await printer.close();
  const session = await open('<p>b');
  assert.equal(await session.evaluate('document.body.textContent'), 'b');
  await session.close();
});

test('says what to do where there is no browser, or one that does not start', async () => {
  const document = { html: '', path: PATH, securityPolicy: '' };
  const nothing = () => Promise.resolve(null);
  await assert.rejects(createChromiumPdfPrinter(() => null).open(document, nothing), {
    code: 'pdf-unavailable',
    message: /OFFPRINT_BROWSER/,
  });
  await assert.rejects(createChromiumPdfPrinter(() => '/nowhere/browser').open(document, nothing), {
    code: 'pdf-unavailable',
  });
});

test('typefaces are read by their own names only', async () => {
  const sheet = await readPrintFont('fonts/noto-serif-sc/400.css');
  assert.ok(sheet);
  assert.equal(sheet.type, 'text/css');
  const css = new TextDecoder().decode(sheet.bytes);
  const [, slice = ''] = /url\(\.\/(files\/[^)]+\.woff2)\)/.exec(css) ?? [];
  assert.equal((await readPrintFont(`fonts/noto-serif-sc/${slice}`))?.type, 'font/woff2');
  for (const path of [
    'fonts/noto-serif-sc/../../package.json',
    'fonts/x/400.css',
    'fonts/noto-serif-sc/LICENSE',
    '',
  ]) {
    assert.equal(await readPrintFont(path), null, path);
  }
});
