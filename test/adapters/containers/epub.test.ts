import assert from 'node:assert/strict';
import { test } from 'node:test';
import { unpackPage } from '../../../main/adapters/containers/unpack-page.ts';
import { deriveArticle } from '../../../main/core/importing/derive-article.ts';
import { expandAll } from '../../support/containers/expand.ts';
import { zip } from '../../support/containers/zip.ts';
import { noisyPicture } from '../../support/pictures.ts';

const picture = await noisyPicture('jpeg', 3);

const CONTAINER = `<?xml version="1.0"?><container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="OEBPS/content.opf" media-type="application/oebps-package+xml"/></rootfiles></container>`;
const OPF = `<?xml version="1.0"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:title>Salt &amp; Tide</dc:title><dc:creator>Mara Quill</dc:creator><dc:creator>Oskar Lind</dc:creator>
<dc:date>2023-04-05</dc:date><dc:language>en</dc:language><dc:publisher>Harbour Press</dc:publisher>
<dc:source>https://press.example/salt</dc:source><dc:identifier>urn:uuid:1</dc:identifier><dc:subject>Sea</dc:subject></metadata>
<manifest><item id="two" href="text/two%20b.xhtml" media-type="application/xhtml+xml"/><item id="one" href="text/one.xhtml" media-type="application/xhtml+xml"/>
<item id="nav" href="nav.xhtml" properties="nav" media-type="application/xhtml+xml"/><item id="p" href="images/a b.jpg" media-type="image/jpeg"/></manifest>
<spine><itemref idref="nav"/><itemref idref="one"/><itemref idref="two"/><itemref idref="gone"/></spine></package>`;
const ONE = `<?xml version="1.0" encoding="utf-8"?><!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml"><head><title/></head><body><h1 id="top">First</h1><p><a id="mark"/>The tide came in <![CDATA[& stayed < a week]]>.<a href="two%20b.xhtml#note">1</a> <a href="../nav.xhtml">Contents</a></p><div class="x"/><p>After.</p><img src="../images/a%20b.jpg" alt="Quay"/></body></html>`;
const TWO = `<html xmlns="http://www.w3.org/1999/xhtml"><body><h1>Second</h1><aside id="note">A footnote about salt. <a href="one.xhtml#mark">back</a></aside><svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 9 9"><image xlink:href="../images/a b.jpg" width="9" height="9"/></svg></body></html>`;

const FILES = {
  mimetype: 'application/epub+zip',
  'META-INF/container.xml': CONTAINER,
  'OEBPS/content.opf': OPF,
  'OEBPS/text/one.xhtml': ONE,
  'OEBPS/text/two b.xhtml': TWO,
  'OEBPS/nav.xhtml': '<html><body><nav><ol><li>Contents of the book</li></ol></nav></body></html>',
  'OEBPS/images/a b.jpg': picture,
};

const epub = (changes: Readonly<Record<string, string | null>> = {}): Buffer =>
  zip(
    Object.entries<string | Uint8Array | null>({ ...FILES, ...changes }).flatMap(([name, data]) =>
      data === null ? [] : [{ name, data, stored: true }],
    ),
  );
const derive = async (bytes: Uint8Array, name = 'book.epub') =>
  deriveArticle({ name, bytes }, { page: await unpackPage(name, bytes) });

test('a book is one article: its chapters in order, its own pictures, its metadata as claims', async () => {
  const derived = await derive(epub());
  assert.equal(derived.format, 'epub+html');
  assert.equal(derived.title, 'Salt & Tide');
  assert.equal(derived.author, 'Mara Quill, Oskar Lind');
  assert.equal(derived.site, 'Harbour Press');
  assert.equal(derived.url, 'https://press.example/salt');
  assert.match(derived.published ?? '', /^2023-04-05/);
  assert.equal(derived.language, 'en');
  assert.deepEqual(derived.suggestedTags, ['Sea']);
  const sources = derived.claims.filter(({ field }) => field === 'title').map(({ source }) => source);
  assert.ok(sources.includes('container'));
  assert.ok(derived.body.indexOf('First') < derived.body.indexOf('Second'));
  assert.doesNotMatch(derived.body, /Contents of the book/);
  assert.match(derived.body, /The tide came in &amp; stayed &lt; a week\./);
  assert.deepEqual(derived.warnings, []);
});

test('pictures are found in the archive, also inside drawings', async () => {
  const derived = await derive(epub());
  assert.equal(derived.images.length, 2);
  assert.ok(
    derived.images.every(({ candidates }) => candidates.some(({ url }) => derived.embedded.has(url))),
  );
  assert.ok([...derived.embedded.values()].every((bytes) => picture.equals(bytes)));
});

test('notes are linked across chapters, and an element closed in its tag swallows nothing', async () => {
  const { body } = await derive(epub());
  const target = /href="#([^"]*c2-note)"/.exec(body)?.[1];
  assert.ok(target !== undefined && body.includes(`id="${target}"`), body);
  const back = /href="#([^"]*c1-mark)"/.exec(body)?.[1];
  assert.ok(back !== undefined && body.includes(`id="${back}"`), body);
  assert.match(body, /<p>After\.<\/p>/);
  assert.doesNotMatch(body, /href="[^#"]*xhtml/);
});

test('it is known by its content and by no other name, also inside an archive', async () => {
  const entries = await expandAll('book.zip', epub());
  assert.deepEqual(
    entries.map(({ label }) => label),
    ['book.zip'],
  );
  const nested = await expandAll('a.zip', zip([{ name: 'book.bin', data: epub(), stored: true }]));
  assert.deepEqual(
    nested.map(({ label }) => label),
    ['a.zip!book.bin'],
  );
  assert.equal((await derive(epub(), 'book.zip')).title, 'Salt & Tide');
});

const encryption = (uri: string, algorithm: string): string =>
  `<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><enc:EncryptedData xmlns:enc="http://www.w3.org/2001/04/xmlenc#"><enc:EncryptionMethod Algorithm="${algorithm}"/><enc:CipherData><enc:CipherReference URI="${uri}"/></enc:CipherData></enc:EncryptedData></encryption>`;

test('a locked book is said to be one; obfuscated typefaces lock nothing', async () => {
  const locked = encryption('OEBPS/text/one.xhtml', 'http://www.w3.org/2001/04/xmlenc#aes128-cbc');
  await assert.rejects(derive(epub({ 'META-INF/encryption.xml': locked })), {
    code: 'protected-file',
    message: /locked \(DRM\).*Nothing was imported/,
  });
  const font = encryption('OEBPS/fonts/a.otf', 'http://www.idpf.org/2008/embedding');
  assert.equal((await derive(epub({ 'META-INF/encryption.xml': font }))).title, 'Salt & Tide');
});

test('entities that unfold to gigabytes are never unfolded', async () => {
  const declarations = Array.from(
    { length: 30 },
    (_, at) => `<!ENTITY e${String(at + 1)} "${`&e${String(at)};`.repeat(10)}">`,
  ).join('');
  const doctype = `<!DOCTYPE package [<!ENTITY e0 "ha">${declarations}<!ENTITY file SYSTEM "file:///etc/passwd">]>`;
  const derived = await derive(
    epub({
      'OEBPS/content.opf': OPF.replace('?>', `?>${doctype}`).replace('Salt &amp; Tide', 'Tide &e30; &file;'),
      'OEBPS/text/one.xhtml': ONE.replace('<!DOCTYPE html>', doctype).replace('After.', 'After &e30; &file;'),
    }),
  );
  assert.match(derived.title, /^Tide/);
  assert.ok(derived.title.length < 100 && derived.body.length < 2000);
  assert.doesNotMatch(derived.body + derived.title, /haha|root:/);
});

test('a book without its parts is an error, one without some of them says so', async () => {
  await assert.rejects(derive(epub({ 'OEBPS/content.opf': null })), { code: 'damaged-archive' });
  await assert.rejects(derive(epub({ 'OEBPS/text/one.xhtml': null, 'OEBPS/text/two b.xhtml': null })), {
    code: 'damaged-archive',
    message: /lists no text that is in it/,
  });
  const part = await derive(epub({ 'OEBPS/text/one.xhtml': null }));
  assert.deepEqual(
    part.warnings.map(({ code }) => code),
    ['container-truncated'],
  );
  await assert.rejects(derive(epub().subarray(0, 2000)), { code: 'damaged-archive' });
});
