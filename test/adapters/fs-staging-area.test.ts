import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, it } from 'node:test';
import { createFsStagingArea } from '../../main/adapters/fs-staging-area.ts';

const TEMPORARY = ['TMPDIR', 'TEMP', 'TMP'] as const;
const earlier = TEMPORARY.map((name) => [name, process.env[name]] as const);
let folder: string;

before(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'offprint-staging-test-'));
  for (const name of TEMPORARY) process.env[name] = folder;
});
after(async () => {
  for (const [name, value] of earlier) {
    if (value === undefined) Reflect.deleteProperty(process.env, name);
    else process.env[name] = value;
  }
  await rm(folder, { recursive: true, force: true });
});

const FILE = { name: 'a.md', mediaType: 'text/markdown' };
const bytes = (text: string) =>
  (async function* () {
    yield await Promise.resolve(Buffer.from(text));
  })();

it('removes what dead processes left, and nothing else', async () => {
  const { pid: dead } = spawnSync(process.execPath, ['--eval', '']);
  const left = `offprint-staging-${String(dead)}-abcdef`;
  const others = [`offprint-staging-${String(process.ppid)}-abcdef`, 'offprint-staging-abcdef', 'else'];
  for (const name of [left, ...others]) {
    await mkdir(path.join(folder, name));
    await writeFile(path.join(folder, name, 'file'), 'x');
  }
  const staging = await createFsStagingArea({ maxBytes: 100, maxTotalBytes: 2 ** 30 });
  const names = await readdir(folder);
  assert.ok(!names.includes(left));
  for (const name of others) assert.ok(names.includes(name), name);
  assert.ok(names.some((name) => name.startsWith(`offprint-staging-${String(process.pid)}-`)));
  await staging.close();
  assert.deepEqual((await readdir(folder)).sort(), [...others].sort());
});

it('keeps the file that is being written when its token is used again', async () => {
  const staging = await createFsStagingArea({ maxBytes: 100, maxTotalBytes: 2 ** 30 });
  const begun = Promise.withResolvers<undefined>();
  const goOn = Promise.withResolvers<undefined>();
  const slow = (async function* () {
    yield Buffer.from('first ');
    begun.resolve(undefined);
    await goOn.promise;
    yield Buffer.from('file');
  })();
  try {
    const first = staging.put('token', slow, FILE);
    await begun.promise;
    await assert.rejects(staging.put('token', bytes('second'), FILE), { code: 'bad-input' });
    goOn.resolve(undefined);
    assert.equal((await first).bytes, 10);
    await assert.rejects(staging.put('token', bytes('third'), FILE), { code: 'bad-input' });
    assert.equal(Buffer.from(await staging.read('token')).toString(), 'first file');
  } finally {
    await staging.close();
  }
});

it('leaves nothing of a file that is too large, so that its token is free again', async () => {
  const staging = await createFsStagingArea({ maxBytes: 3, maxTotalBytes: 2 ** 30 });
  try {
    await assert.rejects(staging.put('token', bytes('four'), FILE), { code: 'file-too-large' });
    assert.equal((await staging.put('token', bytes('two'), FILE)).bytes, 3);
  } finally {
    await staging.close();
  }
});
