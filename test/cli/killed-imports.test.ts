/** Promise 7: killed at any moment, there is no half article, and the interrupted import goes on. */
import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { runCli } from '../support/run-cli.ts';

const KILLS = 50;
const LANES = 2;
const FILES = 60;

const article = (at: number): string =>
  `<!--${String(1_600_000_000_000 + at * 1000)}-->\n[第${String(at)}篇 Article ${String(at)}](https://example.org/killed/${String(at)})\n------\n\n` +
  `<p>${`第${String(at)}段文字，写给被打断的导入。`.repeat(40)}</p>\n`;

const writeArticles = async (folder: string): Promise<void> => {
  await mkdir(folder);
  for (let at = 0; at < FILES; at += 1) await writeFile(path.join(folder, `${String(at)}.md`), article(at));
};

/** Start-up takes most of a short run, so the moments are drawn over a range measured on this very machine. */
const wholeRunMs = async (folder: string, articles: string): Promise<number> => {
  const started = performance.now();
  const { code } = await runCli([
    '--library',
    path.join(folder, 'measured'),
    '--json',
    'import',
    articles,
    '--no-fetch',
  ]);
  assert.equal(code, 0);
  return performance.now() - started;
};

test(`${String(KILLS)} imports killed at random moments leave whole articles only, and finish when run again`, async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'offprint-kill-'));
  const articles = path.join(folder, 'articles');
  try {
    await writeArticles(articles);
    const whole = await wholeRunMs(folder, articles);
    const interrupted: number[] = [];
    let next = 0;
    const lane = async () => {
      for (let at = next++; at < KILLS; at = next++) {
        const args = ['--library', path.join(folder, `library-${String(at)}`), '--json'];
        const killAfterMs = whole * (0.3 + 0.7 * Math.random());
        const killed = await runCli([...args, 'import', articles, '--no-fetch'], { killAfterMs });
        if (killed.code === null) interrupted.push(killed.lines.length);
        const verified = await runCli([...args, 'verify']);
        assert.equal(
          verified.code,
          0,
          `after a kill at ${String(Math.round(killAfterMs))} ms: ${verified.stdout}${verified.stderr}`,
        );
        const again = await runCli([...args, 'import', articles, '--no-fetch']);
        assert.equal(again.code, 0, again.stderr);
        const { imported, duplicate } = again.lines.at(-1)?.summary as Record<string, number>;
        assert.equal((imported ?? 0) + (duplicate ?? 0), FILES);
        const acknowledged = killed.lines.filter((line) => line.outcome === 'imported').length;
        assert.ok((duplicate ?? 0) >= acknowledged, 'what was reported as imported is there');
      }
    };
    await Promise.all(Array.from({ length: LANES }, lane));
    assert.ok(
      interrupted.length > KILLS / 4,
      `only ${String(interrupted.length)} runs were really interrupted: the test is blind`,
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
