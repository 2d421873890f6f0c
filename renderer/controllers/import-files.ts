import type { DroppedFile } from '../../preload/contract/bridge.ts';
import type { Services } from '../contexts/services-context.ts';
import { ApiFailure } from '../api/api-client.ts';
import { loadJobs } from '../state/imports-store.ts';
import { attempt } from './command.ts';

/** Starts the import of files by the network setting; `ask` shows the question first. */
export const importFiles = (services: Services, files: readonly DroppedFile<File>[]): void => {
  const { network } = services.settings.get();
  if (network === 'ask') {
    services.waitingFiles = files;
    services.layout.set({ dialog: 'ask-network' });
  } else startImport(services, files, network === 'fetch');
};

export const startImport = (
  services: Services,
  files: readonly DroppedFile<File>[],
  fetch: boolean,
): void => {
  const { bridge, api, imports } = services;
  void attempt(services, async () => {
    imports.set({ uploading: imports.get().uploading + files.length });
    try {
      const result = await bridge.importFiles(files, { fetch });
      if (!result.ok) throw new ApiFailure(result.error.code, result.error.message, result.error.details);
      await loadJobs(api, imports);
    } finally {
      imports.set({ uploading: imports.get().uploading - files.length });
    }
  });
};
