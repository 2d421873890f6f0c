import { isArticleId, type ArticleId } from '../../core/articles/article-id.ts';
import { currentVersion } from '../../core/articles/article-record.ts';
import type { BatchRecord } from '../../core/batches/batch-record.ts';
import { imageHosts } from '../../core/images/image-hosts.ts';
import type { AppContext } from '../app-context.ts';
import { HostCount } from '../jobs/host-count.ts';
import type { HandlerGroup } from './handler.ts';

/** What the queue of missing pictures asks later is bound by the same answer. */
const answered = (record: BatchRecord, hosts: readonly string[] | null): BatchRecord => ({
  ...record,
  options: { ...record.options, hosts },
  hostQuestion: 'answered',
});

/** The question a library asks that is set to ask: whom an import's missing pictures may be asked of. */
export const importHostHandlers = ({
  ports,
  jobs,
  pictures,
  armRetries,
}: AppContext): HandlerGroup<'imports.hosts' | 'imports.allowHosts'> => {
  const articlesOf = async (jobId: string): Promise<ReadonlySet<ArticleId>> => {
    await jobs.progress(jobId);
    const ids = new Set<ArticleId>();
    for await (const { id, version } of jobs.outcomes(jobId))
      if (id !== null && version !== null && isArticleId(id)) ids.add(id);
    return ids;
  };
  return {
    async 'imports.hosts'({ jobId }) {
      const foreseen = jobs.foreseenHosts(jobId);
      if (foreseen) return foreseen.total();
      const { wayback } = (await jobs.record(jobId)).options;
      const mayAsk = await ports.fetcher.targets();
      const count = new HostCount();
      for (const id of await articlesOf(jobId)) {
        const record = await ports.articles.read(id);
        if (record?.trashed === null)
          count.add(imageHosts(currentVersion(record).images, { wayback, mayAsk }));
      }
      return count.total();
    },
    async 'imports.allowHosts'({ jobId, hosts }) {
      const { options, hostQuestion } = await jobs.ended(jobId);
      const asked = hosts?.length === 0 ? [] : [...(await articlesOf(jobId))];
      const request = { ...options, mirrors: [...options.mirrors], hosts, fetch: asked.length > 0 };
      const result = await pictures.retry(asked, { ...request, wanted: () => true });
      if (result.fetched) armRetries();
      if (hostQuestion === 'open' && !result.stopped)
        await jobs.update(jobId, (record) => answered(record, hosts));
      return result;
    },
  };
};
