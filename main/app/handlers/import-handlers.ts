import type { AppContext } from '../app-context.ts';
import { OffprintError } from '../../core/errors/offprint-error.ts';
import { permitted } from '../pictures/acquire-policy.ts';
import type { HandlerGroup } from './handler.ts';

export const importHandlers = ({
  ports,
  jobs,
  armRetries,
}: AppContext): HandlerGroup<
  | 'imports.start'
  | 'imports.startPaths'
  | 'imports.pause'
  | 'imports.resume'
  | 'imports.cancel'
  | 'imports.jobs'
  | 'imports.report'
> => {
  const { staging, savedFiles } = ports;
  return {
    async 'imports.start'({ uploads, options }) {
      const files = uploads.map(({ token, relativePath }) => {
        const file = staging.describe(token);
        if (!file) {
          throw new OffprintError(
            'not-found',
            `The upload of “${relativePath}” did not arrive; drop the file again.`,
          );
        }
        return { file, relativePath };
      });
      const settled = await permitted({ ...options, mirrors: [], dryRun: false }, ports);
      const job = jobs.start((signal) => savedFiles.ofUploads(files, staging, signal), settled);
      if (settled.fetch) armRetries();
      const discard = () => staging.discard(uploads.map(({ token }) => token));
      void job.finished.then(discard, discard);
      return { jobId: job.id };
    },
    async 'imports.startPaths'({ paths, options }) {
      const settled = await permitted(options, ports);
      if (settled.fetch && !settled.dryRun) armRetries();
      return { jobId: jobs.start((signal) => savedFiles.ofPaths(paths, signal), settled).id };
    },
    'imports.pause'({ jobId }) {
      const job = jobs.get(jobId);
      job.pause();
      return Promise.resolve(job.progress);
    },
    'imports.resume'({ jobId }) {
      const job = jobs.get(jobId);
      job.resume();
      return Promise.resolve(job.progress);
    },
    'imports.cancel'({ jobId }) {
      const job = jobs.get(jobId);
      job.cancel();
      return Promise.resolve(job.progress);
    },
    'imports.jobs': () => Promise.resolve(jobs.all().map((job) => job.progress)),
    'imports.report'({ jobId, offset, limit }) {
      const { outcomes } = jobs.get(jobId);
      return Promise.resolve({ total: outcomes.length, items: outcomes.slice(offset, offset + limit) });
    },
  };
};
