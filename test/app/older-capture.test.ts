/** Captures of one page come in any order: the one that was made last is shown. */
import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { it } from 'node:test';
import type { ImportOutcome } from '../../preload/contract/imports.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';

const capture = (words: string, saved: string | null): string =>
  [
    'From: <Saved by a browser>',
    'MIME-Version: 1.0',
    ...(saved === null ? [] : [`Date: ${saved}`]),
    'Content-Type: multipart/related; boundary="part"',
    '',
    '--part',
    'Content-Type: text/html; charset=utf-8',
    'Content-Location: https://example.org/captured',
    '',
    `<title>${words}</title><article><h1>${words}</h1><p>${`${words} of the lock keeper. `.repeat(20)}</p></article>`,
    '--part--',
    '',
  ].join('\r\n');

const arrive = async (app: TestApp, words: string, saved: string | null): Promise<ImportOutcome> => {
  const file = path.join(app.library, `${words.replaceAll(' ', '-')}.mht`);
  await writeFile(file, capture(words, saved));
  const [outcome] = await app.importPaths([file]);
  assert.ok(outcome);
  return outcome;
};

const shown = async (app: TestApp, id: string): Promise<readonly [number, string, number]> => {
  const { currentVersion, title, versionList } = await app.call('articles.get', { id });
  return [currentVersion, title, versionList.length];
};

it('keeps the later capture shown when an older one comes in, and says so', async () => {
  await using app = await openTestApp();
  const { id } = await arrive(app, 'Second words', 'Tue, 3 Mar 2026 10:00:00 +0000');
  assert.ok(id !== null);
  const older = await arrive(app, 'First words', 'Sun, 1 Mar 2026 10:00:00 +0000');
  assert.deepEqual([older.outcome, older.warnings.map(({ code }) => code)], ['updated', ['older-capture']]);
  assert.deepEqual(await shown(app, id), [1, 'Second words', 2]);
  assert.equal((await app.call('search.query', { query: 'Second words' })).total, 1);

  const newer = await arrive(app, 'Third words', 'Wed, 4 Mar 2026 10:00:00 +0000');
  assert.deepEqual(newer.warnings, []);
  assert.deepEqual(await shown(app, id), [3, 'Third words', 3]);
  // Of those that are left, the one captured last and not the one that came last.
  await app.call('versions.trash', { id, number: 3 });
  assert.deepEqual(await shown(app, id), [1, 'Second words', 2]);
  assert.deepEqual((await app.call('library.verify', {})).faults, []);
});

it('goes by the order of arrival where a file does not say when it was captured', async () => {
  await using app = await openTestApp();
  const { id } = await arrive(app, 'Second words', 'Tue, 3 Mar 2026 10:00:00 +0000');
  assert.ok(id !== null);
  assert.deepEqual((await arrive(app, 'First words', null)).warnings, []);
  assert.deepEqual(await shown(app, id), [2, 'First words', 2]);
});
