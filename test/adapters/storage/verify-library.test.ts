import assert from 'node:assert/strict';
import { mkdir, open, readFile, readdir, rm, stat, symlink, unlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import type { OpenLibrary } from '../../../main/adapters/open-library.ts';
import { articleFolder, assetPath } from '../../../main/adapters/storage/library-paths.ts';
import { BEFORE_DELETIONS } from '../../support/library-script.ts';
import { PNG, sampleArticle, sampleAsset, sampleId } from '../../support/sample-article.ts';
import { temporaryLibrary } from '../../support/temporary-library.ts';

const FOLDER = articleFolder(sampleId(1));

/** A library with two versions, annotations, pictures, and a second article; no faults. */
const prepared = async (t: TestContext): Promise<OpenLibrary> => {
  const library = await temporaryLibrary(t);
  for (const step of BEFORE_DELETIONS) await step(library);
  return library;
};

const filesBelow = async (root: string, folder: string): Promise<string[]> => {
  const entries = await readdir(path.join(root, folder), { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)))
    .sort();
};

const protectedFiles = async ({ root }: OpenLibrary): Promise<string[]> => [
  'library.json',
  ...(await filesBelow(root, 'articles')),
  ...(await filesBelow(root, 'assets')),
];

/** Numbers that look random and are the same in every run. */
const noise = (seed: number) => () => {
  seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
  return seed / 2 ** 32;
};

const flipBit = async (file: string, bit: number): Promise<void> => {
  const handle = await open(file, 'r+');
  const byte = Buffer.alloc(1);
  await handle.read(byte, 0, 1, bit >> 3);
  byte[0]! ^= 1 << (bit & 7);
  await handle.write(byte, 0, 1, bit >> 3);
  await handle.close();
};

test('every flipped bit is found, in the file it is in', async (t) => {
  const library = await prepared(t);
  const files = await protectedFiles(library);
  assert.ok(files.length > 15);
  const random = noise(7);
  const flips = Number(process.env.OFFPRINT_FLIPS ?? 200);
  for (let flip = 0; flip < flips; flip += 1) {
    const file = files[flip % files.length]!;
    const { size } = await stat(path.join(library.root, file));
    const bit = Math.floor(random() * size * 8);
    await flipBit(path.join(library.root, file), bit);
    const found = new Set((await library.articles.verify(null)).faults.map((fault) => fault.file));
    assert.ok(found.has(file), `bit ${String(bit)} of ${file} was not found`);
    await flipBit(path.join(library.root, file), bit);
  }
  assert.deepEqual((await library.articles.verify(null)).faults, []);
});

test('every missing file is found', async (t) => {
  const library = await prepared(t);
  for (const file of await protectedFiles(library)) {
    // No annotations and no annotations file are the same.
    if (file.endsWith('annotations.json')) continue;
    const bytes = await readFile(path.join(library.root, file));
    await unlink(path.join(library.root, file));
    const { faults } = await library.articles.verify(null);
    assert.ok(
      faults.some((fault) => fault.file === file && fault.problem === 'is missing'),
      file,
    );
    await writeFile(path.join(library.root, file), bytes);
  }
});

test('files that do not belong are found, what systems leave is not', async (t) => {
  const library = await prepared(t);
  const strays = [
    `${FOLDER}/article (conflicted copy).json`,
    `${FOLDER}/versions/1/evil.html`,
    `${FOLDER}/versions/3/article.html`,
    'articles/readme.txt',
    'assets/00/note.txt',
    `assets/zz/${'0'.repeat(64)}.png`,
  ];
  for (const file of [...strays, `${FOLDER}/.DS_Store`, 'assets/Thumbs.db', `${FOLDER}/versions/._1`]) {
    await mkdir(path.dirname(path.join(library.root, file)), { recursive: true });
    await writeFile(path.join(library.root, file), 'x');
  }
  const { faults } = await library.articles.verify(null);
  const expected = strays.map((file) => file.replace(/versions\/3\/.*/, 'versions/3'));
  assert.deepEqual(faults.map(({ file }) => file).sort(), expected.sort());
  assert.ok(faults.every(({ problem }) => problem === 'is not part of the library'));
});

test('a link in the place of a file is not followed', async (t) => {
  const library = await prepared(t);
  const file = path.join(library.root, FOLDER, 'versions/1/original.md');
  const elsewhere = path.join(path.dirname(library.root), 'same bytes');
  await writeFile(elsewhere, await readFile(file));
  await rm(file);
  await symlink(elsewhere, file);
  const { faults } = await library.articles.verify(null);
  assert.deepEqual(faults, [
    { id: sampleId(1), file: `${FOLDER}/versions/1/original.md`, problem: 'is a link, not a file' },
  ]);
});

test('a damaged picture is named at every article that uses it', async (t) => {
  const library = await temporaryLibrary(t);
  const asset = await library.assets.put(sampleAsset(0), PNG);
  for (const index of [1, 2]) {
    const { record, files } = sampleArticle(index, [asset]);
    await library.articles.create(record, files);
  }
  await flipBit(path.join(library.root, assetPath(asset)), 1000);
  const { faults } = await library.articles.verify(null);
  assert.deepEqual(
    faults.map(({ id, file }) => [id, file]),
    [sampleId(1), sampleId(2)].sort().map((id) => [id, assetPath(asset)]),
  );
  assert.match(faults[0]!.problem, /^is damaged or was changed: its SHA-256 is [0-9a-f]{64}, recorded is/);
});

test('a picture that no article uses is no fault, unless it is damaged', async (t) => {
  const library = await temporaryLibrary(t);
  const asset = await library.assets.put(sampleAsset(3), PNG);
  assert.deepEqual(await library.articles.verify(null), { checked: 0, faults: [] });
  await flipBit(path.join(library.root, assetPath(asset)), 1000);
  const [fault] = (await library.articles.verify(null)).faults;
  assert.deepEqual([fault?.id, fault?.file], [null, assetPath(asset)]);
});

test('a check that goes on while articles change sees no faults', async (t) => {
  const library = await prepared(t);
  const id = sampleId(1);
  const changes = Array.from({ length: 10 }, (_, at) =>
    library.articles.update(id, (record) => ({ ...record, tags: [String(at)] })),
  );
  const checks = Array.from({ length: 10 }, () => library.articles.verify([id]));
  await Promise.all(changes);
  assert.deepEqual(
    (await Promise.all(checks)).flatMap(({ faults }) => faults),
    [],
  );
});

test('a check can be stopped', async (t) => {
  const library = await prepared(t);
  await assert.rejects(library.articles.verify(null, AbortSignal.abort(new Error('stopped'))), /stopped/);
});
