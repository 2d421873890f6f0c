import type { Argument } from '../../../preload/contract/index.ts';
import type { ImportOptions } from '../../../preload/contract/imports.ts';
import type { BatchSource, BatchUpload } from '../../core/batches/batch-record.ts';
import { OffprintError } from '../../core/errors/offprint-error.ts';
import type { StagingArea } from '../../core/ports/staging-area.ts';
import type { AppContext } from '../app-context.ts';
import { reportPage } from '../jobs/batch-outcomes.ts';
import { reportChunks, reportFile } from '../jobs/report-file.ts';
import { undoImport } from '../jobs/undo-import.ts';
import { permitted } from '../pictures/acquire-policy.ts';
import type { HandlerGroup } from './handler.ts';

type ImportMethod =
  | 'start'
  | 'startPaths'
  | 'carryOut'
  | 'forget'
  | 'pause'
  | 'resume'
  | 'cancel'
  | 'keep'
  | 'undo'
  | 'jobs'
  | 'report'
  | 'exportReport';

export const importHandlers = (context: AppContext): HandlerGroup<`imports.${ImportMethod}`> => {
  const { ports, jobs, armRetries } = context;
  const settle = async (options: ImportOptions) => {
    const { network } = await ports.settings.read();
    const open = network === 'ask' && options.fetch === undefined && options.hosts === null;
    const settled = await permitted(
      { ...options, ...(open ? mirrorsAlone(options) : fetching(options)) },
      ports,
    );
    if (settled.fetch && !settled.dryRun) armRetries();
    return { options: settled, asks: network === 'ask' && (open || !settled.fetch) };
  };
  return {
    async 'imports.start'({ uploads, options }) {
      const files = uploads.map((upload) => arrived(upload, ports.staging));
      const settled = await settle({ ...options, mirrors: [] });
      return { jobId: await jobs.start({ source: { kind: 'uploads', uploads: files }, ...settled }) };
    },
    async 'imports.startPaths'({ options, ...from }) {
      const source = sourceOf(from, ports.staging);
      return { jobId: await jobs.start({ source, ...(await settle(options)) }) };
    },
    async 'imports.carryOut'({ jobId, hosts }) {
      const { options } = jobs.foreseen(jobId);
      const { fetch, mirrors, wholePage = false } = options;
      const settled = await settle({
        ...options,
        mirrors: [...mirrors],
        fetch: hosts === null ? fetch : hosts.length > 0,
        hosts: hosts ?? (options.hosts && [...options.hosts]),
        wholePage,
        dryRun: false,
      });
      return { jobId: await jobs.carryOut(jobId, settled) };
    },
    async 'imports.forget'({ jobId }) {
      await jobs.forget(jobId);
      return {};
    },
    'imports.pause': async ({ jobId }) => Promise.resolve(jobs.pause(jobId)),
    async 'imports.resume'({ jobId }) {
      const progress = await jobs.resume(jobId);
      if ((await jobs.record(jobId)).options.fetch) armRetries();
      return progress;
    },
    'imports.cancel': async ({ jobId }) => Promise.resolve(jobs.cancel(jobId)),
    'imports.keep': ({ jobId }) => jobs.keep(jobId),
    async 'imports.undo'({ jobId }) {
      const batch = await jobs.ended(jobId);
      if (batch.state === 'undone') throw takenBackBefore();
      const { undone, before } = await undoImport(batch, jobs.outcomes(jobId), context);
      await jobs.keep(jobId);
      await jobs.update(jobId, (record) => ({ ...record, state: 'undone' }));
      context.undo.push('taking back of an import', { kind: 'import', batch: jobId, before });
      return undone;
    },
    ...reportHandlers(context),
  };
};

const takenBackBefore = (): OffprintError =>
  new OffprintError(
    'bad-input',
    'That import was taken back before. Nothing was changed: what you took out of the trash since stays. Put single articles into the trash by hand.',
  );

const reportHandlers = ({
  ports,
  jobs,
}: AppContext): HandlerGroup<`imports.${'jobs' | 'report' | 'exportReport'}`> => ({
  'imports.jobs': ({ past }) => jobs.list(past),
  'imports.report': ({ jobId, ...page }) => reportPage(jobs.outcomes(jobId), page),
  async 'imports.exportReport'({ jobId, as }) {
    const { started } = await jobs.record(jobId);
    const chunks = reportChunks(jobs.outcomes(jobId), as);
    const file = await ports.staging.put(ports.ids.opaqueId(), chunks, reportFile(started, as));
    return { token: file.token, fileName: file.name, mediaType: file.mediaType, bytes: file.bytes };
  },
});

const sourceOf = (
  { paths, uploads }: Pick<Argument<'imports.startPaths'>, 'paths' | 'uploads'>,
  staging: StagingArea,
): BatchSource =>
  uploads.length > 0
    ? { kind: 'uploads', uploads: uploads.map((upload) => arrived(upload, staging)) }
    : { kind: 'paths', paths };

const fetching = ({ fetch = true }: ImportOptions) => ({ fetch });

/** Until it is said whom pictures may be asked of, nobody is but the mirrors that the user named. */
const mirrorsAlone = ({ mirrors }: ImportOptions) =>
  mirrors.length > 0 ? { fetch: true, hosts: [] } : { fetch: false };

const arrived = (
  { token, relativePath }: { readonly token: string; readonly relativePath: string },
  staging: StagingArea,
): BatchUpload => {
  const file = staging.describe(token);
  if (!file)
    throw new OffprintError(
      'not-found',
      `The upload of “${relativePath}” did not arrive; drop the file again.`,
    );
  return { ...file, relativePath };
};
