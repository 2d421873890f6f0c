/** A small disk that really fills up: a tmpfs of 6 MB, where this process may mount one. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { test } from 'node:test';
import { OffprintError } from '../../main/core/errors/offprint-error.ts';
import type { OpenLibrary } from '../../main/adapters/open-library.ts';
import { openLibrary } from '../../main/adapters/open-library.ts';
import { PNG, sampleAnnotation, sampleArticle, sampleAsset, sampleId } from '../support/sample-article.ts';
import { libraryOptions, temporaryFolder } from '../support/temporary-library.ts';

const store = async ({ articles, assets }: OpenLibrary, index: number): Promise<void> => {
  const picture = await assets.put(sampleAsset(index), PNG);
  const { record, files } = sampleArticle(index, [picture]);
  await articles.create(record, files);
};

/** Stores articles from `first` on until the disk is full; returns the one that did not fit. */
const fillDisk = async (library: OpenLibrary, first: number): Promise<number> => {
  for (let index = first; ; index += 1) {
    try {
      await store(library, index);
    } catch (error) {
      if (!(error instanceof OffprintError)) throw error;
      assert.equal(error.code, 'disk-full');
      assert.match(error.message, /The disk is full \(ENOSPC\): could not store .*Free some space/);
      return index;
    }
  }
};

const assertIntact = async (library: OpenLibrary, stored: number): Promise<void> => {
  assert.deepEqual(await library.articles.verify(null), { checked: stored, faults: [] });
  assert.deepEqual(library.problems(), []);
};

test('a disk that is full', async (t) => {
  const disk = path.join(await temporaryFolder(t), 'disk');
  await mkdir(disk);
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=6m', 'tmpfs', disk], { encoding: 'utf8' });
  if (mounted.status !== 0) {
    const why = (mounted.stderr || String(mounted.error)).trim();
    console.error(`NOT TESTED: a really full disk. No tmpfs can be mounted here: ${why}`);
    t.skip('no tmpfs can be mounted here');
    return;
  }
  try {
    const root = path.join(disk, 'library');
    const library = await openLibrary(root, libraryOptions);
    const missing = await fillDisk(library, 1);
    assert.ok(missing > 20, 'some must have fitted');
    await writeFile(path.join(disk, 'rest'), Buffer.alloc(1 << 20)).catch(() => undefined);
    await assertIntact(library, missing - 1);

    // What is there stays readable, and every change is refused whole.
    const before = await library.articles.read(sampleId(1));
    const notes = Array.from({ length: 400 }, (_, at) => sampleAnnotation(`annotation-${String(at)}`));
    for (const attempt of [
      () => library.articles.updateAnnotations(sampleId(1), () => notes),
      () => library.articles.update(sampleId(1), (record) => ({ ...record, title: 'x'.repeat(100_000) })),
      () => library.settings.update({ author: 'x'.repeat(100_000) }),
    ]) {
      await assert.rejects(attempt, { code: 'disk-full' });
    }
    assert.deepEqual(await library.articles.read(sampleId(1)), before);
    await library.close();

    const reopened = await openLibrary(root, libraryOptions);
    await assertIntact(reopened, missing - 1);
    await rm(path.join(disk, 'rest'));
    await reopened.articles.delete(sampleId(1));
    await reopened.articles.delete(sampleId(2));
    await store(reopened, missing);
    await assertIntact(reopened, missing - 2);
    await reopened.close();
    t.diagnostic(`${String(missing - 1)} articles fitted`);
  } finally {
    const unmounted = spawnSync('umount', [disk], { encoding: 'utf8' });
    assert.equal(unmounted.status, 0, unmounted.stderr);
  }
});
