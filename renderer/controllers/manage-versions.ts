import type { AlikeRequest } from '../components/op-alike-list.ts';
import type { VersionRequest } from '../components/op-version-list.ts';
import type { Services } from '../contexts/services-context.ts';
import { t } from '../i18n/localize.ts';
import { tell } from '../state/notices-store.ts';
import { compare, openArticle } from '../state/reader-store.ts';
import { openById } from './navigate.ts';

/** Does what was asked of one version of the open article. */
export const manageVersion = async (
  { api, reader, notices }: Services,
  { kind, number, earlier }: VersionRequest,
): Promise<void> => {
  const { id, version } = reader.get();
  if (id === null) return;
  switch (kind) {
    case 'read':
      await openArticle(api, reader, id, number);
      return;
    case 'compare':
      compare(reader, { a: earlier, b: number });
      return;
    case 'trash':
      await api.call('versions.trash', { id, number });
      await openArticle(api, reader, id, version === number ? null : version);
      tell(notices, t('versions.movedToTrash', number), 'undo');
      return;
    case 'restore':
      await api.call('versions.restore', { id, number });
      await openArticle(api, reader, id, version);
      tell(notices, t('versions.restored', number), 'undo');
  }
};

/** Does what was asked about an article that looks like the open one. */
export const manageAlike = async (services: Services, { kind, id: other }: AlikeRequest): Promise<void> => {
  const { api, reader, notices } = services;
  const { id } = reader.get();
  if (id === null) return;
  switch (kind) {
    case 'open':
      openById(services, other);
      return;
    case 'compare':
      compare(reader, { other });
      return;
    case 'join': {
      const joined = await api.call('articles.join', { id, other });
      await openArticle(api, reader, joined.id);
      tell(notices, t('alike.joined'), 'undo');
      return;
    }
    case 'apart':
      await api.call('articles.keepApart', { id, other });
      tell(notices, t('alike.keptApart'), 'undo');
  }
};
