import { html, type TemplateResult } from 'lit';
import { ApiFailure } from '../api/api-client.ts';
import type { Services } from '../contexts/services-context.ts';
import { attempt } from '../controllers/command.ts';
import { t } from '../i18n/localize.ts';
import { tell, tellProblem } from '../state/notices-store.ts';
import { closeArticle } from '../state/reader-store.ts';

/** Deleting for good is the one thing that cannot be undone: it is asked, and the safe answer has the focus. */
export const confirmEmptyTrash = (services: Services, close: () => void): TemplateResult => {
  const empty = async (): Promise<void> => {
    close();
    const { api, reader, notices } = services;
    if (reader.get().article?.trashed) closeArticle(reader);
    const { deleted, kept } = await api.call('articles.emptyTrash', {});
    tell(notices, t('trash.emptied', deleted));
    if (kept.length > 0)
      tellProblem(
        notices,
        t('trash.kept', kept.length),
        new ApiFailure('internal', kept.map(({ problem }) => problem).join('\n')),
      );
  };
  return html`<div class="question">
    <p>${t('trash.emptyText', services.library.get().info?.trash ?? 0)}</p>
    <div class="buttons">
      <button data-focus @click=${close}>${t('dialog.cancel')}</button>
      <button class="danger" @click=${() => attempt(services, empty)}>${t('trash.emptyConfirm')}</button>
    </div>
  </div>`;
};

/** An address that leaves the library is shown whole, and opened only when asked. */
export const showLink = (services: Services, close: () => void): TemplateResult => {
  const address = services.askedLink;
  const copy = async (): Promise<void> => {
    close();
    await navigator.clipboard.writeText(address);
    tell(services.notices, t('link.copied'));
  };
  return html`<div class="question">
    <code>${address}</code>
    <div class="buttons">
      <button data-focus @click=${() => attempt(services, copy)}>${t('link.copy')}</button>
      <a class="button" href=${address} target="_blank" rel="noopener noreferrer" @click=${close}
        >${t('link.open')}</a
      >
    </div>
  </div>`;
};
