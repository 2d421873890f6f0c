import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { imageKey } from '../../../main/core/images/image-key.ts';

const same = (...urls: string[]): void => {
  for (const url of urls) assert.equal(imageKey(url), imageKey(urls[0] ?? ''), url);
};
const different = (...urls: string[]): void => {
  assert.equal(new Set(urls.map(imageKey)).size, urls.length, urls.join(' '));
};

test('spellings of one address share a key', () => {
  same(
    'https://x.org/图 片.jpg',
    'https://x.org/%E5%9B%BE%20%E7%89%87.jpg',
    'http://X.org:80/%e5%9b%be%20片.jpg#a',
  );
  same(
    'https://x.org/a.jpg?resize=1,2',
    'https://x.org/a.jpg?resize=1%2C2',
    'https://x.org/a.jpg?resize=1%2c2',
  );
  same('https://x.org/a(1).jpg', 'https://x.org/a%281%29.jpg', 'https://x.org/b/../a(1).jpg');
  same('https://x.org/?url=https://y.org/a', 'https://x.org/?url=https%3A%2F%2Fy.org%2Fa');
  same("https://x.org/it's.jpg?it's", 'https://x.org/it%27s.jpg?it%27s');
});

test('what a server may tell apart has keys of its own', () => {
  different('https://x.org/a', 'https://x.org/A', 'https://x.org/a/', 'https://x.org:81/a?b');
  different('https://x.org/a/b', 'https://x.org/a%2Fb');
  different('https://x.org/a?b', 'https://x.org/a%3Fb');
  different('https://x.org/?a=1&b', 'https://x.org/?a=1%26b');
  different('https://x.org/a%25b', 'https://x.org/a%b');
  different('https://x.org/?a+b', 'https://x.org/?a%2Bb', 'https://x.org/?a%20b');
});

test('other addresses are their own key', () => {
  for (const url of ['data:image/png,a', 'page_files/a.jpg', 'cid:1@x', '']) assert.equal(imageKey(url), url);
});

test('a key does not depend on whether the address was parsed before', () => {
  fc.assert(
    fc.property(fc.webUrl({ withQueryParameters: true, withFragments: true }), (url) => {
      assert.equal(imageKey(new URL(url).href), imageKey(url));
    }),
  );
});
