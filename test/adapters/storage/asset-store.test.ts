import assert from 'node:assert/strict';
import { readFile, readdir, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { test } from 'node:test';
import { nodeDigest } from '../../../main/adapters/node-digest.ts';
import { openLibrary } from '../../../main/adapters/open-library.ts';
import { PNG, sampleAsset } from '../../support/sample-article.ts';
import { libraryOptions, temporaryLibrary } from '../../support/temporary-library.ts';

test('a picture comes back byte for byte under the hash of its bytes', async (t) => {
  const { assets, root } = await temporaryLibrary(t);
  const bytes = sampleAsset(1);
  const asset = await assets.put(bytes, PNG);
  assert.deepEqual(asset, { ...PNG, sha256: nodeDigest.sha256(bytes), bytes: bytes.length });
  assert.equal(assets.path(asset), `assets/${asset.sha256.slice(0, 2)}/${asset.sha256}.png`);
  assert.deepEqual(new Uint8Array((await assets.read(asset.sha256))!), bytes);
  assert.deepEqual(new Uint8Array(await readFile(path.join(root, assets.path(asset)))), bytes);
  assert.equal(await assets.has(asset.sha256), true);
  assert.equal(await assets.has('0'.repeat(64)), false);
  assert.equal(await assets.read('0'.repeat(64)), null);
  assert.equal(await assets.read('../../library.json'), null);
});

test('the same bytes are written once, however often and in whatever process they come', async (t) => {
  const library = await temporaryLibrary(t);
  const bytes = sampleAsset(1);
  const stored = await Promise.all(Array.from({ length: 20 }, () => library.assets.put(bytes, PNG)));
  const file = path.join(library.root, library.assets.path(stored[0]!));
  const { ino } = await stat(file);
  assert.equal((await readdir(path.dirname(file))).length, 1);
  await library.close();
  const again = await openLibrary(library.root, libraryOptions);
  t.after(() => again.close());
  await again.assets.put(bytes, PNG);
  assert.equal((await stat(file)).ino, ino);
  assert.deepEqual(await readdir(path.join(library.root, 'tmp')), []);
});

test('a damaged picture is healed by the next import of the same bytes', async (t) => {
  const library = await temporaryLibrary(t);
  const asset = await library.assets.put(sampleAsset(1), PNG);
  await library.close();
  const file = path.join(library.root, library.assets.path(asset));
  await writeFile(file, 'broken');
  const again = await openLibrary(library.root, libraryOptions);
  t.after(() => again.close());
  await again.assets.put(sampleAsset(1), PNG);
  assert.deepEqual(new Uint8Array(await readFile(file)), sampleAsset(1));
});
