import type { Services } from '../contexts/services-context.ts';
import { t } from '../i18n/localize.ts';
import { tell } from '../state/notices-store.ts';
import { reloadArticle } from '../state/reader-store.ts';

/** Reads a version of the open article in a charset, or (null) as its file says, and tells what became of its marks. */
export const readInCharset = async (
  { api, reader, notices }: Services,
  number: number,
  charset: string | null,
): Promise<void> => {
  const { id } = reader.get();
  if (id === null) return;
  const { charset: now, annotations } = await api.call('versions.redecode', { id, number, charset });
  await reloadArticle(api, reader);
  const done = t('encoding.done', now);
  tell(
    notices,
    annotations.orphan === 0 ? done : `${done} ${t('encoding.lost', annotations.orphan)}`,
    'undo',
  );
};
