import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import path from 'node:path';
import { it } from 'node:test';
import { UsageError } from '../../main/cli/command.ts';
import { parseMirror } from '../../main/cli/parse-mirror.ts';

it('splits a mirror where its template begins', () => {
  const template = 'http://127.0.0.1:8080/?url={url}';
  for (const prefix of [
    '*',
    'https://pictures.example/',
    'https://images.weserv.nl/?url=',
    'https://images.weserv.nl/?url=https://a.example/x=',
  ]) {
    assert.deepEqual(parseMirror(`${prefix}=${template}`), { prefix, template });
  }
  const folderInQuery = 'https://127.0.0.1/?base=/srv/{url}';
  assert.deepEqual(parseMirror(`https://a.example/=${folderInQuery}`), {
    prefix: 'https://a.example/',
    template: folderInQuery,
  });
});

it('takes folders that are there, by any name', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'offprint-mirror-'));
  const before = process.cwd();
  try {
    mkdirSync(path.join(folder, 'pictures'));
    process.chdir(folder);
    const here = path.resolve('pictures');
    for (const name of [here, './pictures', 'pictures']) {
      assert.deepEqual(parseMirror(`https://a.example/?q=1&url==${name}`), {
        prefix: 'https://a.example/?q=1&url=',
        template: here,
      });
    }
    assert.deepEqual(parseMirror('*=~'), { prefix: '*', template: path.resolve(homedir()) });
  } finally {
    process.chdir(before);
    rmSync(folder, { recursive: true, force: true });
  }
});

it('refuses what is neither an address with {url} nor a folder', () => {
  for (const text of [
    'https://a.example/',
    'https://a.example/=',
    '*=',
    '=http://127.0.0.1/{url}',
    '*=http://127.0.0.1/picture',
    '*=ftp://127.0.0.1/{url}',
    '*=/no/such/folder',
  ]) {
    assert.throws(() => parseMirror(text), UsageError, text);
  }
});
