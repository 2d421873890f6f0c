import { uploadFile } from '../api/upload-file.ts';
import type { Services } from '../contexts/services-context.ts';
import { describeReason } from '../i18n/describe-reason.ts';
import { t } from '../i18n/localize.ts';
import { tell } from '../state/notices-store.ts';
import { reloadArticle } from '../state/reader-store.ts';

/** Asks again for the missing pictures of the open article, and says what came of it. */
export const retryPictures = async ({ api, reader, notices, retrying }: Services): Promise<void> => {
  const { id } = reader.get();
  if (id === null || retrying.get().busy) return;
  retrying.set({ busy: true });
  try {
    const { local, missing, fetched } = await api.call('images.retry', { ids: [id] });
    const told = fetched || missing === 0;
    tell(notices, told ? t('images.retried', local, missing) : t('pictures.neverFetches'));
  } finally {
    retrying.set({ busy: false });
  }
};

/** Ends what is being asked for after the pictures in hand; what was found stays. */
export const stopRetrying = async ({ api }: Services): Promise<void> => {
  await api.call('images.stopRetry', {});
};

/** The same for one picture. */
export const retryPicture = async ({ api, reader, notices }: Services, slot: number): Promise<void> => {
  const { id } = reader.get();
  if (id === null) return;
  const { local, fetched } = await api.call('images.retry', { ids: [id], slot });
  await reloadArticle(api, reader);
  if (local > 0) tell(notices, t('pictures.found'));
  else if (!fetched) tell(notices, t('pictures.neverFetches'));
  else {
    const reason = reader.get().article?.imageList.find((image) => image.slot === slot)?.reason;
    tell(notices, t('pictures.stillMissing', describeReason(reason ?? 'not-fetched')));
  }
};

/** Stores a file the user has as the picture of a slot. */
export const givePicture = async (
  { api, reader, notices }: Services,
  slot: number,
  file: File,
): Promise<void> => {
  const { id } = reader.get();
  if (id === null) return;
  await api.call('images.replace', { id, slot, upload: await uploadFile(file) });
  await reloadArticle(api, reader);
  tell(notices, t('pictures.given'));
};
