/** Pictures that a saved page does not show in an `img` for all to see, and those that only look like one. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deriveArticle } from '../../../main/core/importing/derive-article.ts';

const PROSE =
  '<p>The lock keeper wrote down every boat, its draught, its master and its cargo, for forty years.</p>';

/** Addresses of the pictures found in the article that holds `markup`. */
const picturesIn = (markup: string): string[] =>
  deriveArticle({
    name: 'a.html',
    bytes: new TextEncoder().encode(
      `<html><head><base href="https://x.example/"></head><body><article>${PROSE.repeat(3)}${markup}${PROSE.repeat(3)}</article></body></html>`,
    ),
  }).images.map(({ url }) => url);

const at = (...names: string[]): string[] => names.map((name) => `https://x.example/${name}`);

test('the slides of a gallery that wait for their turn are shown, copies and hidden dots are not', () => {
  const slide = (name: string, more = '') => `<div class="slide" ${more}><img src="${name}"></div>`;
  assert.deepEqual(
    picturesIn(
      `<div>${slide('a.jpg')}${slide('b.jpg', 'style="display:none"')}${slide('c.jpg', 'aria-hidden="true"')}</div>`,
    ),
    at('a.jpg', 'b.jpg', 'c.jpg'),
  );
  assert.deepEqual(
    picturesIn(
      `<div>${slide('a.jpg')}<div class="slide slick-cloned" aria-hidden="true"><img src="a.jpg"></div></div>`,
    ),
    at('a.jpg'),
  );
  assert.deepEqual(picturesIn('<div style="display:none"><img src="dot.gif"></div>'), []);
});

test('a picture that its script has yet to show is shown', () => {
  assert.deepEqual(
    picturesIn('<p><img style="visibility:hidden" src="a.jpg" data-src="a.jpg"></p>'),
    at('a.jpg'),
  );
  assert.deepEqual(picturesIn('<p><img style="visibility:hidden" src="a.jpg"></p>'), []);
});

test('an empty box with a photograph behind it is a picture, other backgrounds are decoration', () => {
  assert.deepEqual(
    picturesIn('<div style="background-image: url(&quot;a.jpg&quot;); height:400px"></div>'),
    at('a.jpg'),
  );
  assert.deepEqual(picturesIn('<div class="lazyload" data-bg="url(b.jpg)"></div>'), at('b.jpg'));
  for (const decoration of [
    '<div style="background:url(a.jpg)"><p>Some words in front of it.</p></div>',
    '<div style="background:url(icons.png) -20px 0"></div>',
    '<div style="background-image:url(arrow.svg)"></div>',
    '<span style="background-image:url(a.jpg)"></span>',
    '<div style="background:url(dot.png);width:1px;height:1px"></div>',
  ])
    assert.deepEqual(picturesIn(decoration), [], decoration);
});

test('of several declarations of a size the last counts', () => {
  assert.deepEqual(picturesIn('<img src="a.png" style="height:1px;height:auto">'), at('a.png'));
  assert.deepEqual(picturesIn('<img src="a.png" style="height:auto;height:1px">'), []);
});

test('a lazy picture and the noscript right beside it are one, whatever their files are called', () => {
  const lazy = '<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" data-src="a-800.jpg">';
  const plain = '<noscript><img src="a-300.jpg"></noscript>';
  assert.deepEqual(picturesIn(`<p>${lazy}${plain}</p>`), at('a-800.jpg'));
  assert.deepEqual(picturesIn(`<p>${lazy} and ${plain}</p>`), at('a-800.jpg', 'a-300.jpg'));
});

test('a picture in a box without room counts readers; one whose box keeps room by padding does not', () => {
  const boxed = (style: string, image = '<img src="https://s.example/x.png">') =>
    picturesIn(`<p>words</p><div style="${style}">${image}</div>`);
  assert.deepEqual(boxed('width:0;height:0;overflow:hidden'), []);
  assert.deepEqual(boxed('width:1px; height:1px', '<span><img src="https://s.example/x.png"></span>'), []);
  assert.equal(boxed('width:100%;height:0;padding-bottom:56%').length, 1);
  assert.equal(boxed('height:0;width:0', '<img src="dot.gif" data-src="https://s.example/x.jpg">').length, 1);
  assert.equal(
    boxed('height:0;width:0', '<img src="https://s.example/x.png" width="300" height="200">').length,
    1,
  );
});
