import type { Services } from '../../contexts/services-context.ts';
import { t } from '../../i18n/localize.ts';
import { compare, stepDifference } from '../../state/reader-store.ts';
import type { Command } from '../command.ts';

const isComparing = ({ reader }: Services): boolean => reader.get().comparing !== null;

/** Before the others: while two versions are compared, their keys step from difference to difference. */
export const comparingCommands: readonly Command[] = [
  {
    id: 'compare.next',
    group: 'reading',
    label: () => t('compare.next'),
    keys: ['F7', ']'],
    available: isComparing,
    run: ({ reader }) => stepDifference(reader, 1),
  },
  {
    id: 'compare.previous',
    group: 'reading',
    label: () => t('compare.previous'),
    keys: ['shift+F7', '['],
    available: isComparing,
    run: ({ reader }) => stepDifference(reader, -1),
  },
  {
    id: 'compare.close',
    group: 'reading',
    label: () => t('compare.back'),
    // Escape goes through `back`: one key, one meaning.
    keys: [],
    available: isComparing,
    run: ({ reader }) => reader.set({ comparing: null }),
  },
  {
    id: 'compare.open',
    group: 'reading',
    label: () => t('compare.title'),
    keys: [],
    available: ({ reader }) => (reader.get().article?.versions ?? 0) > 1 && reader.get().comparing === null,
    run: ({ reader }) => compare(reader, {}),
  },
  {
    id: 'encoding.choose',
    group: 'reading',
    label: () => t('encoding.wrong'),
    keys: [],
    available: ({ reader }) => reader.get().article !== null,
    run: ({ layout }) => layout.set({ dialog: 'encoding' }),
  },
  {
    id: 'log.open',
    group: 'reading',
    label: () => t('log.open'),
    keys: [],
    available: ({ reader }) => reader.get().article !== null,
    run: ({ layout }) => layout.set({ dialog: 'log' }),
  },
];
