/** A backup is a library: it opens, verifies, and takes only what changed when it is made again. */
import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { runCli } from '../support/run-cli.ts';
import { fixtureArticles } from '../support/test-app.ts';

describe('backup', () => {
  let folder: string;
  const at = (name: string) => path.join(folder, name);
  const cli = (...args: string[]) => runCli(['--library', at('library'), '--json', ...args]);
  const backedUp = async (to = 'backup') => (await cli('backup', at(to))).lines[0];

  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'offprint-backup-'));
    await cli('import', fixtureArticles, '--no-fetch');
  });
  after(() => rm(folder, { recursive: true, force: true }));

  it('copies everything, then only what changed', async () => {
    const first = await backedUp();
    assert.equal(first?.articles, 3);
    assert.ok(Number(first.copied) > 3 * 5, JSON.stringify(first));
    const again = await backedUp();
    assert.equal(again?.copied, 2, 'the two records of the library itself');
    const [article] = (await cli('list')).lines;
    await cli('tag', 'add', 'water', '--to', String(article?.id));
    const later = await backedUp();
    assert.ok(
      Number(later?.copied) > 2 && Number(later?.copied) < Number(first.copied) / 2,
      JSON.stringify(later),
    );
    assert.equal(
      await readFile(
        at(`backup/articles/${String(article?.id).slice(0, 2)}/${String(article?.id)}/article.json`),
        'utf8',
      ),
      await readFile(
        at(`library/articles/${String(article?.id).slice(0, 2)}/${String(article?.id)}/article.json`),
        'utf8',
      ),
    );
  });

  it('opens as a library without a fault, and is then no backup any more', async () => {
    await backedUp('opened');
    const open = (...args: string[]) => runCli(['--library', at('opened'), '--json', ...args]);
    assert.deepEqual((await open('verify')).lines.at(-1), { checked: 3, faults: 0 });
    assert.equal(
      (await open('search', 'river')).lines[0]?.total,
      (await cli('search', 'river')).lines[0]?.total,
    );
    const { code, stderr } = await cli('backup', at('opened'));
    assert.equal(code, 2);
    assert.match(stderr, /was opened as a library of its own/);
  });

  it('keeps the password of the proxy at home', async () => {
    await cli('settings', 'proxy', 'http://ada:s3cret@127.0.0.1:8080');
    await backedUp('carried');
    assert.match(await readFile(at('library/library.json'), 'utf8'), /s3cret/);
    assert.doesNotMatch(await readFile(at('carried/library.json'), 'utf8'), /s3cret/);
    const kept = await runCli(['--library', at('carried'), '--json', 'settings']);
    assert.equal(kept.lines[0]?.proxy, 'http://ada@127.0.0.1:8080');
  });

  it('refuses folders that are no place for it', async () => {
    await writeFile(at('file'), 'x');
    assert.match((await cli('backup', at('file'))).stderr, /it is a file/);
    assert.match((await cli('backup', folder)).stderr, /the library in it/);
    assert.match((await cli('backup', at('library/inside'))).stderr, /lies in the library/);
    await runCli(['--library', at('other'), 'import', '--no-fetch', fixtureArticles]);
    await runCli(['--library', at('other'), 'backup', at('of-other')]);
    assert.match((await cli('backup', at('of-other'))).stderr, /backup of another library/);
    assert.equal((await cli('backup')).code, 2);
  });
});
