import type { Services } from '../../contexts/services-context.ts';
import { asFailure } from '../../api/api-client.ts';
import { t } from '../../i18n/localize.ts';
import { tell } from '../../state/notices-store.ts';
import { reloadArticle } from '../../state/reader-store.ts';
import type { Command } from '../command.ts';

export const undoLast = async ({ api, notices, reader, loader }: Services): Promise<void> => {
  try {
    await api.call('undo.last', {});
  } catch (error) {
    if (asFailure(error).code !== 'nothing-to-undo') throw error;
    tell(notices, t('undo.nothing'));
    return;
  }
  loader.reload();
  await reloadArticle(api, reader);
  tell(notices, t('undo.done'));
};

/** From the inside out: what is being written, the chosen mark, the search, the article. Dialogs close themselves. */
const stepBack = ({ reader, list, loader, layout, surface }: Services): void => {
  const { editing, activeId, comparing } = reader.get();
  if (editing) reader.set({ editing: null });
  else if (surface?.selection()) surface.clearSelection();
  else if (comparing) reader.set({ comparing: null });
  else if (layout.get().drawer) layout.set({ drawer: false });
  else if (activeId !== null) reader.set({ activeId: null });
  else if (layout.get().pane === 'sidebar') layout.set({ pane: 'list' });
  else if (layout.get().pane === 'reader') layout.set({ pane: 'list' });
  else if (list.get().query !== '') loader.search('');
};

export const generalCommands: readonly Command[] = [
  {
    id: 'search.focus',
    group: 'general',
    label: () => t('command.search'),
    keys: ['/', 'mod+f'],
    run({ layout }) {
      layout.set({ pane: 'list' });
      // The field is drawn by now or at the end of this turn.
      queueMicrotask(() => document.dispatchEvent(new CustomEvent('op-search-wanted')));
    },
  },
  {
    id: 'palette.open',
    group: 'general',
    label: () => t('command.palette'),
    keys: ['mod+k'],
    run: ({ layout }) => layout.set({ dialog: 'palette' }),
  },
  {
    id: 'keys.open',
    group: 'general',
    label: () => t('command.keys'),
    keys: ['?'],
    run: ({ layout }) => layout.set({ dialog: 'keys' }),
  },
  {
    id: 'settings.open',
    group: 'general',
    label: () => t('command.settings'),
    keys: ['mod+,'],
    run: ({ layout }) => layout.set({ dialog: 'settings' }),
  },
  { id: 'undo', group: 'general', label: () => t('undo.action'), keys: ['mod+z'], run: undoLast },
  {
    id: 'sidebar.toggle',
    group: 'general',
    label: () => t(`sidebar.show`),
    keys: ['s'],
    run: ({ layout }) => layout.set({ sidebar: !layout.get().sidebar }),
  },
  { id: 'back', group: 'general', label: () => t('command.back'), keys: ['Escape'], run: stepBack },
];
