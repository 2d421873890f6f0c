import { t } from '../../i18n/localize.ts';
import { chooseFiles } from '../choose-files.ts';
import type { Command } from '../command.ts';

export const importCommands: readonly Command[] = [
  {
    id: 'import.open',
    group: 'library',
    label: () => t('import.choose'),
    keys: ['mod+o'],
    run: (services) => chooseFiles(services, 'files'),
  },
  {
    id: 'import.openFolder',
    group: 'library',
    label: () => t('import.chooseFolder'),
    keys: ['mod+shift+o'],
    run: (services) => chooseFiles(services, 'folder'),
  },
  {
    id: 'import.check',
    group: 'library',
    label: () => t('foreseen.check'),
    keys: [],
    run: (services) => chooseFiles(services, 'files', { dryRun: true }),
  },
  {
    id: 'import.checkFolder',
    group: 'library',
    label: () => t('foreseen.checkFolder'),
    keys: [],
    run: (services) => chooseFiles(services, 'folder', { dryRun: true }),
  },
  {
    id: 'import.past',
    group: 'library',
    label: () => t('history.open'),
    keys: [],
    run: ({ layout }) => layout.set({ dialog: 'imports' }),
  },
];
