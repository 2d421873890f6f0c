import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { imageCandidates } from '../../../main/core/images/image-candidates.ts';
import { imageReferencesFromAttributes } from '../../../main/core/images/lazy-image-attributes.ts';

const PAGE = 'https://news.example.org/2022/01/story.html';
const GIF = 'data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7';
const LARGE = `data:image/jpeg;base64,${'A'.repeat(6000)}`;

const tries = (attributes: Record<string, string>, base: string | null = PAGE, link?: string): string[] => {
  const references = imageReferencesFromAttributes(attributes);
  const linked = link === undefined ? [] : [{ kind: 'link', value: link, attribute: 'href' } as const];
  return imageCandidates([...references, ...linked], base).map(({ kind, url }) => `${kind} ${url}`);
};

test('order of tries: original, widest useful candidate, given, narrower candidates, proxy', () => {
  const attributes = {
    src: 'https://images.weserv.nl/?url=photos.example.org/a.jpg',
    srcset: '/s.jpg 300w, /m.jpg 1200w, /l.jpg 2560w, /xl.jpg 4000w',
    'data-src': '/given.jpg',
  };
  assert.deepEqual(tries(attributes), [
    'unwrapped https://photos.example.org/a.jpg',
    'srcset https://news.example.org/l.jpg',
    'given https://news.example.org/given.jpg',
    'srcset https://news.example.org/m.jpg',
    'srcset https://news.example.org/s.jpg',
    'srcset https://news.example.org/xl.jpg',
    'proxy https://images.weserv.nl/?url=photos.example.org/a.jpg',
  ]);
});

test('a Wayback address is tried last, as the picture itself and not its page', () => {
  assert.deepEqual(tries({ src: 'http://web.archive.org/web/20211231/https://a.example.org/x.jpg' }), [
    'unwrapped https://a.example.org/x.jpg',
    'wayback http://web.archive.org/web/20211231im_/https://a.example.org/x.jpg',
    'wayback http://web.archive.org/web/20211231id_/https://a.example.org/x.jpg',
  ]);
});

test('Photon: the original over https, over http where Photon read it so, then the proxy from the widest', () => {
  const attributes = {
    src: 'https://i2.wp.com/h.example.org/a.png?resize=300%2C203&is-pending-load=1',
    srcset: GIF,
    'data-lazy-src': 'https://i2.wp.com/h.example.org/a.png?resize=300%2C203&is-pending-load=1',
    'data-lazy-srcset':
      'https://i2.wp.com/h.example.org/a.png?resize=300%2C203 300w, https://i2.wp.com/h.example.org/a.png?w=1180&ssl=1 1180w',
  };
  assert.deepEqual(tries(attributes), [
    'unwrapped https://h.example.org/a.png',
    'unwrapped http://h.example.org/a.png',
    'proxy https://i2.wp.com/h.example.org/a.png?w=1180&ssl=1',
    'proxy https://i2.wp.com/h.example.org/a.png?resize=300%2C203',
    'proxy https://i2.wp.com/h.example.org/a.png?resize=300%2C203&is-pending-load=1',
  ]);
});

test('a data: placeholder and a spacer never win over a real address', () => {
  assert.deepEqual(tries({ src: GIF, 'data-src': '/a.jpg' }), ['given https://news.example.org/a.jpg']);
  assert.deepEqual(tries({ src: 'data:image/svg+xml,%3Csvg%3E', 'data-original': '/a' }), [
    'given https://news.example.org/a',
  ]);
  assert.deepEqual(tries({ src: '/img/spacer.gif', 'data-lazy': 'a.webp' }), [
    'embedded a.webp',
    'given https://news.example.org/2022/01/a.webp',
  ]);
  assert.deepEqual(tries({ src: '/img/blank.png', srcset: GIF }), [
    'given https://news.example.org/img/blank.png',
  ]);
  assert.deepEqual(tries({ src: GIF }), [`embedded ${GIF}`]);
});

test('a picture embedded whole comes before any address', () => {
  assert.deepEqual(tries({ src: LARGE, 'data-src': '/a.jpg' }), [
    `embedded ${LARGE}`,
    'given https://news.example.org/a.jpg',
  ]);
});

test('addresses resolve against the article, never against the app or a file', () => {
  assert.deepEqual(tries({ src: '//cdn.example.org/a.jpg' }), ['given https://cdn.example.org/a.jpg']);
  assert.deepEqual(tries({ src: '/++plone++x/a.jpg' }), ['given https://news.example.org/++plone++x/a.jpg']);
  assert.deepEqual(tries({ src: '\\\\cdn.example.org\\a.jpg' }), ['given https://cdn.example.org/a.jpg']);
  assert.deepEqual(tries({ src: ' \n/图 片.jpg\t' }), [
    'given https://news.example.org/%E5%9B%BE%20%E7%89%87.jpg',
  ]);
  assert.deepEqual(tries({ src: 'https://me:secret@cdn.example.org/a.jpg#x' }), [
    'given https://cdn.example.org/a.jpg',
  ]);
  assert.deepEqual(tries({ src: '//cdn.example.org/a.jpg' }, null), ['given https://cdn.example.org/a.jpg']);
  assert.deepEqual(tries({ src: '/a.jpg' }, null), []);
  assert.deepEqual(tries({ src: '/a.jpg' }, 'file:///home/me/story.html'), []);
  for (const src of [
    'file:///etc/passwd',
    'javascript:alert(1)',
    'blob:https://x.org/1',
    'app://x/a.jpg',
    'about:blank',
  ]) {
    assert.deepEqual(tries({ src }), [], src);
  }
});

test('a path below the saved file is looked for there first', () => {
  assert.deepEqual(tries({ src: './story_files/a%20b.jpg?x' }), [
    'embedded story_files/a%20b.jpg',
    'given https://news.example.org/2022/01/story_files/a%20b.jpg?x',
  ]);
  assert.deepEqual(tries({ src: 'story_files/a.jpg' }, null), ['embedded story_files/a.jpg']);
  for (const src of [
    'story_files\\a.jpg',
    '.\\story_files\\a.jpg',
    'file:///C:/Users/me/story_files/a.jpg',
    'C:\\Users\\me\\story_files\\a.jpg',
  ])
    assert.deepEqual(tries({ src }, null), ['embedded story_files/a.jpg'], src);
  assert.deepEqual(tries({ src: 'cid:part1@mail' }), ['embedded cid:part1@mail']);
});

test('a link to the full size comes before a small picture, not before a large one', () => {
  const full = '/up/a.png';
  assert.deepEqual(tries({ src: '/up/a-300x181.png' }, PAGE, full), [
    'given https://news.example.org/up/a.png',
    'given https://news.example.org/up/a-300x181.png',
  ]);
  assert.equal(tries({ srcset: '/m.jpg 1024w' }, PAGE, full)[0], 'srcset https://news.example.org/m.jpg');
  assert.equal(tries({ srcset: '/m.jpg 320w' }, PAGE, full)[0], 'given https://news.example.org/up/a.png');
  assert.deepEqual(tries({ src: '/a.jpg' }, PAGE, '/gallery/'), ['given https://news.example.org/a.jpg']);
});

test('a guessed full size is only an extra try before the given one', () => {
  assert.deepEqual(tries({ src: 'https://x.org/a-300x181.png' }), [
    'unwrapped https://x.org/a.png',
    'given https://x.org/a-300x181.png',
  ]);
});

test('two spellings of one address are one try', () => {
  assert.deepEqual(tries({ src: 'https://x.org/图.jpg', 'data-src': 'https://x.org/%e5%9b%be.jpg' }), [
    'given https://x.org/%e5%9b%be.jpg',
  ]);
});

test('whatever the markup says, tries are few, distinct and of known schemes', () => {
  const value = fc.oneof(
    fc.webUrl({ withQueryParameters: true }),
    fc.string({ maxLength: 40 }),
    fc.constantFrom(
      GIF,
      '/a.jpg 1x, b.jpg 2x',
      '//x.org/a.png',
      'a-200x200.jpg',
      'https://i0.wp.com/x.org/a.jpg',
    ),
  );
  const name = fc.constantFrom(
    'src',
    'srcset',
    'data-src',
    'data-srcset',
    'data-x',
    'data-lazy-src',
    'original',
  );
  fc.assert(
    fc.property(fc.dictionary(name, value), fc.option(fc.webUrl(), { nil: null }), (attributes, base) => {
      const candidates = imageCandidates(imageReferencesFromAttributes(attributes), base);
      assert.ok(candidates.length <= 16);
      assert.equal(new Set(candidates.map(({ url }) => url)).size, candidates.length);
      for (const { url, kind } of candidates) {
        if (kind !== 'embedded') assert.match(url, /^https?:\/\//);
        else assert.doesNotMatch(url, /^(?!data:|cid:)[a-z][a-z0-9+.-]*:|^\//i);
      }
    }),
  );
});
