import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { it } from 'node:test';
import { walkPaths } from '../../../main/adapters/saved-files/walk-paths.ts';

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
    const outcomes = await namesOf(folder);
    assert.equal(Object.values(outcomes).filter((each) => each === 'candidate').length, 3);
    assert.equal(Object.values(outcomes).filter((each) => each === 'failed').length, 1);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
