import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { OffprintError } from '../../../../main/core/errors/offprint-error.ts';
import { deriveArticle } from '../../../../main/core/importing/derive-article.ts';
import { htmlPart, mhtml, picturePart } from '../../../support/containers/mhtml.ts';
import { corpusFiles } from '../../../support/corpus.ts';
import { noisyPicture } from '../../../support/pictures.ts';

const PROSE = '<p>The committee met behind closed doors until the evening, and nobody spoke.</p>'.repeat(5);
const page = (body: string, head = ''): string =>
  `<!DOCTYPE html><html><head><title>Window title</title>${head}</head><body>${PROSE}${body}</body></html>`;
const picture = await noisyPicture('png', 3);
const derive = (bytes: Uint8Array, name = 'story.mhtml') => deriveArticle({ name, bytes });
/** Of the container, not of what its page is like. */
const containerWarnings = ({ warnings }: { warnings: readonly { code: string }[] }): string[] =>
  warnings.map(({ code }) => code).filter((code) => code.startsWith('container-'));
const refusal = (code: string, message: RegExp) => (error: unknown) => {
  assert.ok(error instanceof OffprintError, String(error));
  assert.equal(error.code, code);
  assert.match(error.message, message);
  return true;
};

test('address, title and date are claims of the container, and the original is the container', () => {
  const derived = derive(
    mhtml([htmlPart(page(''))], {
      'Snapshot-Content-Location': 'https://news.example/2024/story',
      Subject: '=?utf-8?Q?Die_=C3=84rzte?= =?UTF-8?B?5paw6Ze7?=',
      Date: 'Mon, 17 Dec 2018 11:28:18 -0000',
    }),
  );
  assert.deepEqual(
    derived.claims.filter(({ source }) => source === 'container'),
    [
      { field: 'url', value: 'https://news.example/2024/story', source: 'container' },
      { field: 'title', value: 'Die Ärzte新闻', source: 'container' },
      { field: 'saved', value: 'Mon, 17 Dec 2018 11:28:18 -0000', source: 'container' },
    ],
  );
  assert.equal(derived.url, 'https://news.example/2024/story');
  assert.equal(derived.title, 'Window title');
  assert.equal(derived.published, null);
  assert.equal(derived.format, 'mhtml+html');
  assert.equal(derived.extension, 'mhtml');
  assert.match(derived.body, /behind closed doors/);
  assert.deepEqual(containerWarnings(derived), []);
});

test('a picture is found by address, relative address, content id and srcset, in any encoding', () => {
  const derived = derive(
    mhtml([
      htmlPart(
        page(
          '<img src="/a.png"><img src="cid:second@mhtml.blink"><img src="https://cdn.example/c.png?x=1&amp;y=2">' +
            '<img src="https://cdn.example/not-there.png" srcset="https://cdn.example/d.png 300w, https://cdn.example/huge.png 2000w">',
        ),
      ),
      picturePart(picture, { 'Content-Location': 'https://news.example/a.png' }),
      picturePart(picture, { 'Content-ID': '<second@mhtml.blink>' }),
      picturePart(picture, {
        'Content-Location': 'https://cdn.example/c.png?x=1&y=2',
        'Content-Transfer-Encoding': 'binary',
      }),
      picturePart(picture, {
        'Content-Location': 'https://cdn.example/d.png',
        'Content-Transfer-Encoding': 'quoted-printable',
      }),
    ]),
  );
  assert.equal(derived.images.length, 4);
  for (const image of derived.images) {
    const held = image.candidates.map(({ url }) => derived.embedded.get(url)).find((bytes) => bytes);
    assert.ok(held && Buffer.from(held).equals(picture), image.url);
  }
  assert.equal(derived.embedded.size, 4);
});

test('an old archive with paths of a disk shows its pictures', () => {
  const derived = derive(
    mhtml([
      htmlPart(page('<img src="file:///C:/Saved/a.png"><img src="b_files/b.png">'), {
        'Content-Location': 'file:///C:/Saved/story.htm',
      }),
      picturePart(picture, { 'Content-Location': 'file:///C:/Saved/a.png' }),
      picturePart(picture, { 'Content-Location': 'file:///C:/Saved/b_files/b.png' }),
    ]),
  );
  assert.equal(derived.url, null);
  for (const { candidates } of derived.images)
    assert.ok(candidates.some(({ url }) => derived.embedded.has(url)));
});

test('the charset of the part beats the meta element, a byte order mark beats both', () => {
  // "联通" in GBK is also valid UTF-8: only the header can tell.
  const gbk = Buffer.concat([
    Buffer.from('<html><head><meta charset="utf-8"></head><body><p>'),
    Buffer.from([0xc1, 0xaa, 0xcd, 0xa8]),
    Buffer.from('</p></body></html>'),
  ]);
  const named = derive(mhtml([htmlPart(gbk, { 'Content-Type': 'text/html; charset="gb2312"' })]));
  assert.match(named.body, /联通/);
  assert.equal(named.charset, 'gbk');
  assert.ok(named.log.some(({ action, reason }) => action === 'charset' && reason === 'container'));

  const marked = Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from('<html><p>Überall')]);
  assert.match(
    derive(mhtml([htmlPart(marked, { 'Content-Type': 'text/html; charset=gbk' })])).body,
    /Überall/,
  );
  // A Latin charset that a server puts everywhere is refuted by the bytes.
  const latin = derive(
    mhtml([htmlPart('<html><p>Überall 新闻', { 'Content-Type': 'text/html; charset=iso-8859-1' })]),
  );
  assert.match(latin.body, /Überall 新闻/);
});

test('a message with one part, bare line feeds and a nested multipart are read', () => {
  const single = Buffer.from(
    'From: x\nSubject: One\nMIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\n' +
      `Content-Transfer-Encoding: quoted-printable\n\n<html><p>caf=C3=A9 soft=\n break ${PROSE}`,
  );
  assert.match(derive(single, 'one.mht').body, /café soft break/);
  assert.match(derive(mhtml([htmlPart(page('<p>Last</p>'))], {}, { newline: '\n' })).body, /Last/);
  const inner = mhtml([htmlPart(page('<p>Deep</p>'))], {}, { boundary: 'inner' });
  const nested = mhtml([
    {
      headers: { 'Content-Type': 'multipart/alternative; boundary=inner' },
      body: inner.subarray(inner.indexOf('--inner')),
    },
  ]);
  assert.match(derive(nested).body, /Deep/);
});

test('a file that was cut off: an error inside the page, a warning behind it', () => {
  const whole = mhtml([
    htmlPart(page('<img src="/a.png">')),
    picturePart(picture, { 'Content-Location': 'https://news.example/a.png' }),
  ]);
  assert.throws(
    () => derive(whole.subarray(0, 700)),
    refusal('damaged-archive', /“story\.mhtml”.*ends in the middle of the page.*untouched/),
  );
  const late = derive(whole.subarray(0, whole.length - 900));
  assert.deepEqual(containerWarnings(late), ['container-truncated']);
  assert.match(late.body, /behind closed doors/);
});

test('too many parts, parts in parts and no page at all are refused', () => {
  const many = mhtml([
    htmlPart(page('')),
    ...Array.from({ length: 10_001 }, () => picturePart(Buffer.from('x'), {})),
  ]);
  assert.throws(() => derive(many), refusal('file-too-large', /more than 10,000 parts/));

  let nested = Buffer.from('Content-Type: text/html\r\n\r\n<p>x</p>\r\n');
  for (let depth = 0; depth < 9; depth++) {
    nested = Buffer.from(
      `MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b${depth}\r\n\r\n--b${depth}\r\n${nested.toString()}\r\n--b${depth}--\r\n`,
    );
  }
  assert.throws(() => derive(nested), refusal('damaged-archive', /nested deeper than 8/));
  assert.throws(
    () => derive(mhtml([picturePart(picture, {})])),
    refusal('damaged-archive', /no part of it is a page/),
  );
});

test('text that only looks like mail stays what it is', () => {
  const text = 'Title: A note\nDate: 2024-01-01\n\nContent-Type: multipart/related is what browsers write.\n';
  assert.equal(derive(Buffer.from(text), 'note.txt').format, 'front-matter+text');
});

test('whatever becomes of the bytes, only an OffprintError is thrown', () => {
  const base = mhtml(
    [
      htmlPart(page('<img src="/a.png"><img src="cid:b">')),
      picturePart(Buffer.from('picture'), { 'Content-Location': 'https://news.example/a.png' }),
      picturePart(Buffer.from('picture'), { 'Content-ID': '<b>' }),
    ],
    { Subject: '=?gb2312?B?wapNqA==?=', Date: 'x' },
  );
  const edit = fc.record({
    at: fc.nat(base.length - 1),
    drop: fc.oneof(fc.constant(0), fc.nat(40), fc.nat(base.length)),
    put: fc.oneof(
      fc.uint8Array({ maxLength: 12 }),
      fc
        .constantFrom(
          '\r\n\r\n',
          '--',
          '=',
          '=\r\n',
          'boundary=',
          ';',
          '"',
          '=?x?Q?',
          '\0',
          'Content-Type: ',
          '%',
        )
        .map((text) => Buffer.from(text)),
    ),
  });
  fc.assert(
    fc.property(fc.array(edit, { minLength: 1, maxLength: 6 }), (edits) => {
      let bytes: Buffer = base;
      for (const { at, drop, put } of edits)
        bytes = Buffer.concat([bytes.subarray(0, at), put, bytes.subarray(at + drop)]);
      try {
        derive(bytes);
      } catch (error) {
        if (!(error instanceof OffprintError)) throw error;
      }
    }),
    { numRuns: 1000 },
  );
});

test('saved pages of other people: whole ones are read, broken ones named', (t) => {
  const files = corpusFiles('containers/mhtml', '.mhtml');
  if (files.length === 0) {
    t.skip('NO CORPUS: containers/mhtml was not tried');
    return;
  }
  const verdicts = files.map((file) => {
    try {
      const { url, title, claims } = derive(readFileSync(file), basename(file));
      return [basename(file), url, title, claims.find(({ field }) => field === 'saved')?.value];
    } catch (error) {
      return [basename(file), error instanceof OffprintError ? error.code : String(error)];
    }
  });
  assert.deepEqual(verdicts, [
    [
      'mhtml-parser__example.com.mhtml',
      'http://example.com/',
      'Example Domain',
      'Mon, 17 Dec 2018 11:28:18 -0000',
    ],
    [
      'mhtml-parser__hn.mhtml',
      'https://news.ycombinator.com/',
      'Hacker News',
      'Mon, 17 Dec 2018 11:17:47 -0000',
    ],
    ['mhtml2html__missing_boundary.mhtml', 'damaged-archive'],
    ['mhtml2html__missing_headers.mhtml', 'not-an-article'],
  ]);
});
