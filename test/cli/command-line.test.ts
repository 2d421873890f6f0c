/** The command line is a contract with scripts: names, keys and exit codes are asserted here. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { cliEntry, runCli } from '../support/run-cli.ts';
import { fixtureArticles } from '../support/test-app.ts';

describe('command line', () => {
  let folder: string;
  let library: string;
  const cli = (...args: string[]) => runCli(['--library', library, '--json', ...args]);
  const idOf = async (query: string): Promise<string> => {
    const { lines } = await cli('search', query);
    const hits = lines[0]?.hits as { id: string }[];
    return hits[0]?.id ?? '';
  };

  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'offprint-cli-'));
    library = path.join(folder, 'library');
    const { code, lines } = await cli('import', fixtureArticles, '--no-fetch');
    assert.equal(code, 0);
    assert.equal(lines.length, 4);
  });
  after(() => rm(folder, { recursive: true, force: true }));

  it('prints help and version, and exits 2 for wrong usage', async () => {
    assert.equal((await runCli(['--help'])).code, 0);
    assert.match((await runCli(['import', '--help'])).stdout, /--mirror PREFIX=TEMPLATE/);
    assert.match((await runCli(['--version'])).stdout, /^\d+\.\d+\.\d+\n$/);
    for (const args of [
      [],
      ['explode'],
      ['import'],
      ['search'],
      ['list', '--limit', 'x'],
      ['import', '--nope', 'x'],
    ]) {
      assert.equal((await cli(...args)).code, 2, args.join(' '));
    }
  });

  it('reports each file with the keys of the contract', async () => {
    const { lines } = await cli('import', path.join(fixtureArticles, 'harbour-zh.md'), '--no-fetch');
    const [line, last] = lines;
    for (const key of ['file', 'outcome', 'id', 'title', 'code', 'message', 'warnings', 'images']) {
      assert.ok(Object.hasOwn(line ?? {}, key), key);
    }
    assert.equal(line?.outcome, 'duplicate');
    assert.equal(line.file, path.join(fixtureArticles, 'harbour-zh.md'));
    const summary = last?.summary as Record<string, number>;
    assert.deepEqual(Object.keys(summary).sort(), [
      'duplicate',
      'failed',
      'imported',
      'seconds',
      'skipped',
      'updated',
    ]);
  });

  it('lists and shows', async () => {
    const { lines } = await cli('list', '--sort', 'date');
    assert.equal(lines.length, 3);
    assert.equal(lines[0]?.published, '2023-10-31T15:17:12Z');
    for (const key of [
      'id',
      'title',
      'url',
      'site',
      'author',
      'published',
      'imported',
      'language',
      'tags',
      'annotations',
      'images',
      'versions',
    ]) {
      assert.ok(Object.hasOwn(lines[0], key), key);
    }
    const id = String(lines[0].id);
    const original = await runCli(['--library', library, 'show', id, '--as', 'original']);
    assert.equal(original.stdout, await readFile(path.join(fixtureArticles, 'harbour-zh.md'), 'utf8'));
    const text = await runCli(['--library', library, 'show', id.slice(0, 8), '--as', 'text']);
    assert.match(text.stdout, /会计师周岚说：“这笔钱在三天里换了四个账户。”/);
    const byUrl = await cli('show', 'url:https://example.org/zh/harbour-auction-7');
    assert.equal(byUrl.lines[0]?.id, id);
    assert.ok(Array.isArray(byUrl.lines[0].versions));
    const all = await cli('show', '--all', '--as', 'log');
    assert.equal(all.lines.length, 3);
  });

  it('searches', async () => {
    const { lines } = await cli('search', '"换了四个账户"');
    const [result] = lines;
    assert.equal(result?.total, 1);
    const hit = (result.hits as Record<string, unknown>[])[0];
    assert.deepEqual(Object.keys(hit ?? {}).sort(), ['id', 'in', 'score', 'snippet', 'title', 'url']);
    assert.equal((await cli('search', '八号码头')).lines[0]?.total, 0);
  });

  it('tags, marks, exports, verifies', async () => {
    const id = await idOf('Okafor');
    assert.deepEqual((await cli('tag', 'add', 'water', 'rivers/alder', '--to', id)).lines[0], {
      changed: [id],
    });
    assert.deepEqual(
      (await cli('tag', 'list')).lines.map((line) => line.name),
      ['rivers/alder', 'water'],
    );
    const mark = await cli(
      'annotate',
      id,
      '--quote',
      'paying for the same water twice',
      '--note',
      'key finding',
    );
    assert.equal(mark.code, 0);
    assert.equal((await cli('annotations', id)).lines[0]?.state, 'sure');
    const out = path.join(folder, 'out.md');
    const exported = await cli('export', 'markdown', id, '-o', out);
    assert.equal(exported.lines[0]?.path, out);
    assert.match(await readFile(out, 'utf8'), /key finding/);
    assert.equal((await cli('verify')).code, 0);
    assert.equal((await cli('annotate', id, '--quote', 'no such words')).code, 1);
    assert.equal((await cli('show', 'zzzz')).code, 1);
    assert.equal((await cli('reindex')).lines[0]?.articles, 3);
  });

  it('reads an article from stdin', async () => {
    const { lines, code } = await runCli(
      ['--library', library, '--json', 'import', '-', '--no-fetch', '--dry-run'],
      {
        stdin: '<!--1600000000000-->\n[From a pipe](https://example.org/pipe)\n------\n\n<p>Words.</p>\n',
      },
    );
    assert.equal(code, 0);
    assert.equal(lines[0]?.file, '-');
    assert.equal(lines[0].title, 'From a pipe');
    assert.equal((await cli('search', 'pipe')).lines[0]?.total, 0, 'a dry run writes nothing');
  });

  it('keeps what came by stdin with the import, and refuses to mix it with files', async () => {
    const stdin = '<!--1600000000000-->\n[Piped](https://example.org/piped)\n------\n\n<p>Kept words.</p>\n';
    const piped = path.join(folder, 'piped');
    const run = (...args: string[]) => runCli(['--library', piped, '--json', ...args], { stdin });
    assert.equal((await run('import', '-', '--no-fetch')).lines[0]?.outcome, 'imported');
    const job = (await run('imports')).lines[0];
    const reported = await run('imports', 'report', String(job?.jobId));
    assert.equal(reported.lines[0]?.file, '-');
    const batch = path.join(piped, 'batches', String(job?.jobId), 'batch.json');
    assert.match(await readFile(batch, 'utf8'), /"kind": "uploads"/);
    const mixed = await run('import', '-', 'README.md');
    assert.equal(mixed.code, 2);
    assert.match(mixed.stderr, /by a command of their own/);
  });

  it('says what became of every bad file, exits 1, and leaves the library valid', async () => {
    const bad = path.join(folder, 'bad');
    await mkdir(path.join(bad, 'closed'), { recursive: true });
    await writeFile(path.join(bad, 'empty.md'), '');
    await writeFile(
      path.join(bad, 'binary.md'),
      Buffer.from(Array.from({ length: 4096 }, (_, at) => (at * 7919) % 256)),
    );
    await writeFile(
      path.join(bad, 'broken-utf8.md'),
      Buffer.concat([
        Buffer.from('<!--1600000000000-->\n[Broken bytes](https://example.org/broken)\n------\n\n<p>before '),
        Buffer.from([0xe4, 0xb8]),
        Buffer.from(' after</p>\n'),
      ]),
    );
    const links = Array.from(
      { length: 300 },
      (_, at) => `9-11 [Article number ${String(at)}](/articles/${String(at)}.md)`,
    );
    await writeFile(path.join(bad, 'list.md'), links.join('\n'));
    await writeFile(path.join(bad, 'picture.jpg'), 'not looked at');
    await chmod(path.join(bad, 'closed'), 0o000);
    const { code, lines } = await cli('import', bad, path.join(bad, 'not-there.md'), '--no-fetch');
    await chmod(path.join(bad, 'closed'), 0o700);
    assert.equal(code, 1);
    const outcome = Object.fromEntries(
      lines.filter((line) => line.file).map((line) => [path.basename(String(line.file)), line]),
    );
    assert.equal(outcome['empty.md']?.code, 'empty-file');
    assert.equal(outcome['binary.md']?.code, 'binary-file');
    assert.equal(outcome['list.md']?.code, 'not-an-article');
    assert.equal(outcome['broken-utf8.md']?.outcome, 'imported');
    assert.notDeepEqual(outcome['broken-utf8.md'].warnings, []);
    assert.equal(outcome['picture.jpg']?.outcome, 'skipped');
    assert.equal(outcome['not-there.md']?.code, 'unreadable-file');
    if (process.getuid?.() !== 0) assert.equal(outcome.closed?.code, 'unreadable-file');
    for (const line of Object.values(outcome))
      if (line.outcome === 'failed') assert.ok(String(line.message).length > 20);
    assert.equal((await cli('verify')).code, 0);
  });

  it('exits 3 while another process holds the library, and 2 where there cannot be one', async () => {
    const serving = spawn(
      process.execPath,
      [cliEntry, '--library', library, '--json', 'serve', '--no-open'],
      {
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    );
    const ended = once(serving, 'exit');
    const [link] = (await once(serving.stdout, 'data')) as [Buffer];
    assert.match(link.toString('utf8'), /^\{"url":"http:\/\/offprint-[0-9a-f]+\.localhost:\d+\/start\?t=/);
    assert.equal((await cli('list')).code, 3);
    serving.kill('SIGTERM');
    assert.deepEqual(await ended, [0, null]);
    assert.equal((await cli('list')).code, 0);
    const file = path.join(folder, 'a-file');
    await writeFile(file, 'x');
    assert.equal((await runCli(['--library', file, 'list'])).code, 2);
  });
});
