import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { expandAll, verdicts } from '../../support/containers/expand.ts';
import { zip } from '../../support/containers/zip.ts';
import type { ZipFile } from '../../support/containers/zip.ts';
import { noisyPicture } from '../../support/pictures.ts';
import { temporaryFolder } from '../../support/temporary-library.ts';
import { openTestApp } from '../../support/test-app.ts';

const codes = async (bytes: Uint8Array) =>
  (await verdicts('a.zip', bytes)).map(([label, text]) => [label, text]);
const only = async (bytes: Uint8Array): Promise<string[]> => {
  const found = await verdicts('a.zip', bytes);
  assert.equal(found.length, 1);
  return found[0] ?? [];
};

test('the saved files of an archive are entries of their own, named after both', async () => {
  const archive = zip([
    { name: 'one.html', data: 'first' },
    { name: 'folder/', data: '' },
    { name: 'folder/two.md', data: 'second', stored: true },
    { name: 'folder/picture.png', data: 'x' },
    { name: 'page.html', data: 'third' },
    { name: 'page_files/frame.html', data: 'part of the page' },
    { name: '__MACOSX/._one.html', data: 'fork' },
  ]);
  assert.deepEqual(await codes(archive), [
    ['a.zip!one.html', 'first'],
    ['a.zip!folder/two.md', 'second'],
    ['a.zip!folder/picture.png', 'not-an-article'],
    ['a.zip!page.html', 'third'],
  ]);
});

test('a page in an archive finds its parts there, and nothing outside', async () => {
  const entries = await expandAll(
    'a.zip',
    zip([
      { name: 'in/页面.html', data: 'page' },
      { name: 'in/页面_files/a.png', data: 'picture' },
    ]),
  );
  const [entry] = entries;
  assert.ok(entry && 'open' in entry && entries.length === 1);
  const file = await entry.open();
  assert.equal(Buffer.from((await file.sibling('页面_files/a.png')) ?? []).toString(), 'picture');
  assert.equal(await file.sibling('../../etc/passwd'), null);
});

test('names packed in the charset of another country are read', async () => {
  const names: [string, number[]][] = [
    ['中文页面说明.html', [0xd6, 0xd0, 0xce, 0xc4, 0xd2, 0xb3, 0xc3, 0xe6, 0xcb, 0xb5, 0xc3, 0xf7]],
    ['报告全文下载.html', [0xb1, 0xa8, 0xb8, 0xe6, 0xc8, 0xab, 0xce, 0xc4, 0xcf, 0xc2, 0xd4, 0xd8]],
  ];
  const archive = zip(
    names.map(([, bytes]) => ({
      name: Buffer.concat([Buffer.from(bytes), Buffer.from('.html')]),
      data: 'x',
      flags: 0,
    })),
  );
  assert.deepEqual(
    (await expandAll('a.zip', archive)).map(({ label }) => label),
    names.map(([name]) => `a.zip!${name}`),
  );
});

test('a page finds its parts by the names it gives them, in whatever charset those were packed', async () => {
  const cases: readonly (readonly [string, string, Buffer, string?])[] = [
    ['豪雨', 'big5', Buffer.from('bba8ab42', 'hex'), 'index'],
    ['豪雨', 'big5', Buffer.from('bba8ab42', 'hex')],
    ['大雨', 'shift_jis', Buffer.from('91e5894a', 'hex')],
    ['Schäden', 'ibm850', Buffer.from('5363688464656e', 'hex')],
    ['дождь', 'ibm866', Buffer.from('a4aea6a4ec', 'hex')],
  ];
  for (const [stem, charset, bytes, page] of cases) {
    const named = (rest: string) => Buffer.concat([bytes, Buffer.from('/'), bytes, Buffer.from(rest)]);
    const entries = await expandAll(
      'a.zip',
      zip([
        {
          name: page === undefined ? named('.html') : Buffer.concat([bytes, Buffer.from('/index.html')]),
          data: 'page',
          flags: 0,
        },
        { name: named('_files/a.png'), data: 'picture', flags: 0 },
      ]),
    );
    const entry = entries.find((each) => 'open' in each);
    assert.ok(entry && 'open' in entry, charset);
    const file = await entry.open();
    assert.equal(
      Buffer.from((await file.sibling(`${stem}_files/a.png`)) ?? []).toString(),
      'picture',
      charset,
    );
    assert.equal(await file.sibling(`${stem}_files/b.png`), null);
  }
});

test('a document of an office program is called one, whoever made it', async () => {
  for (const names of [
    ['[Content_Types].xml', 'word/document.xml'],
    ['mimetype', 'content.xml', 'META-INF/manifest.xml'],
    ['Index/Document.iwa', 'preview.jpg'],
  ]) {
    const document = zip(names.map((name) => ({ name, data: 'x' })));
    assert.match((await only(document))[2] ?? '', /is an office document/, names[0]);
  }
});

test('archives in archives are opened three deep', async () => {
  let archive = zip([{ name: 'deep.html', data: 'found' }]);
  archive = zip([{ name: 'c.zip', data: archive }]);
  archive = zip([
    { name: 'b.zip', data: archive },
    { name: 'beside.md', data: 'beside' },
  ]);
  assert.deepEqual(await codes(archive), [
    ['a.zip!b.zip!c.zip!deep.html', 'found'],
    ['a.zip!beside.md', 'beside'],
  ]);
  const [, code, message] = (await verdicts('a.zip', zip([{ name: 'x.zip', data: archive }])))[0] ?? [];
  assert.equal(code, 'damaged-archive');
  assert.match(message ?? '', /more than 3 deep/);
});

const HOSTILE_NAMES: Record<string, ZipFile> = {
  slip: { name: '../../evil.html', data: 'x' },
  absolute: { name: '/etc/evil.html', data: 'x' },
  backslash: { name: '..\\..\\evil.html', data: 'x' },
  drive: { name: 'C:\\x.html', data: 'x' },
  driveSlash: { name: 'C:/x.html', data: 'x' },
  link: { name: 'link.html', data: '/etc/passwd', mode: 0o120777, stored: true },
  nul: { name: 'a.html\0.png', data: 'x' },
  none: { name: '', data: 'x' },
};

test('a file with a hostile name is refused by itself, the others go on', async () => {
  for (const [kind, file] of Object.entries(HOSTILE_NAMES)) {
    const found = await verdicts('a.zip', zip([file, { name: 'good.html', data: 'good' }]));
    assert.deepEqual(found[0], ['a.zip!good.html', 'good'], kind);
    assert.equal(found[1]?.[1], 'damaged-archive', kind);
    assert.match(found[1][2] ?? '', /was not taken out: .*The archive is untouched/, kind);
    assert.equal(found.length, 2, kind);
  }
});

test('reserved names are only names; of names that differ in case the first counts', async () => {
  assert.deepEqual(
    await codes(
      zip([
        { name: 'CON.html', data: 'con' },
        { name: 'a:stream.html', data: 'stream' },
        { name: 'aux', data: 'aux' },
        { name: 'same.html', data: '1' },
        { name: 'SAME.HTML', data: '2' },
      ]),
    ),
    [
      ['a.zip!CON.html', 'con'],
      ['a.zip!aux', 'aux'],
      ['a.zip!same.html', '1'],
      ['a.zip!a:stream.html', 'damaged-archive'],
      ['a.zip!SAME.HTML', 'damaged-archive'],
    ],
  );
});

test('a password or an unknown packing is said of the file', async () => {
  const [locked] = await verdicts('a.zip', zip([{ name: 'a.html', data: 'x', flags: 0x801 }]));
  assert.match(locked?.[2] ?? '', /locked with a password/);
  const [odd] = await verdicts('a.zip', zip([{ name: 'a.html', data: 'x', method: 99 }]));
  assert.match(odd?.[2] ?? '', /not read \(99\)/);
});

test('bombs are refused before a byte is unpacked', async () => {
  const zeros = Buffer.alloc(60e6);
  const before = process.memoryUsage().rss;
  const bomb = await only(zip([{ name: 'a.html', data: zeros }]));
  assert.deepEqual(bomb.slice(0, 2), ['a.zip', 'file-too-large']);
  assert.match(bomb[2] ?? '', /200 times its size/);

  const vast = await only(
    zip(
      Array.from({ length: 6 }, (_, at) => ({ name: `${at}.html`, stored: true, claimedSize: 90 * 2 ** 20 })),
    ),
  );
  assert.match(vast[2] ?? '', /more than 500 MB/);

  const many = await only(
    zip(Array.from({ length: 20_001 }, (_, at) => ({ name: `${at}.html`, stored: true }))),
  );
  assert.match(many[2] ?? '', /more than 20000 files/);

  const overlap = await only(
    zip([
      { name: 'a.html', data: zeros.subarray(0, 1000) },
      ...Array.from({ length: 200 }, (_, at) => ({ name: `${at}.html`, sharesDataOf: 0 })),
    ]),
  );
  assert.deepEqual(overlap.slice(0, 2), ['a.zip', 'damaged-archive']);
  assert.match(overlap[2] ?? '', /files in it overlap/);
  assert.ok(process.memoryUsage().rss - before < 200e6);
});

test('archives that are within the limits each and not together are refused', async () => {
  const inner = zip(Array.from({ length: 12_000 }, (_, at) => ({ name: `${String(at)}.css`, stored: true })));
  const found = await verdicts(
    'a.zip',
    zip([
      { name: '1.zip', data: inner, stored: true },
      { name: '2.zip', data: inner, stored: true },
    ]),
  );
  const refused = found.filter(([, code]) => code === 'file-too-large');
  assert.deepEqual(
    refused.map(([label]) => label),
    ['a.zip!2.zip'],
  );
});

test('a file that unpacks to more than the directory says stops there', async () => {
  const [found] = await verdicts(
    'a.zip',
    zip([{ name: 'a.html', data: Buffer.alloc(1e6), claimedSize: 10 }]),
  );
  assert.equal(found?.[1], 'damaged-archive');
});

test('an archive cut off anywhere, or with any byte changed, gives errors of ours only', async () => {
  const whole = zip([
    { name: 'one.html', data: 'first '.repeat(50) },
    { name: 'two.zip', data: zip([{ name: 'three.md', data: 'third' }]) },
  ]);
  for (let length = 4; length < whole.length; length += 7) {
    const [label, code] = await only(whole.subarray(0, length));
    assert.deepEqual([label, code], ['a.zip', 'damaged-archive'], String(length));
  }
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { minLength: 1, maxLength: 8 }),
      async (changes) => {
        const bytes = Buffer.from(whole);
        for (const [at, value] of changes) bytes[at] = value;
        await verdicts('a.zip', bytes);
      },
    ),
    { numRuns: 600 },
  );
});

test('a dropped archive ends as articles with pictures, and a broken one as one failure', async (t) => {
  const folder = await temporaryFolder(t);
  const page = `<html><head><title>In an archive</title></head><body><article>${'<p>The parcel came on a Tuesday, without a sender.</p>'.repeat(6)}<img src="page_files/a.png"></article></body></html>`;
  const archive = zip([
    { name: 'page.html', data: page },
    { name: 'page_files/a.png', data: await noisyPicture('png', 9), stored: true },
  ]);
  await writeFile(path.join(folder, 'pages.zip'), archive);
  await writeFile(path.join(folder, 'short.zip'), archive.subarray(0, 500));
  await using app = await openTestApp();
  const outcomes = await app.importPaths([folder]);
  assert.deepEqual(
    outcomes
      .map(({ file, outcome, code, images }) => [path.basename(file), outcome, code, images.local])
      .sort(),
    [
      ['pages.zip!page.html', 'imported', null, 1],
      ['short.zip', 'failed', 'damaged-archive', 0],
    ],
  );
});
