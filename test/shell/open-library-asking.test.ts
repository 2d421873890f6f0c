import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import { OffprintError } from '../../main/core/errors/offprint-error.ts';
import { DESKTOP_LABELS } from '../../main/shell/desktop-labels.ts';
import { openLibraryAsking } from '../../main/shell/open-library-asking.ts';
import type { OpenedApp } from '../../main/shell/open-node-app.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'offprint-asking-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Answers in turn; opening succeeds for `good` only. */
const run = async (
  wish: { folder: string; mayCreate: boolean },
  answers: number[],
  chosen: (string | null)[] = [],
  good: string | null = folder,
) => {
  const asked: string[] = [];
  const opened = await openLibraryAsking(
    wish,
    (root) =>
      root === good
        ? Promise.resolve({ root } as OpenedApp)
        : Promise.reject(new OffprintError('library-in-use', `${root} is open elsewhere`)),
    {
      labels: DESKTOP_LABELS.en,
      choose: (_type, message, detail) => {
        asked.push(`${message} ${detail}`);
        return Promise.resolve(answers.shift() ?? assert.fail(`asked too often: ${asked.join('; ')}`));
      },
      chooseFolder: () => Promise.resolve(chosen.shift() ?? null),
    },
  );
  return { root: opened?.root ?? null, asked };
};

test('a library that is there opens without a question', async () => {
  writeFileSync(path.join(folder, 'library.json'), '{}');
  assert.deepEqual(await run({ folder, mayCreate: false }, []), { root: folder, asked: [] });
});

test('a remembered library that is gone is not replaced by an empty one unasked', async () => {
  const { root, asked } = await run({ folder, mayCreate: false }, [3]);
  assert.equal(root, null);
  assert.match(asked[0] ?? '', new RegExp(`not there.*${path.basename(folder)}`, 's'));
});

test('a remembered library that is gone is created anew when that is the answer', async () => {
  assert.equal((await run({ folder, mayCreate: false }, [2])).root, folder);
});

test('trying again finds a drive that was connected meanwhile', async () => {
  const opening = run({ folder, mayCreate: false }, [0, 0, 0]);
  writeFileSync(path.join(folder, 'library.json'), '{}');
  assert.equal((await opening).root, folder);
});

test('a library that cannot be opened says why, and another can be chosen', async () => {
  const other = path.join(folder, 'other');
  const { root, asked } = await run({ folder: other, mayCreate: true }, [1], [folder]);
  assert.equal(root, folder);
  assert.match(asked[0] ?? '', /open elsewhere/);
});

test('cancelling the folder question leads back to the first one', async () => {
  const other = path.join(folder, 'other');
  const { root, asked } = await run({ folder: other, mayCreate: true }, [1, 0, 2], [null]);
  assert.deepEqual([root, asked.length], [null, 3]);
});

test('a fault of the program is not dressed up as the library’s', async () => {
  const questions = {
    labels: DESKTOP_LABELS.en,
    choose: () => assert.fail(),
    chooseFolder: () => assert.fail(),
  };
  const fault = new TypeError('a bug');
  await assert.rejects(
    openLibraryAsking({ folder, mayCreate: true }, () => Promise.reject(fault), questions),
    fault,
  );
});
