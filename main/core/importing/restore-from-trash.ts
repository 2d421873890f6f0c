import type { ArticleRecord, VersionRecord } from '../articles/article-record.ts';
import { currentVersion } from '../articles/article-record.ts';
import { restoreVersion } from '../articles/change-versions.ts';
import type { ArticleStore } from '../ports/article-store.ts';
import { describeVersion } from './describe-version.ts';

/**
 * Takes an article out of the trash, or the version of it that is there. Where that shows another version, the
 * article is called as that one calls it.
 */
export const restoreFromTrash = async (
  { id }: ArticleRecord,
  { number }: VersionRecord,
  articles: Pick<ArticleStore, 'readText' | 'update'>,
): Promise<void> => {
  const text = await articles.readText(id, number);
  await articles.update(id, (record) => {
    const whole = restoreVersion(record, number);
    const moved = whole.current !== record.current && whole.current === number;
    return {
      ...whole,
      ...(moved ? describeVersion(currentVersion(whole), text) : {}),
      trashed: null,
    };
  });
};
