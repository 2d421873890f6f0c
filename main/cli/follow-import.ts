import type { Output } from '../../preload/contract/index.ts';
import type { ImportOutcome, ImportProgress } from '../../preload/contract/imports.ts';
import { EXIT, type Invocation } from './command.ts';

interface Following {
  /** What is told did not happen; at the end it says whom missing pictures would be asked of. */
  readonly dryRun?: boolean;
  /** Called once it has ended. */
  readonly onEnd?: (jobId: string) => Promise<void>;
}

/**
 * Prints what becomes of each file of the import that `begin` sets to work, until it has ended; an interrupt stops
 * it after the files in hand. Resolves with the exit code.
 */
export const followImport = async (
  invocation: Invocation,
  begin: () => Promise<string>,
  { dryRun = false, onEnd }: Following = {},
): Promise<number> => {
  const { app, call, terminal, json } = invocation;
  const ended = Promise.withResolvers<ImportProgress>();
  const report = (outcome: ImportOutcome) => {
    if (json) terminal.line(outcome);
    else terminal.print(outcomeText(outcome, dryRun));
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
    return await conclude(invocation, progress, dryRun);
  } finally {
    process.off('SIGINT', stop).off('SIGTERM', stop);
    unsubscribe();
  }
};

const conclude = async (
  { call, terminal, json }: Invocation,
  progress: ImportProgress,
  dryRun: boolean,
): Promise<number> => {
  const { jobId } = progress;
  const summary = progress.summary ?? emptySummary;
  const waiting = dryRun || progress.asksHosts ? await call('imports.hosts', { jobId }) : null;
  if (json) terminal.line({ summary, ...(waiting && waitingKeys(jobId, waiting)) });
  else {
    for (const host of dryRun ? (waiting?.hosts ?? []) : []) terminal.print(hostText(host));
    terminal.message(summaryText(summary, dryRun));
  }
  notesOf(progress, waiting).forEach((note) => terminal.message(note));
  return exitCode(progress);
};

const exitCode = ({ state, problem, summary }: ImportProgress): number =>
  state === 'done' && problem === null && (summary?.failed ?? 0) === 0 ? EXIT.ok : EXIT.someFailed;

const emptySummary = { imported: 0, updated: 0, duplicate: 0, skipped: 0, failed: 0, seconds: 0 };

type Waiting = Output<'imports.hosts'>;

/** Beside the summary, on its line: scripts read it as the last one. */
const waitingKeys = (jobId: string, { pictures, hosts }: Waiting) => ({
  import: jobId,
  waiting: { pictures, hosts },
});

export const hostText = ({ host, pictures, fallbacks }: Waiting['hosts'][number]): string =>
  `${String(pictures).padStart(6)}  ${host}${fallbacks > 0 ? `  (and ${String(fallbacks)} if others fail)` : ''}`;

const notesOf = ({ jobId, state, problem, asksHosts }: ImportProgress, waiting: Waiting | null): string[] => [
  ...(problem === null ? [] : [problem]),
  ...(state === 'stopped' ? [`Go on with: offprint imports resume ${jobId}`] : []),
  ...(waiting ? [`${waitText(waiting)}${asksHosts ? allowText(jobId) : '.'}`] : []),
];

const waitText = ({ pictures, hosts }: Waiting): string =>
  `${String(pictures)} missing pictures would be asked of ${String(hosts.length)} hosts`;

const allowText = (jobId: string): string =>
  `, and the library is set to ask before it fetches. To see them: offprint imports hosts ${jobId}; to allow them: offprint imports allow ${jobId} (or some: --host HOST); next time: import --fetch.`;

const progressText = ({ done, total, failed, images, secondsLeft, current }: ImportProgress): string =>
  `${String(done)} of ${String(total)} files, ${String(images.local)} pictures` +
  (failed > 0 ? `, ${String(failed)} failed` : '') +
  (secondsLeft === null ? '' : `, ${String(Math.ceil(secondsLeft))} s left`) +
  `  ${current ?? ''}`;

const outcomeText = (
  { outcome, id, title, file, message, images, warnings }: ImportOutcome,
  dryRun: boolean,
): string => {
  const missing =
    images.missing > 0 ? `, ${String(images.missing)} of ${String(images.total)} pictures missing` : '';
  const would = dryRun && (outcome === 'imported' || outcome === 'updated') ? 'would be ' : '';
  const head = `${would}${outcome.padEnd(9)} ${id ?? '-'.padEnd(16)} ${title ?? file}${missing}`;
  const notes = [message, ...warnings.map((warning) => warning.message)].filter((note) => note !== null);
  return [head, ...notes.map((note) => `          ${note}`)].join('\n');
};

const summaryText = (summary: typeof emptySummary, dryRun: boolean): string =>
  `${dryRun ? 'A dry run, nothing was imported. It would be: ' : ''}${String(summary.imported)} imported, ${String(summary.updated)} updated, ${String(summary.duplicate)} already here, ` +
  `${String(summary.skipped)} skipped, ${String(summary.failed)} failed in ${summary.seconds.toFixed(1)} s.`;
