import assert from 'node:assert/strict';
import { test } from 'node:test';
import { OffprintError } from '../../../main/core/errors/offprint-error.ts';
import { deriveArticle } from '../../../main/core/importing/derive-article.ts';
import { cleanAgain } from '../../../main/core/importing/cleaning/clean-tree.ts';

const HEADER = '<!--1641827586000-->\n[t](https://site.invalid/a/b)\n------\n\n';
const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
const derive = (text: string, name = 'a.md') => deriveArticle({ name, bytes: encode(text) });

const refusal = (name: string, bytes: Uint8Array): string => {
  try {
    deriveArticle({ name, bytes });
  } catch (error) {
    assert.ok(error instanceof OffprintError, String(error));
    assert.match(error.message, /Nothing was imported/);
    assert.ok(error.message.includes(name));
    return error.code;
  }
  return 'none';
};

test('what is no saved article is refused with a reason', () => {
  const links = Array.from(
    { length: 300 },
    (_, index) => `9-11 [title ${String(index)} of it](/articles/${String(index)})`,
  );
  const cases: readonly (readonly [string, Uint8Array | string, string])[] = [
    ['empty.md', '', 'empty-file'],
    ['picture.md', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10), 'binary-file'],
    ['nul.md', '\0\x01text\0\x02\x03', 'binary-file'],
    ['doc.pdf', '%PDF-1.7\nx', 'binary-file'],
    ['list.md', links.join('\n'), 'not-an-article'],
    ['list2.md', links.map((line) => `- ${line}`).join('\n'), 'not-an-article'],
    ['data.json', '{"a": [1, 2]}', 'not-an-article'],
    ['log.txt', '{"a": 1}\n{"a": 2}\n{"a"', 'not-an-article'],
    ['short.html', `<ul>${'<li><a href="https://x.example/">x y</a>'.repeat(20)}</ul>`, 'not-an-article'],
    ['a.rtf', '{\\rtf1\\ansi Hello}', 'not-an-article'],
    ['a.ps', '%!PS-Adobe-3.0\n1 def', 'not-an-article'],
    [
      'marks.html',
      '<!DOCTYPE NETSCAPE-Bookmark-file-1>\n<DL><p><DT><A HREF="https://x.example/">x</A></DL>',
      'not-an-article',
    ],
    [
      'a.enex',
      '<?xml version="1.0"?>\n<!DOCTYPE en-export SYSTEM "x">\n<en-export><note><title>n</title></note></en-export>',
      'not-an-article',
    ],
    ['a.url', '[InternetShortcut]\r\nURL=https://x.example/\r\n', 'not-an-article'],
    ['a.ics', 'BEGIN:VCALENDAR\nEND:VCALENDAR', 'not-an-article'],
    ['a.bib', '@article{a, title={X}}', 'not-an-article'],
    ['a.ris', 'TY  - JOUR\nER  - ', 'not-an-article'],
    ['a.csv', 'title,url\nx,https://x.example/', 'not-an-article'],
    ['a.rdf', '<?xml version="1.0"?><rdf:RDF></rdf:RDF>', 'not-an-article'],
    ['feed.xml', '<?xml version="1.0"?><rss version="2.0"><channel></channel></rss>', 'not-an-article'],
    ['blank.md', ' \n\n\t\n', 'not-an-article'],
    ['scripts.html', '<html><body><script>app()</script></body></html>', 'not-an-article'],
  ];
  for (const [name, content, code] of cases) {
    assert.equal(refusal(name, typeof content === 'string' ? encode(content) : content), code, name);
  }
});

test('tags and structured data that never end are looked through once', () => {
  const page = (inside: string) =>
    `<html><body>${'<p>The lock was opened by hand, and for the last time.</p>'.repeat(20)}${inside}</body></html>`;
  const inside = [
    `<img ${'src=a '.repeat(60_000)}>`,
    `<script type="application/ld+json">{${' '.repeat(300_000)}]</script>`,
    `<script type="application/ld+json">${', '.repeat(150_000)}</script>`,
  ];
  // Milliseconds where each is looked through once; hours, and no end of this test, where every start is.
  for (const each of inside) assert.match(derive(page(each), 'a.html').body, /The lock/);
});

test('control characters in a text do not make it binary', () => {
  const text = Array.from({ length: 80 }, (_, index) => `第${String(index)}段\x10\x10\x02`).join('\n');
  assert.equal(refusal('typed.md', encode(text)), 'none');
  const noise = Uint8Array.from({ length: 3000 }, (_, index) => (index * 151 + (index >> 3)) % 32 || 0xc1);
  assert.equal(refusal('noise.md', noise), 'binary-file');
});

test('a file that says it is an article is believed, however little it holds', () => {
  assert.deepEqual(
    derive(HEADER).warnings.map(({ code }) => code),
    ['no-text'],
  );
  const list = Array.from(
    { length: 100 },
    (_, index) => `<li><a href="/${String(index)}">link text</a></li>`,
  ).join('');
  assert.equal(derive(`${HEADER}<ul>${list}</ul>`).warnings.length, 0);
});

test('a page that leaves out its outer tags is a page', () => {
  const derive = (html: string) => deriveArticle({ name: 'x.html', bytes: new TextEncoder().encode(html) });
  for (const start of ['', '<!-- saved -->\n', '<meta name="author" content="A. B.">']) {
    const { title, body } = derive(`${start}<title>Harbour news</title><p>The cranes stood still.`);
    assert.equal(title, 'Harbour news');
    assert.equal(body, '<p>The cranes stood still.</p>');
  }
  assert.equal(derive('<p>A piece of text about a <title>.').title, 'x');
});

test('the same file gives the same article', () => {
  const text = `${HEADER}<p>字<img src="data:image/png;base64,${'A'.repeat(6000)}"><img src="/x.jpg"></p>`;
  assert.deepEqual(derive(text), derive(text));
});

test('a source URL from outside stands in where the file names none', () => {
  const bytes = encode('<html><body><p>Some text.</p><a href="/b">b</a></body></html>');
  const derived = deriveArticle({ name: 'a.html', bytes }, { sourceUrl: 'https://site.invalid/dir/page' });
  assert.equal(derived.url, 'https://site.invalid/dir/page');
  assert.match(derived.body, /href="https:\/\/site\.invalid\/b"/);
});

test('without a base, relative links lose their address and nothing points at the app', () => {
  const derived = derive(
    '<html><body><p>Text <a href="/b">b</a> <a href="c">c</a></p></body></html>',
    'a.html',
  );
  assert.equal(derived.body, '<p>Text b c</p>');
});

test('each picture slot stands in the body once, in order', () => {
  const derived = derive(`${HEADER}${'<p><img src="/a.jpg">x<img src="/b.jpg"></p>'.repeat(70)}`);
  assert.equal(derived.images.length, 140);
  const slots = [...derived.body.matchAll(/data-slot="(\d+)"/g)].map((match) => Number(match[1]));
  assert.deepEqual(
    slots,
    derived.images.map(({ slot }) => slot),
  );
});

/** Documents that make careless code slow or overflow its stack; a hang here is the failure. */
const BOMBS: Readonly<Record<string, () => string>> = {
  'nested blocks': () => '<div>'.repeat(100_000),
  'nested formatting': () => '<b>'.repeat(50_000),
  'nested unknown': () => '<x-y>'.repeat(100_000),
  'nested hidden': () => '<div hidden class=ad style="display:none">'.repeat(50_000),
  'nested noscript': () => '<noscript>'.repeat(50_000),
  'nested tables': () => '<table><tr><td>'.repeat(5000),
  'nested svg': () => '<svg>'.repeat(50_000),
  'unclosed lists': () => '<ul><li>'.repeat(20_000),
  'unclosed links': () => '<a href=x>'.repeat(30_000),
  '100,000 attributes': () =>
    `<p ${Array.from({ length: 100_000 }, (_, index) => `a${String(index)}=1`).join(' ')}>`,
  '50,000 options': () => `<select>${'<option>x'.repeat(50_000)}`,
  'pictures in one picture': () =>
    `<picture>${'<source srcset="/a.jpg 1x">'.repeat(500)}${'<img src=/x.jpg>'.repeat(5000)}</picture>`,
  'style of a megabyte': () => `<figure style="background:${'url('.repeat(250_000)}">`,
  'srcset of a megabyte': () => `<img srcset="${'https://x.invalid/1.jpg 1x, '.repeat(40_000)}">`,
  'share links': () => '<a href="https://facebook.com/sharer?u=1">分享</a>'.repeat(20_000),
};

for (const [name, make] of Object.entries(BOMBS)) {
  test(`a bomb is derived in time: ${name}`, { timeout: 20_000 }, () => {
    const derived = derive(`${HEADER}${make()}<p>the end</p>`);
    assert.ok(derived.body.length < 2_000_000);
    assert.equal(cleanAgain(derived.body), derived.body);
  });
}

test('Markdown bombs are read as plain text', { timeout: 20_000 }, () => {
  for (const bomb of ['['.repeat(200_000), '![a]('.repeat(50_000), '[a]: x\n'.repeat(20_000)]) {
    const derived = derive(`---\ntitle: t\n---\n\nThe text.\n\n${bomb}`);
    assert.equal(derived.title, 't');
    assert.match(derived.body, /The text\./);
  }
});
