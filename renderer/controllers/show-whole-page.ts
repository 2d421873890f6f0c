import type { Services } from '../contexts/services-context.ts';
import { t } from '../i18n/localize.ts';
import { tell } from '../state/notices-store.ts';
import { reloadArticle, shownVersion } from '../state/reader-store.ts';

/** Whether the open article can be shown as a whole page (`whole`), or as its article alone. */
export const canShow = ({ reader }: Services, whole: boolean): boolean => {
  const version = shownVersion(reader.get());
  return version !== null && version.isPage && version.wholePage !== whole;
};

/** Shows all of the saved page, or its article alone, and says what that means for the highlights. */
export const showWholePage = async ({ api, reader, notices }: Services, whole: boolean): Promise<void> => {
  const state = reader.get();
  const version = shownVersion(state);
  if (state.id === null || !version) return;
  const { annotations } = await api.call('versions.wholePage', {
    id: state.id,
    number: version.number,
    whole,
  });
  await reloadArticle(api, reader);
  const done = t(whole ? 'page.wholeShown' : 'page.articleShown');
  const { orphan } = annotations;
  tell(notices, orphan === 0 ? done : `${done} ${t('page.lost', orphan)}`, 'undo');
};
