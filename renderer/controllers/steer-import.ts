import type { ImportAction } from '../components/import-actions.ts';
import type { Services } from '../contexts/services-context.ts';
import { t } from '../i18n/localize.ts';
import { dismissJob, forgetJob, loadJobs, steerJob } from '../state/imports-store.ts';
import { tell } from '../state/notices-store.ts';
import { attempt } from './command.ts';
import { saveExport } from './save-export.ts';
import { undoImport } from './undo-import.ts';

/** Opens the report of an import; of a dry run, it says what would happen and asks whether it shall. */
export const showReport = (
  { imports, layout }: Pick<Services, 'imports' | 'layout'>,
  reportOf: string,
): void => {
  imports.set({ reportOf });
  layout.set({ dialog: 'report' });
};

const showHosts = ({ imports, layout }: Services, hostsOf: string): void => {
  imports.set({ hostsOf });
  layout.set({ dialog: 'hosts' });
};

/** A dry run is gone when it was carried out or let go; so is the question about it. */
export const closeForgotten = (
  { imports, layout }: Pick<Services, 'imports' | 'layout'>,
  jobId: string,
): void => {
  const shown = layout.get().dialog === 'report' && imports.get().reportOf === jobId;
  if (shown) layout.set({ dialog: null });
  forgetJob(imports, jobId);
};

/** Imports what a dry run looked at. `hosts`: whom it may ask for pictures; null: as the library is set. */
export const carryOut = async (
  services: Services,
  jobId: string,
  hosts: readonly string[] | null = null,
): Promise<void> => {
  const { api, imports } = services;
  await api.call('imports.carryOut', { jobId, hosts: hosts && [...hosts] });
  closeForgotten(services, jobId);
  await loadJobs(api, imports);
};

const forget = async (services: Services, jobId: string): Promise<void> => {
  await services.api.call('imports.forget', { jobId });
  closeForgotten(services, jobId);
};

const saveReport = async (services: Services, jobId: string, as: 'csv' | 'jsonl'): Promise<void> => {
  const file = await services.api.call('imports.exportReport', { jobId, as });
  if (await saveExport(services, file)) tell(services.notices, t('export.done', file.fileName));
};

/** Does to an import what a button of it says; what goes wrong becomes a message. */
export const steerImport = (services: Services, jobId: string, action: ImportAction): Promise<void> =>
  attempt(services, async () => {
    const { api, imports } = services;
    switch (action) {
      case 'report':
        showReport(services, jobId);
        break;
      case 'hosts':
        showHosts(services, jobId);
        break;
      case 'dismiss':
        dismissJob(imports, jobId);
        break;
      case 'undo':
        await undoImport(services, jobId);
        break;
      case 'carryOut':
        await carryOut(services, jobId);
        break;
      case 'forget':
        await forget(services, jobId);
        break;
      case 'csv':
      case 'jsonl':
        await saveReport(services, jobId, action);
        break;
      default:
        await steerJob(api, imports, jobId, action);
    }
  });
