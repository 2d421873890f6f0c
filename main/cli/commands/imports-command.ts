import path from 'node:path';
import type { ImportOutcome, ImportProgress } from '../../../preload/contract/imports.ts';
import { EXIT, UsageError, type Command, type Invocation } from '../command.ts';
import { flag, textListOption, textOption } from '../option-values.ts';
import { followImport, hostText } from '../follow-import.ts';
import { writeImportReport } from '../write-import-report.ts';

/** Imports the library remembers: what is left of an interrupted one, what became of each file, the way back. */
export const importsCommand: Command = {
  name: 'imports',
  usage:
    '[list] | resume ID | undo ID | keep ID | report ID [-o FILE] | hosts ID | allow ID [--host HOST]... [--none]',
  summary:
    'List imports; go on with an interrupted one, take one back, see what became of each file, or allow its pictures.',
  options: {
    output: { type: 'string', short: 'o' },
    host: { type: 'string', multiple: true },
    none: { type: 'boolean' },
  },
  async run(invocation) {
    const [action = 'list', given, ...more] = invocation.positionals;
    const run = ACTIONS[action];
    if (!run || more.length > 0) throw new UsageError(`imports ${action}: see offprint imports --help.`);
    if (action === 'list') return run(invocation, '');
    if (given === undefined)
      throw new UsageError(`imports ${action} takes the ID of an import; imports list shows them.`);
    return run(invocation, await importOf(invocation, given));
  },
};

/** Any unambiguous beginning of its id. */
const importOf = async ({ call }: Invocation, given: string): Promise<string> => {
  const jobs = await call('imports.jobs', { past: true });
  const found = jobs.filter(({ jobId }) => jobId.startsWith(given));
  const [only] = found;
  if (!only || found.length > 1)
    throw new UsageError(
      found.length > 1 ? `“${given}” is the beginning of several imports.` : `There is no import “${given}”.`,
    );
  return only.jobId;
};

type Action = (invocation: Invocation, jobId: string) => Promise<number>;

const ACTIONS: Readonly<Record<string, Action>> = {
  async list({ call, terminal, json }) {
    for (const job of await call('imports.jobs', { past: true })) {
      if (json) terminal.line(job);
      else terminal.print(lineOf(job));
    }
    return EXIT.ok;
  },
  resume: (invocation, jobId) =>
    followImport(invocation, async () => (await invocation.call('imports.resume', { jobId })).jobId),
  async undo({ call, terminal, json }, jobId) {
    const undone = await call('imports.undo', { jobId });
    if (json) terminal.line(undone);
    else {
      terminal.print(
        `${String(undone.trashed)} articles and ${String(undone.versions)} versions were put into the trash.`,
      );
      for (const { id, title, reason } of undone.kept) terminal.print(`kept  ${id} ${title}: ${reason}`);
    }
    return EXIT.ok;
  },
  async keep({ call, terminal, json }, jobId) {
    const job = await call('imports.keep', { jobId });
    if (json) terminal.line(job);
    else terminal.print(lineOf(job));
    return EXIT.ok;
  },
  async report(invocation, jobId) {
    const { call, terminal, json, values } = invocation;
    const output = textOption(values, 'output');
    if (output !== undefined) {
      await writeImportReport(invocation, jobId, path.resolve(output));
      return EXIT.ok;
    }
    const limit = 1000;
    for (let offset = 0; ; offset += limit) {
      const { total, items } = await call('imports.report', { jobId, offset, limit });
      for (const item of items) {
        if (json) terminal.line(item);
        else
          terminal.print(
            [
              `${item.outcome.padEnd(9)} ${item.file}`,
              ...notesOf(item).map((note) => `          ${note}`),
            ].join('\n'),
          );
      }
      if (offset + limit >= total) return EXIT.ok;
    }
  },
  async hosts({ call, terminal, json }, jobId) {
    const { pictures, hosts } = await call('imports.hosts', { jobId });
    if (json) terminal.line({ pictures, hosts });
    else for (const each of hosts) terminal.print(hostText(each));
    return EXIT.ok;
  },
  async allow({ call, terminal, json, values }, jobId) {
    const named = textListOption(values, 'host');
    const all = named.length === 0 ? null : named;
    const result = await call('imports.allowHosts', { jobId, hosts: flag(values, 'none') ? [] : all });
    if (json) terminal.line(result);
    else terminal.print(`${String(result.local)} of ${String(result.tried)} pictures are local now.`);
    return EXIT.ok;
  },
};

const notesOf = ({ message, warnings }: ImportOutcome): string[] => [
  ...(message === null ? [] : [message]),
  ...warnings.map((warning) => warning.message),
];

const lineOf = ({ jobId, started, state, done, failed }: ImportProgress): string =>
  `${jobId}  ${started}  ${state.padEnd(11)} ${String(done)} files, ${String(failed)} failed`;
