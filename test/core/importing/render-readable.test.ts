import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deriveArticle } from '../../../main/core/importing/derive-article.ts';
import { readablePictures } from '../../../main/core/importing/readable-pictures.ts';
import { readableText } from '../../support/readable-text.ts';
import { renderReadable } from '../../../main/core/importing/render-readable.ts';
import type { ReadablePicture } from '../../../main/core/importing/render-readable.ts';
import { attribute, findElement, parsePage, textContent } from '../../../main/core/importing/html-tree.ts';

const META = {
  title: 'A "title" & <more>',
  url: 'https://site.invalid/a?b=1&c=2',
  site: 'Site',
  author: '甲',
  published: '2022-01-10T15:13:06Z',
  language: 'zh-Hans',
};
const BODY = '<p>前<img data-slot="0" alt="甲 &gt; 乙">后</p><figure><img data-slot="1" alt=""></figure>';

const picture = (slot: number, src: string | null): ReadablePicture => ({
  slot,
  src,
  width: 40,
  height: 30,
  url: 'https://img.invalid/a.jpg',
  alt: '',
  reason: src === null ? 'not-found' : null,
});

test('a local picture has its relative path and size; a missing one is a placeholder, never a broken image', () => {
  const html = renderReadable(META, BODY, [picture(0, '../../../../../assets/ab/c.jpg'), picture(1, null)]);
  assert.match(
    html,
    /<img data-slot="0" src="\.\.\/\.\.\/\.\.\/\.\.\/\.\.\/assets\/ab\/c\.jpg" alt="甲 &gt; 乙" width="40" height="30">/,
  );
  const missing = findElement(parsePage(html), (element) => attribute(element, 'data-slot') === '1');
  assert.equal(missing?.name, 'span');
  assert.equal(attribute(missing, 'data-host'), 'img.invalid');
  assert.equal(attribute(missing, 'data-reason'), 'not-found');
  assert.equal(attribute(missing, 'data-url'), 'https://img.invalid/a.jpg');
  assert.deepEqual([attribute(missing, 'data-width'), attribute(missing, 'data-height')], ['40', '30']);
});

test('the text of the article is the same with and without its pictures', () => {
  const texts = [
    renderReadable(META, BODY, []),
    renderReadable(META, BODY, [picture(0, 'a.jpg'), picture(1, null)]),
    renderReadable(META, BODY, [picture(0, 'a.jpg'), picture(1, 'b.jpg')]),
  ].map(readableText);
  assert.deepEqual(new Set(texts), new Set(['前后']));
});

test('title and byline are text, and stand outside the article', () => {
  const html = renderReadable({ ...META, author: '<img src=x onerror=alert(1)>', site: null }, BODY, []);
  const page = parsePage(html);
  const heading = findElement(page, ({ name }) => name === 'h1');
  assert.equal(heading && textContent(heading), META.title);
  assert.equal(
    findElement(page, (element) => attribute(element, 'onerror') !== ''),
    undefined,
  );
  assert.equal(readableText(html), '前后');
  const link = findElement(page, ({ name }) => name === 'a');
  assert.equal(link && attribute(link, 'href'), META.url);
});

test('a source URL that is no web address is no link', () => {
  const html = renderReadable({ ...META, url: 'javascript:alert(1)' }, '<p>x</p>', []);
  assert.equal(
    findElement(parsePage(html), ({ name }) => name === 'a'),
    undefined,
  );
});

test('dollar signs in a picture’s fields are characters, not patterns', () => {
  const html = renderReadable(META, '<p><img data-slot="0" alt="$1 $&amp; $`"></p>', [
    picture(0, 'a$1$&.jpg'),
  ]);
  assert.match(html, /src="a\$1\$&amp;\.jpg" alt="\$1 \$&amp; \$`"/);
});

test('pictures are shown in the proportions of what is stored, never larger than the article shows them', () => {
  const { images } = deriveArticle({
    name: 'a.md',
    bytes: new TextEncoder().encode(
      '[t](https://s.invalid/)\n---\n<img src="/a.jpg" width="200" height="999"><img src="/b.jpg" width="5000">',
    ),
  });
  const asset = { sha256: 'ab12', type: 'image/jpeg', extension: 'jpg', width: 400, height: 300, bytes: 1 };
  const nothing = {
    source: null,
    requestedUrl: null,
    finalUrl: null,
    fetchedAt: null,
    reason: null,
    attempts: 0,
    retryAt: null,
  };
  const records = images.map((image) => ({ ...image, ...nothing, state: 'local' as const, asset }));
  assert.deepEqual(
    readablePictures(records, ({ sha256, extension }) => `assets/ab/${sha256}.${extension}`).map(
      ({ src, width, height }) => [src, width, height],
    ),
    [
      ['../../../../../assets/ab/ab12.jpg', 200, 150],
      ['../../../../../assets/ab/ab12.jpg', 400, 300],
    ],
  );
});
