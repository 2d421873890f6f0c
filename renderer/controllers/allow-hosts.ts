import type { Services } from '../contexts/services-context.ts';
import { t } from '../i18n/localize.ts';
import { loadJobs } from '../state/imports-store.ts';
import { tell } from '../state/notices-store.ts';

/** Asks these hosts (none: nobody) for the missing pictures of an import, and says what came of it. */
export const allowHosts = async (
  { api, imports, notices }: Pick<Services, 'api' | 'imports' | 'notices'>,
  jobId: string,
  hosts: readonly string[],
): Promise<void> => {
  if (hosts.length > 0) tell(notices, t('hosts.fetching'));
  const { local, missing, fetched } = await api.call('imports.allowHosts', { jobId, hosts: [...hosts] });
  await loadJobs(api, imports);
  if (hosts.length > 0)
    tell(notices, fetched ? t('hosts.fetched', local, missing) : t('pictures.neverFetches'));
};
