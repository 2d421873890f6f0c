import type { ExportedFile } from '../../preload/contract/export.ts';
import type { Input } from '../../preload/contract/index.ts';
import type { Services } from '../contexts/services-context.ts';
import { t } from '../i18n/localize.ts';
import { announce, tell } from '../state/notices-store.ts';
import { saveExport } from './save-export.ts';

export const exportPdf = async (services: Services): Promise<void> => {
  const { api, reader, notices, exporting } = services;
  const { id } = reader.get();
  if (id === null || exporting.get().busy) return;
  exporting.set({ busy: true });
  announce(notices, t('export.working'));
  try {
    const file = await api.call('export.pdf', { id });
    if (!(await saveExport(services, file))) return;
    const { verified, total, lost } = file.annotations;
    const words = t('export.pdfDone', file.fileName, verified, total);
    tell(notices, lost.length > 0 ? `${words} ${t('export.pdfLost', lost.length)}` : words);
  } finally {
    exporting.set({ busy: false });
  }
};

/** What is finished at once and needs no words about its annotations. */
const exportPlain =
  (make: (services: Services, id: string) => Promise<ExportedFile>) =>
  async (services: Services): Promise<void> => {
    const { reader, notices } = services;
    const { id } = reader.get();
    if (id === null) return;
    const file = await make(services, id);
    if (!(await saveExport(services, file))) return;
    tell(notices, t('export.done', file.fileName));
  };

export const exportMarkdown = exportPlain(({ api }, id) => api.call('export.markdown', { id }));
export const exportHtml = exportPlain(({ api }, id) => api.call('export.html', { id }));
export const exportCitation = (style: Input<'export.citation'>['style']) =>
  exportPlain(({ api }, id) => api.call('export.citation', { id, style }));
