import { HIGHLIGHT_COLORS, type HighlightColor } from '../../../preload/contract/annotations.ts';
import type { Services } from '../../contexts/services-context.ts';
import { t } from '../../i18n/localize.ts';
import { createAnnotation, removeAnnotation, updateAnnotation } from '../../state/annotate.ts';
import { announce, tell } from '../../state/notices-store.ts';
import { showMargin } from '../show-margin.ts';
import type { Command } from '../command.ts';

const hasSelection = ({ surface }: Services): boolean => (surface?.selection() ?? null) !== null;
const hasActive = ({ reader }: Services): boolean => reader.get().activeId !== null;
const canMark = (services: Services): boolean => hasSelection(services) || hasActive(services);

/** Marks the selection; without one, recolours the active annotation. `then` opens its note or its tags. */
export const mark = async (
  services: Services,
  color: HighlightColor,
  then: 'note' | 'tags' | null = null,
): Promise<void> => {
  const { api, reader, surface, notices, layout } = services;
  const range = surface?.selection();
  const { activeId } = reader.get();
  if (range) {
    const words = surface?.words(range) ?? '';
    const annotation = await createAnnotation(api, reader, range, color);
    surface?.clearSelection();
    announce(notices, t('mark.announced', t(`color.${color}`), words));
    if (annotation && then) {
      showMargin(layout);
      reader.set({ tab: 'notes', editing: { id: annotation.id, what: then } });
    }
  } else if (activeId !== null && then) {
    showMargin(layout);
    reader.set({ tab: 'notes', editing: { id: activeId, what: then } });
  } else if (activeId !== null) {
    reader.set({ color });
    await updateAnnotation(api, reader, { id: activeId, color });
  }
};

export const copyQuotation = async (services: Services): Promise<void> => {
  const { surface, reader, notices } = services;
  const range = surface?.selection();
  const { article, annotations, activeId } = reader.get();
  const words = range ? surface?.words(range) : annotations.find(({ id }) => id === activeId)?.exact;
  if (!words || !article) return;
  const source = [article.author, article.title, article.site, article.published?.slice(0, 10), article.url];
  await navigator.clipboard.writeText(`“${words}”\n— ${source.filter(Boolean).join(', ')}`);
  tell(notices, t('mark.copied'));
};

const lastColor = ({ reader }: Services): HighlightColor => reader.get().color;

export const markingCommands: readonly Command[] = [
  {
    id: 'mark.highlight',
    group: 'marking',
    label: () => t('command.highlight'),
    keys: ['h'],
    available: hasSelection,
    run: (services) => mark(services, lastColor(services)),
  },
  {
    id: 'mark.note',
    group: 'marking',
    label: () => t('command.highlightNote'),
    keys: ['n'],
    available: canMark,
    run: (services) => mark(services, lastColor(services), 'note'),
  },
  ...HIGHLIGHT_COLORS.map((color, index): Command => ({
    id: `mark.${color}`,
    group: 'marking',
    label: () => t('command.color', t(`color.${color}`)),
    keys: [String(index + 1)],
    available: canMark,
    run: (services) => mark(services, color),
  })),
  {
    id: 'mark.copy',
    group: 'marking',
    label: () => t('mark.copy'),
    keys: ['c'],
    available: canMark,
    run: copyQuotation,
  },
  {
    id: 'annotation.remove',
    group: 'marking',
    label: () => t('command.removeAnnotation'),
    keys: ['Backspace'],
    available: hasActive,
    async run({ api, reader, notices }) {
      const { activeId } = reader.get();
      if (activeId === null) return;
      await removeAnnotation(api, reader, activeId);
      tell(notices, t('annotation.removed'), 'undo');
    },
  },
  {
    id: 'annotation.next',
    group: 'marking',
    label: () => t('command.nextAnnotation'),
    keys: [']'],
    available: ({ reader }) => reader.get().annotations.length > 0,
    run: ({ surface }) => surface?.step('next'),
  },
  {
    id: 'annotation.previous',
    group: 'marking',
    label: () => t('command.previousAnnotation'),
    keys: ['['],
    available: ({ reader }) => reader.get().annotations.length > 0,
    run: ({ surface }) => surface?.step('previous'),
  },
];
