import type { Services } from '../contexts/services-context.ts';
import { loadJobs, noteProgress } from '../state/imports-store.ts';
import { refreshLibrary } from '../state/library-store.ts';
import { announce } from '../state/notices-store.ts';
import { reloadArticle } from '../state/reader-store.ts';
import { loadSettings } from '../state/settings-store.ts';
import { t } from '../i18n/localize.ts';
import { attempt, runCommand } from './command.ts';
import { findCommand } from './commands.ts';
import { closeForgotten, showReport } from './steer-import.ts';

/** Milliseconds between two reloads while an import goes on: the list grows before one's eyes, not all the time. */
const PACE_MS = 400;

/** Loads what the window shows at its start, and again whatever the application says is new. */
export const followEvents = async (services: Services): Promise<void> => {
  const { bridge, api, library, loader, reader, imports, notices, settings } = services;
  let due: ReturnType<typeof setTimeout> | undefined;
  const touched = new Set<string>();
  let everything = false;

  const reload = (): void => {
    due = undefined;
    const { id } = reader.get();
    if (id !== null && (everything || touched.has(id))) void reloadArticle(api, reader);
    touched.clear();
    everything = false;
    loader.reload();
    void refreshLibrary(api, library);
  };

  bridge.on('library.changed', ({ ids }) => {
    everything ||= ids.length === 0;
    for (const id of ids) touched.add(id);
    due ??= setTimeout(reload, PACE_MS);
  });
  bridge.on('import.progress', (progress) => {
    const before = imports.get().jobs.find(({ jobId }) => jobId === progress.jobId);
    noteProgress(imports, progress);
    if (progress.state === 'done' && before?.state !== 'done')
      announce(notices, t(progress.dryRun ? 'foreseen.done' : 'import.done', progress.done));
  });
  bridge.on('import.forgotten', ({ jobId }) => closeForgotten(services, jobId));
  bridge.on(
    'shell.report',
    ({ jobId }) =>
      void attempt(services, async () => {
        await loadJobs(api, imports);
        showReport(services, jobId);
      }),
  );
  bridge.on('settings.changed', (changed) => settings.set(changed));
  bridge.on('shell.command', ({ command: id }) => {
    const command = findCommand(id);
    if (command) void runCommand(command, services);
  });

  loader.ensure(0, 0);
  await Promise.all([
    attempt(services, () => loadSettings(api, settings)),
    refreshLibrary(api, library),
    attempt(services, () => loadJobs(api, imports)),
  ]);
};
