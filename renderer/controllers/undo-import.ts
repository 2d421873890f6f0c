import type { Services } from '../contexts/services-context.ts';
import { t } from '../i18n/localize.ts';
import { loadJobs } from '../state/imports-store.ts';
import { tell } from '../state/notices-store.ts';

/** Takes an import back and says how much of it went into the trash. */
export const undoImport = async (
  { api, imports, notices }: Pick<Services, 'api' | 'imports' | 'notices'>,
  jobId: string,
): Promise<void> => {
  const { trashed, versions, kept } = await api.call('imports.undo', { jobId });
  await loadJobs(api, imports);
  const gone = trashed + versions;
  tell(notices, t('import.tookBack', gone, kept.length), gone > 0 ? 'undo' : null);
};
