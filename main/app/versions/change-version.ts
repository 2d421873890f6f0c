import type { ArticleRecord } from '../../core/articles/article-record.ts';
import { currentVersion } from '../../core/articles/article-record.ts';
import type { ArticleId } from '../../core/articles/article-id.ts';
import { describeVersion } from '../../core/importing/describe-version.ts';
import type { AppContext } from '../app-context.ts';

/**
 * Changes which versions an article has. Where that shows another one, the article is called as that version
 * calls it, and its marks are placed there when they are next asked for.
 */
export const changeVersions = async (
  { ports: { articles, clock }, sync, events }: AppContext,
  id: ArticleId,
  change: (record: ArticleRecord) => ArticleRecord,
): Promise<void> => {
  const before = await articles.read(id);
  const shown = before && change(before).current;
  const text = shown === null ? '' : await articles.readText(id, shown);
  await articles.update(id, (record) => {
    const changed = change(record);
    if (changed === record) return record;
    const moved = changed.current !== record.current && changed.current === shown;
    return {
      ...changed,
      ...(moved ? describeVersion(currentVersion(changed), text) : {}),
      modified: new Date(clock.now()).toISOString(),
    };
  });
  await sync.refresh([id]);
  events.emit('library.changed', { ids: [id] });
};
