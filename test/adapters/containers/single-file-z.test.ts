import assert from 'node:assert/strict';
import { test } from 'node:test';
import { unpackPage } from '../../../main/adapters/containers/unpack-page.ts';
import { deriveArticle } from '../../../main/core/importing/derive-article.ts';
import { expandAll } from '../../support/containers/expand.ts';
import { zip } from '../../support/containers/zip.ts';
import { noisyPicture } from '../../support/pictures.ts';

const picture = await noisyPicture('png', 4);
const PAGE = `<!DOCTYPE html> <html><!--\n Page saved with SingleFile \n url: https://news.example/story \n saved date: Fri Mar 01 2024\n--><meta charset=utf-8><title>故事</title><body><article>${'<p>The bridge was closed before anybody had crossed it.</p>'.repeat(6)}<img src=images/0.png></article>`;
const FILES = [
  { name: 'index.html', data: PAGE, comment: 'https://news.example/story' },
  { name: 'images/0.png', data: picture, stored: true, comment: 'https://cdn.example/photo.png?w=900' },
  { name: 'manifest.json', data: '{}' },
];

const derive = async (name: string, bytes: Uint8Array) =>
  deriveArticle({ name, bytes }, { page: await unpackPage(name, bytes) });

test('a page that SingleFile zipped is one article with its pictures and their addresses', async () => {
  const archive = zip(FILES);
  const entries = await expandAll('story.zip', archive);
  assert.deepEqual(
    entries.map(({ label }) => label),
    ['story.zip'],
  );
  const derived = await derive('story.zip', archive);
  assert.equal(derived.title, '故事');
  assert.equal(derived.url, 'https://news.example/story');
  assert.equal(derived.format, 'singlefilez+html');
  assert.equal(derived.extension, 'zip');
  assert.ok(derived.claims.some(({ field, value }) => field === 'saved' && value === 'Fri Mar 01 2024'));
  const [image] = derived.images;
  assert.equal(image?.url, 'https://cdn.example/photo.png?w=900');
  assert.ok(picture.equals(derived.embedded.get(image.url) ?? Buffer.alloc(0)));
});

test('so is one that shows itself in a browser', async () => {
  const prelude = '<!DOCTYPE html><html><meta charset=windows-1252><body hidden><script>unpack()</script>';
  const derived = await derive('story.html', zip(FILES, prelude));
  assert.equal(derived.title, '故事');
  assert.equal(derived.embedded.size, 1);
});

test('the directory may count from the archive itself, and a page may follow it', async () => {
  const prelude = Buffer.from('<!DOCTYPE html><html><meta charset=windows-1252><body hidden><!-- ');
  const behind = Buffer.from(' --><script>unpack()</script></body></html>');
  for (const bytes of [
    Buffer.concat([prelude, zip(FILES)]),
    Buffer.concat([prelude, zip(FILES), behind]),
    Buffer.concat([zip(FILES, prelude.toString()), behind]),
  ]) {
    const derived = await derive('story.html', bytes);
    assert.equal(derived.title, '故事');
    assert.equal(derived.embedded.size, 1);
  }
});

test('a screenshot that holds its page is the page, other pictures are pictures', async () => {
  for (const head of ['\x89PNG\r\n\x1a\n', '%PDF-1.4\n']) {
    const bytes = Buffer.concat([Buffer.from(head, 'latin1'), zip(FILES), Buffer.from('IEND')]);
    assert.equal((await derive('story.html', bytes)).title, '故事', head);
  }
  const named = Buffer.concat([picture, Buffer.from('PK\x05\x06 is what an archive ends with')]);
  assert.equal(await unpackPage('a.png', named), null);
});

test('a page that is locked with a password says so', async () => {
  const locked = zip(FILES.map((file) => ({ ...file, flags: 0x801 })));
  await assert.rejects(unpackPage('story.html', locked), { message: /index\.html.*locked with a password/ });
});

test('an archive of many pages by SingleFile is taken page by page', async () => {
  const archive = zip([
    ...FILES,
    { name: 'pages/2/index.html', data: PAGE, comment: 'https://news.example/2' },
    { name: 'sfz-pages.json', data: '{}' },
  ]);
  const labels = (await expandAll('crawl.zip', archive)).flatMap((entry) =>
    'open' in entry ? [entry.label] : [],
  );
  assert.deepEqual(labels, ['crawl.zip!index.html', 'crawl.zip!pages/2/index.html']);
});

test('a page cut off in its archive is an error, an ordinary page is none of this', async () => {
  await assert.rejects(unpackPage('story.zip', zip(FILES).subarray(0, 400)), { code: 'damaged-archive' });
  await assert.rejects(unpackPage('a.html', zip([{ name: 'a.html', data: 'x' }])), {
    code: 'not-an-article',
  });
  assert.equal(await unpackPage('a.html', Buffer.from('<!DOCTYPE html><p>PK')), null);
});
