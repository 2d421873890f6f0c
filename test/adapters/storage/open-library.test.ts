import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmod, mkdir, readFile, readdir, rm, stat, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { openLibrary } from '../../../main/adapters/open-library.ts';
import { PNG, sampleArticle, sampleAsset } from '../../support/sample-article.ts';
import { libraryOptions, temporaryFolder, temporaryLibrary } from '../../support/temporary-library.ts';

const HAS_PERMISSION_BITS = { skip: process.platform === 'win32' && 'Windows has no permission bits' };

test('a new library explains itself in two languages and is private', async (t) => {
  const { root } = await temporaryLibrary(t);
  const readme = await readFile(path.join(root, 'README.txt'), 'utf8');
  assert.match(readme, /This folder is an Offprint library/);
  assert.match(readme, /这个文件夹是一个 Offprint 资料库/);
  const record = JSON.parse(await readFile(path.join(root, 'library.json'), 'utf8')) as { schema: number };
  assert.equal(record.schema, 1);
  if (process.platform !== 'win32') assert.equal((await stat(root)).mode & 0o777, 0o700);
});

test('the readme that somebody took away or rewrote stays so', async (t) => {
  const library = await temporaryLibrary(t);
  await library.close();
  await writeFile(path.join(library.root, 'README.txt'), 'mine');
  await (await openLibrary(library.root, libraryOptions)).close();
  assert.equal(await readFile(path.join(library.root, 'README.txt'), 'utf8'), 'mine');
  await rm(path.join(library.root, 'README.txt'));
  await (await openLibrary(library.root, libraryOptions)).close();
  assert.ok(!(await readdir(library.root)).includes('README.txt'));
});

test('a library may be given as a relative path, below folders that do not exist, or through a link', async (t) => {
  const folder = await temporaryFolder(t);
  const library = await openLibrary(path.relative(process.cwd(), path.join(folder, 'a/b/c')), libraryOptions);
  assert.equal(library.root, path.join(folder, 'a/b/c'));
  await library.close();
  await symlink(path.join(folder, 'a/b/c'), path.join(folder, 'link'));
  const linked = await openLibrary(path.join(folder, 'link'), libraryOptions);
  await assert.rejects(openLibrary(path.join(folder, 'a/b/c'), libraryOptions), { code: 'library-in-use' });
  await linked.close();
});

test('a file, and a folder full of other things, are no library', async (t) => {
  const folder = await temporaryFolder(t);
  const file = path.join(folder, 'notes.txt');
  await writeFile(file, 'keep me');
  await assert.rejects(openLibrary(file, libraryOptions), { code: 'library-unusable' });
  await assert.rejects(openLibrary(path.join(file, 'below'), libraryOptions), { code: 'library-unusable' });
  await assert.rejects(openLibrary(folder, libraryOptions), (error: Error) => {
    assert.match(error.message, /holds other things \(such as notes\.txt\)/);
    return 'code' in error && error.code === 'library-unusable';
  });
  assert.deepEqual(await readdir(folder), ['notes.txt']);
});

test('an empty folder, but for what systems leave in folders, becomes a library', async (t) => {
  const folder = await temporaryFolder(t);
  await writeFile(path.join(folder, '.DS_Store'), '');
  await (await openLibrary(folder, libraryOptions)).close();
});

const asNobody = (root: string): { status: number | null; out: string } => {
  const driver = fileURLToPath(new URL('../../support/open-as-other-user.ts', import.meta.url));
  const { status, stdout, stderr } = spawnSync(process.execPath, [driver, root], { encoding: 'utf8' });
  return { status, out: stdout + stderr };
};

test('a folder without rights is refused, and says so', HAS_PERMISSION_BITS, async (t) => {
  const folder = await temporaryFolder(t);
  await chmod(folder, 0o755);
  const library = await openLibrary(path.join(folder, 'library'), libraryOptions);
  await library.close();

  const root = process.getuid?.() === 0;
  await chmod(library.root, 0o555);
  const readable = asNobody(library.root);
  assert.match(readable.out, /library-read-only .*EACCES.*Nothing was changed/, readable.out);
  await chmod(library.root, root ? 0o700 : 0o000);
  const closed = asNobody(library.root);
  assert.match(closed.out, /library-read-only .*EACCES/, closed.out);
  const below = asNobody(path.join(library.root, 'new'));
  assert.match(below.out, /library-(read-only|unusable) .*EACCES/, below.out);
  await chmod(library.root, 0o700);
});

test('what lies in tmp is swept, what lies elsewhere is not', async (t) => {
  const library = await temporaryLibrary(t);
  await library.close();
  await mkdir(path.join(library.root, 'tmp/folder-x/versions/1'), { recursive: true });
  await writeFile(path.join(library.root, 'tmp/folder-x/article.json'), 'half');
  await writeFile(path.join(library.root, 'tmp/file-y'), 'half');
  await mkdir(path.join(library.root, 'tmp/redo-0000000000000000'));
  await writeFile(path.join(library.root, 'tmp/redo-0000000000000000/article.json'), '{}');
  await writeFile(path.join(library.root, 'my notes.txt'), 'keep me');
  const again = await openLibrary(library.root, libraryOptions);
  t.after(() => again.close());
  assert.deepEqual(await readdir(path.join(library.root, 'tmp')), []);
  assert.deepEqual(await again.articles.ids(), []);
  assert.equal(await readFile(path.join(library.root, 'my notes.txt'), 'utf8'), 'keep me');
});

test('a library from a later version is left alone', async (t) => {
  const library = await temporaryLibrary(t);
  await library.close();
  const file = path.join(library.root, 'library.json');
  const later = JSON.stringify({ schema: 99, anything: true });
  await writeFile(file, later);
  await assert.rejects(openLibrary(library.root, libraryOptions), (error: Error) => {
    assert.match(error.message, /later version of Offprint.*Update Offprint/);
    return 'code' in error && error.code === 'library-unusable';
  });
  assert.equal(await readFile(file, 'utf8'), later);
  // The refusal let go of the lock.
  await rm(file);
  await (await openLibrary(library.root, libraryOptions)).close();
});

test('close waits for what is being written and takes nothing more', async (t) => {
  const library = await temporaryLibrary(t);
  const { record, files } = sampleArticle(1);
  const storing = [library.articles.create(record, files), library.assets.put(sampleAsset(1), PNG)];
  await library.close();
  // Another process may hold the library now: nothing of this one may reach the disk any more.
  await assert.rejects(library.assets.put(sampleAsset(2), PNG), /library is closed/);
  await assert.rejects(
    library.articles.update(record.id, (before) => before),
    /library is closed/,
  );
  await assert.rejects(library.settings.update({}), /library is closed/);
  const again = await openLibrary(library.root, libraryOptions);
  t.after(() => again.close());
  await Promise.all(storing);
  assert.deepEqual(await again.articles.read(record.id), record);
});

test(
  'permission bits of a record and a link in its place survive a change',
  HAS_PERMISSION_BITS,
  async (t) => {
    const library = await temporaryLibrary(t);
    const file = path.join(library.root, 'library.json');
    await chmod(file, 0o602);
    await library.settings.update({ author: 'A' });
    assert.equal((await stat(file)).mode & 0o777, 0o602);

    const elsewhere = path.join(path.dirname(library.root), 'settings.json');
    await writeFile(elsewhere, await readFile(file));
    await rm(file);
    await symlink(elsewhere, file);
    await library.settings.update({ author: 'B' });
    assert.match(await readFile(elsewhere, 'utf8'), /"author": "B"/);
    assert.equal((await readdir(path.dirname(library.root))).length, 2);
  },
);
