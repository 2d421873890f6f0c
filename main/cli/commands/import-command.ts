import { mkdtemp, rm } from 'node:fs/promises';
import { createWriteStream } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { ImportOutcome, ImportProgress } from '../../../preload/contract/imports.ts';
import { EXIT, type Command, type Invocation } from '../command.ts';
import { choiceOption, flag, requireSome } from '../option-values.ts';
import { PICTURE_OPTIONS, pictureOptions } from '../picture-options.ts';

export const importCommand: Command = {
  name: 'import',
  usage:
    'PATH... [--dry-run] [--no-fetch] [--mirror PREFIX=TEMPLATE]... [--only-host HOST]... [--wayback] [--proxy URL] [--on-conflict version|skip]',
  summary: 'Bring saved article files into the library; folders with everything below them, - for stdin.',
  options: {
    'dry-run': { type: 'boolean' },
    'no-fetch': { type: 'boolean' },
    ...PICTURE_OPTIONS,
    'on-conflict': { type: 'string' },
  },
  async run(invocation) {
    const { positionals, values } = invocation;
    requireSome(positionals, 'file or folder, or - for stdin');
    const options = {
      fetch: !flag(values, 'no-fetch'),
      dryRun: flag(values, 'dry-run'),
      ...pictureOptions(values),
      onConflict: choiceOption(values, 'on-conflict', ['version', 'skip'] as const, 'version'),
    };
    const stdin = positionals.includes('-') ? await spoolStdin() : null;
    try {
      const paths = positionals.map((each) => (each === '-' && stdin ? stdin.file : path.resolve(each)));
      const rename = (file: string) => (file === stdin?.file ? '-' : file);
      return await runJob(invocation, { paths, options }, rename);
    } finally {
      if (stdin) await rm(stdin.folder, { recursive: true, force: true });
    }
  },
};

const spoolStdin = async (): Promise<{ folder: string; file: string }> => {
  const folder = await mkdtemp(path.join(tmpdir(), 'offprint-stdin-'));
  const file = path.join(folder, 'stdin');
  await pipeline(process.stdin, createWriteStream(file));
  return { folder, file };
};

const runJob = async (
  { app, call, terminal, json }: Invocation,
  input: Parameters<typeof call<'imports.startPaths'>>[1],
  rename: (file: string) => string,
): Promise<number> => {
  const ended = Promise.withResolvers<ImportProgress>();
  const unsubscribe = app.events.subscribe((event, payload) => {
    if (event === 'import.outcome') report((payload as { outcome: ImportOutcome }).outcome);
    if (event !== 'import.progress') return;
    const progress = payload as ImportProgress;
    if (progress.summary) ended.resolve(progress);
    else terminal.progress(progressText(progress));
  });
  const report = (outcome: ImportOutcome) => {
    const line = { ...outcome, file: rename(outcome.file) };
    if (json) terminal.line(line);
    else terminal.print(outcomeText(line));
  };
  const { jobId } = await call('imports.startPaths', input);
  const stop = () => {
    terminal.message('Stopping after the files in hand…');
    void call('imports.cancel', { jobId });
  };
  process.once('SIGINT', stop).once('SIGTERM', stop);
  try {
    const { summary, state, problem } = await ended.promise;
    if (json) terminal.line({ summary });
    else terminal.message(summaryText(summary ?? emptySummary));
    if (problem !== null) terminal.message(problem);
    const whole = state === 'done' && problem === null && summary?.failed === 0;
    return whole ? EXIT.ok : EXIT.someFailed;
  } finally {
    process.off('SIGINT', stop).off('SIGTERM', stop);
    unsubscribe();
  }
};

const emptySummary = { imported: 0, updated: 0, duplicate: 0, skipped: 0, failed: 0, seconds: 0 };

const progressText = ({ done, total, failed, images, secondsLeft, current }: ImportProgress): string =>
  `${String(done)} of ${String(total)} files, ${String(images.local)} pictures` +
  (failed > 0 ? `, ${String(failed)} failed` : '') +
  (secondsLeft === null ? '' : `, ${String(Math.ceil(secondsLeft))} s left`) +
  `  ${current ?? ''}`;

const outcomeText = ({ outcome, id, title, file, message, images, warnings }: ImportOutcome): string => {
  const missing =
    images.missing > 0 ? `, ${String(images.missing)} of ${String(images.total)} pictures missing` : '';
  const head = `${outcome.padEnd(9)} ${id ?? '-'.padEnd(16)} ${title ?? file}${missing}`;
  const notes = [message, ...warnings.map((warning) => warning.message)].filter((note) => note !== null);
  return [head, ...notes.map((note) => `          ${note}`)].join('\n');
};

const summaryText = (summary: typeof emptySummary): string =>
  `${String(summary.imported)} imported, ${String(summary.updated)} updated, ${String(summary.duplicate)} already here, ` +
  `${String(summary.skipped)} skipped, ${String(summary.failed)} failed in ${summary.seconds.toFixed(1)} s.`;
