import assert from 'node:assert/strict';
import { test } from 'node:test';
import { imageReferencesFromAttributes } from '../../../main/core/images/lazy-image-attributes.ts';

const found = (attributes: Record<string, string>): string[] =>
  imageReferencesFromAttributes(attributes).map(({ kind, attribute }) => `${kind} ${attribute}`);

test('full size comes before lazy, lazy before src, small copies last', () => {
  assert.deepEqual(
    found({
      'data-src-mini': '/s.jpg',
      src: '/blur.jpg',
      'data-src': '/a.jpg',
      srcset: '/a.jpg 1x',
      'data-orig-file': '/full.jpg',
    }),
    ['src data-orig-file', 'srcset srcset', 'src data-src', 'src src', 'src data-src-mini'],
  );
});

test('known attributes count with any address, unknown ones with that of an image file', () => {
  assert.deepEqual(found({ 'data-src': 'https://x.org/image?id=1' }), ['src data-src']);
  assert.deepEqual(found({ 'data-whatever': 'https://x.org/image?id=1' }), []);
  assert.deepEqual(found({ 'data-whatever': 'https://x.org/a.JPG?id=1' }), ['src data-whatever']);
  assert.deepEqual(found({ 'data-whatever': '//x.org/a.webp#x' }), ['src data-whatever']);
  assert.deepEqual(found({ 'DATA-WHATEVER': 'pictures/a.avif' }), ['src DATA-WHATEVER']);
});

test('a srcset is known by its descriptors under any name', () => {
  assert.deepEqual(found({ 'data-set': '/a.jpg 300w, /b.jpg 600w' }), ['srcset data-set']);
  assert.deepEqual(found({ 'data-src': 'https://x.org/w_1,h_2/a.jpg' }), ['src data-src']);
  assert.deepEqual(found({ 'data-note': 'costs 2x, weighs 3x more' }), []);
});

test('other purposes, templates and stand-ins are no pictures, or the last', () => {
  assert.deepEqual(
    found({ alt: 'a.jpg', title: 'b.png', class: 'c.gif', href: '/d.jpg', onclick: 'e.jpg' }),
    [],
  );
  assert.deepEqual(found({ 'data-permalink': 'https://x.org/a.jpg', 'data-caption': 'a.jpg' }), []);
  assert.deepEqual(found({ 'data-pattern': 'https://x.org/{width}/a.jpg', 'data-src': '{{ src }}.jpg' }), []);
  assert.deepEqual(found({ 'data-x': 'javascript:a.jpg', 'data-y': 'file:///a.jpg', 'data-src': '' }), []);
  assert.deepEqual(found({ placeholdersrc: '/p.jpg', src: '/a.jpg', 'data-lqip': '/l.jpg' }), [
    'src src',
    'src placeholdersrc',
    'src data-lqip',
  ]);
});
