/** What an import warned of stands in every form of its report. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { ImportOutcome } from '../../preload/contract/imports.ts';
import { reportChunks } from '../../main/app/jobs/report-file.ts';
import type { Invocation } from '../../main/cli/command.ts';
import { importsCommand } from '../../main/cli/commands/imports-command.ts';

const OUTCOME: ImportOutcome = {
  file: '/saved/lock.html',
  outcome: 'updated',
  id: null,
  title: 'Lock',
  code: null,
  message: null,
  warnings: [
    { code: 'restored', message: 'It was in the trash.' },
    { code: 'same-text', message: '=Its text is that of version 1.' },
  ],
  images: { total: 2, local: 1, missing: 1 },
};

/** A library of answers: only what these commands ask is asked. */
const invocation = (answers: Readonly<Record<string, unknown>>, printed: string[] = []): Invocation =>
  ({
    positionals: ['report', 'job'],
    values: {},
    json: false,
    terminal: { print: (line: string) => printed.push(line) },
    call: (method: string) => Promise.resolve(answers[method]),
  }) as unknown as Invocation;

const REPORT = {
  'imports.jobs': [{ jobId: 'job-1' }],
  'imports.report': { total: 1, matching: 1, items: [OUTCOME] },
};

it('writes warnings into the table, each on a line of its cell', async () => {
  const outcomes = (async function* () {
    await Promise.resolve();
    yield { ...OUTCOME, bytes: 1, version: 2, restored: false };
  })();
  const chunks: Uint8Array[] = [];
  for await (const chunk of reportChunks(outcomes, 'csv')) chunks.push(chunk);
  const [head, ...rows] = Buffer.concat(chunks).toString('utf8').split('\r\n');
  assert.match(head ?? '', /,missing,warnings$/);
  assert.match(rows[0] ?? '', /"2","1","It was in the trash\.\n=Its text is that of version 1\."$/);
});

it('prints warnings below the file they are about', async () => {
  const printed: string[] = [];
  await importsCommand.run(invocation(REPORT, printed));
  const lines = printed.join('\n').split('\n');
  assert.deepEqual(
    lines.map((line) => line.trim()),
    ['updated   /saved/lock.html', 'It was in the trash.', '=Its text is that of version 1.'],
  );
});
