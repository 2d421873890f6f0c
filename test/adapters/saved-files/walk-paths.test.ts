import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { it } from 'node:test';
import { fileSource } from '../../../main/adapters/containers/byte-sources.ts';
import { folderEntries } from '../../../main/adapters/saved-files/folder-entries.ts';
import { walkPaths } from '../../../main/adapters/saved-files/walk-paths.ts';
import type { SavedFileEntry } from '../../../main/core/ports/saved-file-source.ts';

const namesOf = async (folder: string): Promise<Record<string, string>> => {
  const found: Record<string, string> = {};
  for await (const entry of walkPaths([folder], new AbortController().signal)) {
    found[path.basename(entry.label)] = 'refused' in entry ? entry.refused.outcome : 'candidate';
  }
  return found;
};

it('gives everything in a folder its line: files, links, pipes', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'offprint-walk-'));
  try {
    await mkdir(path.join(folder, 'below'));
    await writeFile(path.join(folder, 'a.md'), 'a');
    await writeFile(path.join(folder, 'below', 'b.html'), 'b');
    await writeFile(path.join(folder, 'picture.jpg'), 'c');
    await writeFile(path.join(folder, '.DS_Store'), 'd');
    await symlink(path.join(folder, 'a.md'), path.join(folder, 'link.md'));
    await symlink(path.join(folder, 'nowhere'), path.join(folder, 'dangling.md'));
    if (process.platform !== 'win32') execFileSync('mkfifo', [path.join(folder, 'pipe')]);
    assert.deepEqual(await namesOf(folder), {
      'a.md': 'candidate',
      'b.html': 'candidate',
      'picture.jpg': 'skipped',
      'link.md': 'skipped',
      'dangling.md': 'skipped',
      ...(process.platform === 'win32' ? {} : { pipe: 'skipped' }),
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

it('goes on behind a file whose name is no text', { skip: process.platform !== 'linux' }, async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'offprint-walk-'));
  try {
    await writeFile(
      Buffer.concat([Buffer.from(`${folder}/bad`), Buffer.from([0xff]), Buffer.from('name.md')]),
      'x',
    );
    for (const name of ['a.md', 'c.md', 'z.md']) await writeFile(path.join(folder, name), 'x');
    const refusals: string[] = [];
    let files = 0;
    for await (const entry of walkPaths([folder], new AbortController().signal)) {
      if ('refused' in entry) refusals.push(entry.refused.error.message);
      else files++;
    }
    assert.equal(files, 3);
    assert.equal(refusals.length, 1);
    assert.match(refusals[0] ?? '', /name is not written in UTF-8.*Rename it/);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

it('says of each thing that is no file what it is', { skip: process.platform === 'win32' }, async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'offprint-walk-'));
  const server = createServer();
  try {
    const at = (name: string) => path.join(folder, name);
    await writeFile(at('a.md'), 'a');
    await mkdir(at('below'));
    await symlink('a.md', at('to-file'));
    await symlink('below', at('to-folder'));
    await symlink(tmpdir(), at('elsewhere'));
    await symlink('nowhere', at('dangling'));
    await symlink('circle', at('circle'));
    execFileSync('mkfifo', [at('pipe')]);
    await new Promise<void>((resolve) => server.listen(at('socket'), resolve));
    const reasons: Record<string, string> = {};
    for await (const entry of walkPaths([folder], new AbortController().signal)) {
      if (!('refused' in entry)) continue;
      assert.equal(entry.refused.outcome, 'skipped');
      reasons[path.basename(entry.label)] = entry.refused.error.message;
    }
    assert.ok(reasons['to-file']?.includes(`is a link to “${at('a.md')}”; links inside folders`));
    assert.ok(reasons['to-folder']?.includes(`is a link to “${at('below')}”; links inside folders`));
    assert.ok(reasons.elsewhere?.includes(`is a link to “${tmpdir()}”; links inside folders`));
    assert.ok(reasons.dangling?.includes(`is a link to “${at('nowhere')}”, which cannot be reached`));
    assert.match(reasons.circle ?? '', /which cannot be reached/);
    assert.match(reasons.pipe ?? '', /is a named pipe/);
    assert.match(reasons.socket ?? '', /is a socket/);
  } finally {
    server.close();
    await rm(folder, { recursive: true, force: true });
  }
});

it('leaves libraries alone, with one line each', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'offprint-walk-'));
  const files = {
    'story.html': 'a story',
    'articles/story.html': 'a folder of that name is no library',
    'Library/library.json': '{}',
    'Library/README.txt': 'what this is',
    'Library/articles/ab/abcd/versions/1/original.md': 'kept',
  };
  try {
    for (const [name, text] of Object.entries(files)) {
      await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
      await writeFile(path.join(folder, name), text);
    }
    const outcomeOf = (entry: SavedFileEntry) => ('refused' in entry ? entry.refused.outcome : 'candidate');
    const expected = { 'story.html': 'candidate', 'articles/story.html': 'candidate', Library: 'skipped' };
    const walked: Record<string, string> = {};
    for await (const entry of walkPaths([folder], new AbortController().signal))
      walked[path.relative(folder, entry.label)] = outcomeOf(entry);
    assert.deepEqual(walked, expected);
    const content = { size: 1, read: () => Promise.resolve(new Uint8Array()), content: fileSource('', 0) };
    const dropped = folderEntries(new Map(Object.keys(files).map((name) => [name, content])), (name) => name);
    assert.deepEqual(
      Object.fromEntries([...dropped].map((entry) => [entry.label, outcomeOf(entry)])),
      expected,
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

it('goes through a folder as people count', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'offprint-walk-'));
  const names = ['page.html', 'page (1).html', 'page (2).html', 'page (10).html', '水闸.md'];
  try {
    for (const name of [...names].reverse()) await writeFile(path.join(folder, name), 'x');
    assert.deepEqual(Object.keys(await namesOf(folder)), names);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
