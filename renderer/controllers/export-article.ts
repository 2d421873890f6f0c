import type { ExportedFile } from '../../preload/contract/export.ts';
import type { Services } from '../contexts/services-context.ts';
import { t } from '../i18n/localize.ts';
import { announce, tell } from '../state/notices-store.ts';

/** The finished file by its one-time address; the browser saves it under its own name. */
const download = ({ token, fileName }: ExportedFile): void => {
  const link = document.createElement('a');
  link.href = `exports/${token}`;
  link.download = fileName;
  link.click();
};

export const exportPdf = async ({ api, reader, notices, exporting }: Services): Promise<void> => {
  const { id } = reader.get();
  if (id === null || exporting.get().busy) return;
  exporting.set({ busy: true });
  announce(notices, t('export.working'));
  try {
    const file = await api.call('export.pdf', { id });
    download(file);
    const { verified, total, lost } = file.annotations;
    const words = t('export.pdfDone', file.fileName, verified, total);
    tell(notices, lost.length > 0 ? `${words} ${t('export.pdfLost', lost.length)}` : words);
  } finally {
    exporting.set({ busy: false });
  }
};

export const exportMarkdown = async ({ api, reader, notices }: Services): Promise<void> => {
  const { id } = reader.get();
  if (id === null) return;
  const file = await api.call('export.markdown', { id });
  download(file);
  tell(notices, t('export.done', file.fileName));
};
