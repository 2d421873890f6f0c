import type { ImportOutcome, ImportProgress } from '../../preload/contract/imports.ts';
import { EXIT, type Invocation } from './command.ts';

interface Following {
  /** How a file is called in what is printed. */
  readonly rename?: (file: string) => string;
  /** Called once it has ended. */
  readonly onEnd?: (jobId: string) => Promise<void>;
}

/**
 * Prints what becomes of each file of the import that `begin` sets to work, until it has ended; an interrupt stops
 * it after the files in hand. Resolves with the exit code.
 */
export const followImport = async (
  { app, call, terminal, json }: Invocation,
  begin: () => Promise<string>,
  { rename = (file) => file, onEnd }: Following = {},
): Promise<number> => {
  const ended = Promise.withResolvers<ImportProgress>();
  const report = (outcome: ImportOutcome) => {
    const line = { ...outcome, file: rename(outcome.file) };
    if (json) terminal.line(line);
    else terminal.print(outcomeText(line));
  };
  const unsubscribe = app.events.subscribe((event, payload) => {
    if (event === 'import.outcome') report((payload as { outcome: ImportOutcome }).outcome);
    if (event !== 'import.progress') return;
    const progress = payload as ImportProgress;
    if (progress.summary) ended.resolve(progress);
    else terminal.progress(progressText(progress));
  });
  let jobId: string | null = null;
  const stop = () => {
    terminal.message('Stopping after the files in hand…');
    if (jobId !== null) void call('imports.cancel', { jobId });
  };
  process.once('SIGINT', stop).once('SIGTERM', stop);
  try {
    jobId = await begin();
    const progress = await ended.promise;
    await onEnd?.(jobId);
    const summary = progress.summary ?? emptySummary;
    if (json) terminal.line({ summary });
    else terminal.message(summaryText(summary));
    for (const note of notesOf(progress)) terminal.message(note);
    const whole = progress.state === 'done' && progress.problem === null && summary.failed === 0;
    return whole ? EXIT.ok : EXIT.someFailed;
  } finally {
    process.off('SIGINT', stop).off('SIGTERM', stop);
    unsubscribe();
  }
};

const emptySummary = { imported: 0, updated: 0, duplicate: 0, skipped: 0, failed: 0, seconds: 0 };

const notesOf = ({ jobId, state, problem, asksHosts }: ImportProgress): string[] => [
  ...(problem === null ? [] : [problem]),
  ...(state === 'stopped' ? [`Go on with: offprint imports resume ${jobId}`] : []),
  ...(asksHosts
    ? [
        `Pictures are missing, and the library asks before it fetches. Whom they would be asked of: offprint imports hosts ${jobId}; to allow it: offprint imports allow ${jobId}`,
      ]
    : []),
];

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
