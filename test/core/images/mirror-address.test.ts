import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { mirrorAddress } from '../../../main/core/images/mirror-address.ts';

test('a template gets the whole address percent-encoded', () => {
  const mirror = { prefix: '*', template: 'http://127.0.0.1:8080/?url={url}' };
  assert.deepEqual(mirrorAddress(mirror, 'https://x.org/a.jpg?b=$&'), {
    kind: 'url',
    url: 'http://127.0.0.1:8080/?url=https%3A%2F%2Fx.org%2Fa.jpg%3Fb%3D%24%26',
  });
});

test('only addresses that begin with the prefix are a mirror’s', () => {
  const mirror = { prefix: 'https://x.org/', template: 'http://m/{url}' };
  assert.notEqual(mirrorAddress(mirror, 'https://x.org/a.jpg'), null);
  assert.equal(mirrorAddress(mirror, 'https://y.org/a.jpg'), null);
});

test('a folder holds files by host and path, as download tools name them', () => {
  assert.deepEqual(
    mirrorAddress({ prefix: '*', template: '/mnt/mirror/' }, 'https://x.org:81/%E5%9B%BE.jpg?w=1'),
    {
      kind: 'files',
      paths: [
        '/mnt/mirror/x.org+81/图.jpg?w=1',
        '/mnt/mirror/x.org+81/%E5%9B%BE.jpg?w=1',
        '/mnt/mirror/x.org+81/图.jpg',
        '/mnt/mirror/x.org+81/%E5%9B%BE.jpg',
      ],
    },
  );
});

test('no address leads out of the folder', () => {
  const pieces = fc.constantFrom('..', '%2e%2e', '%2F', '/', '\\', '%5C', 'a', '%00', '.', '%252e', ':');
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 8 }), (path) => {
      const address = mirrorAddress({ prefix: '*', template: '/m' }, `https://x.org/${path.join('')}`);
      for (const file of address?.kind === 'files' ? address.paths : []) {
        assert.ok(file.startsWith('/m/x.org/'), file);
        assert.doesNotMatch(file, /(^|\/)\.{1,2}(\/|$)|[\\\0]/);
      }
    }),
  );
});
