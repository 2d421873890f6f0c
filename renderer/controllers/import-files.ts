import type { DroppedFile } from '../../preload/contract/bridge.ts';
import type { Services } from '../contexts/services-context.ts';
import { ApiFailure } from '../api/api-client.ts';
import { loadJobs } from '../state/imports-store.ts';
import { attempt } from './command.ts';
import { showReport } from './steer-import.ts';

/**
 * Starts the import of files by the network setting. With `ask` nothing is fetched; whom the missing pictures
 * would be asked of is known when the files were read, and asked then. `dryRun`: only looks, and shows what it sees.
 */
export const importFiles = (
  services: Services,
  files: readonly DroppedFile<File>[],
  { dryRun = false }: { readonly dryRun?: boolean } = {},
): void => {
  const fetch = services.settings.get().network === 'fetch';
  const { bridge, api, imports } = services;
  void attempt(services, async () => {
    imports.set({ uploading: imports.get().uploading + files.length });
    try {
      const result = await bridge.importFiles(files, dryRun ? { fetch, dryRun } : { fetch });
      if (!result.ok) throw new ApiFailure(result.error.code, result.error.message, result.error.details);
      await loadJobs(api, imports);
      if (dryRun) showReport(services, result.value.jobId);
    } finally {
      imports.set({ uploading: imports.get().uploading - files.length });
    }
  });
};
