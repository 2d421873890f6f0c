import type { AppContext } from '../app-context.ts';
import type { AppPorts } from '../app-ports.ts';
import type { ArticleId } from '../../core/articles/article-id.ts';
import { permissionOf } from './import-permission.ts';
import { createRetryRunner, sleepUnlessWoken, type RetryRunner } from './retry-runner.ts';

/**
 * The queue of missing pictures of an application that stays open, told of what changes in the library. A command
 * line does what it was asked and ends: there nothing is tried again by itself.
 */
export const watchRetries = (
  ports: AppPorts,
  { events, jobs, pictures }: Pick<AppContext, 'events' | 'jobs' | 'pictures'>,
): Pick<RetryRunner, 'arm' | 'close'> => {
  if (ports.capabilities.shell === 'terminal')
    return { arm: () => undefined, close: () => Promise.resolve() };
  const runner = createRetryRunner({
    ports,
    work: pictures,
    allowedBy: async (batch) => permissionOf(await ports.batches.read(batch)),
    isBusy: () => jobs.isBusy(),
    wait: sleepUnlessWoken,
  });
  const unsubscribe = events.subscribe((event, payload) => {
    if (event === 'library.changed') runner.note((payload as { ids: ArticleId[] }).ids);
    if (event === 'settings.changed') runner.note([]);
  });
  return {
    arm: (when) => runner.arm(when),
    async close() {
      unsubscribe();
      await runner.close();
    },
  };
};
