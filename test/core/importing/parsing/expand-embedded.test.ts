import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readArticle } from '../../../../main/core/importing/read-article.ts';

const PROSE = '<p>The lock was opened by hand for the last time on a Sunday in May.</p>'.repeat(6);
const read = (inside: string, wholePage = false) =>
  readArticle(
    {
      name: 'page.html',
      bytes: new TextEncoder().encode(
        `<!doctype html><html><head><title>Locks</title></head><body><article>${PROSE}${inside}</article></body></html>`,
      ),
    },
    { wholePage },
  );
const lines = (inside: string, wholePage?: boolean): string[] =>
  read(inside, wholePage)
    .text.split('\n')
    .filter((line) => !line.startsWith('The lock was opened'));

test('the words of a shadow root are words of the page, with what is put into its slots', () => {
  const card = `<op-card><template shadowrootmode="open"><style>p{color:red}</style><p>Above</p>
    <op-inner><template shadowrootmode="closed"><p>Within</p></template></op-inner>
    <slot name="late"></slot><div><slot></slot></div></template><p>First slotted</p><p slot="late">Late slotted</p></op-card>`;
  assert.deepEqual(lines(card), ['Above', 'Within', 'Late slotted', 'First slotted']);
  assert.deepEqual(lines('<template><p>Never shown</p></template>'), []);
  assert.deepEqual(
    lines('<op-x><template shadowrootmode="open"><p>Alone</p></template><p>Light</p></op-x>'),
    ['Alone', 'Light'],
  );
});

const frame = (html: string): string =>
  `<iframe srcdoc="${html.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}"></iframe>`;

test('a frame whose page stands in an attribute shows it, without its scripts and its claims', () => {
  const words = 'A letter of the lock keeper, quoted at full length and in a frame of its own.';
  const page = `<html><head><title>Other</title><meta property="og:title" content="Other"></head><body><script>alert(1)</script><p>${words}</p><img src="https://x.example/a.jpg"></body></html>`;
  const { text, title, claims, images, body, log } = read(frame(page));
  assert.ok(text.endsWith(words));
  assert.equal(title, 'Locks');
  assert.ok(!claims.some(({ value }) => value === 'Other'));
  assert.equal(images.length, 1);
  assert.doesNotMatch(body, /script|iframe/);
  assert.ok(log.some(({ reason }) => reason === 'frame'));
  assert.deepEqual(lines(frame(`<p>Outer</p>${frame(`<p>${words}</p>`)}`)), ['Outer', words]);
});

test('a note in a frame is no part of the article, but of the whole page', () => {
  assert.deepEqual(lines(frame('<p>Advertisement</p>')), []);
  assert.deepEqual(lines(frame('<p>Advertisement</p>'), true), ['Advertisement']);
});

test('frames in frames end', () => {
  let nested = '<p>Deep down in the lock, where nobody ever reads the words of a frame.</p>';
  for (let depth = 0; depth < 6; depth++) nested = frame(nested);
  assert.deepEqual(lines(nested), []);
});
