import assert from 'node:assert/strict';
import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import { fileURLToPath } from 'node:url';
import { OffprintError } from '../../../main/core/errors/offprint-error.ts';
import { openLibrary } from '../../../main/adapters/open-library.ts';
import { libraryOptions, temporaryFolder } from '../../support/temporary-library.ts';

const CONTENDER = fileURLToPath(new URL('../../support/lock-contender.ts', import.meta.url));
const RACES = 100;
const CONTENDERS = 3;

const answerOf = async (child: ChildProcess): Promise<string> => String((await once(child, 'message'))[0]);

const ask = (child: ChildProcess, message: 'try' | 'release'): Promise<string> => {
  const answer = answerOf(child);
  child.send(message);
  return answer;
};

const contender = async (context: TestContext, root: string): Promise<ChildProcess> => {
  const child = fork(CONTENDER, [root], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  context.after(() => child.kill('SIGKILL'));
  assert.equal(await answerOf(child), 'ready');
  return child;
};

test('of those who race for a library, one wins', async (t) => {
  const root = path.join(await temporaryFolder(t), 'library');
  const children = await Promise.all(Array.from({ length: CONTENDERS }, () => contender(t, root)));
  const winners = new Set<number>();
  for (let race = 0; race < RACES; race += 1) {
    const answers = await Promise.all(children.map((child) => ask(child, 'try')));
    assert.equal(
      answers.filter((answer) => answer === 'won').length,
      1,
      `race ${String(race)}: ${answers.join()}`,
    );
    assert.ok(answers.every((answer) => answer === 'won' || answer.startsWith('library-in-use ')));
    const winner = answers.indexOf('won');
    winners.add(winner);
    assert.equal(await ask(children[winner]!, 'release'), 'released');
  }
  t.diagnostic(`${String(winners.size)} different winners`);
});

test('a killed process holds no lock', async (t) => {
  const root = path.join(await temporaryFolder(t), 'library');
  for (let round = 0; round < 3; round += 1) {
    const child = await contender(t, root);
    assert.equal(await ask(child, 'try'), 'won');
    await assert.rejects(openLibrary(root, libraryOptions), (error) => {
      assert.ok(error instanceof OffprintError && error.code === 'library-in-use');
      assert.equal(error.details.pid, child.pid);
      assert.match(error.message, new RegExp(`process ${String(child.pid)}`));
      return true;
    });
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
    // Free at once, not after some time: this first try must succeed.
    const library = await openLibrary(root, libraryOptions);
    await library.close();
  }
});

test('one process cannot open a library twice either', async (t) => {
  const root = path.join(await temporaryFolder(t), 'library');
  const library = await openLibrary(root, libraryOptions);
  await assert.rejects(openLibrary(path.join(root, '../library/'), libraryOptions), {
    code: 'library-in-use',
  });
  await library.close();
  const again = await openLibrary(root, libraryOptions);
  await again.close();
  await again.close();
});

test('the loser of the race leaves the winner’s files alone', async (t) => {
  const root = path.join(await temporaryFolder(t), 'library');
  const library = await openLibrary(root, libraryOptions);
  t.after(() => library.close());
  const before = (await readdir(root)).sort();
  await assert.rejects(openLibrary(root, libraryOptions), { code: 'library-in-use' });
  assert.deepEqual((await readdir(root)).sort(), before);
});
