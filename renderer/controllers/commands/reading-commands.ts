import type { Services } from '../../contexts/services-context.ts';
import { t } from '../../i18n/localize.ts';
import { changeSettings, stepTextSize } from '../../state/settings-store.ts';
import type { Input } from '../../../preload/contract/index.ts';
import type { Settings } from '../../../preload/contract/library.ts';
import type { Command } from '../command.ts';
import { retryPictures } from '../missing-pictures.ts';
import { showMargin, toggleMargin } from '../show-margin.ts';
import { canShow, showWholePage } from '../show-whole-page.ts';
import { exportCitation, exportHtml, exportMarkdown, exportPdf } from '../export-article.ts';

const isOpen = ({ reader }: Services): boolean => reader.get().article !== null;

const theme = (value: Settings['theme']): Command => ({
  id: `theme.${value}`,
  group: 'reading',
  label: () => `${t('theme.label')}: ${t(`theme.${value}`)}`,
  keys: [],
  run: ({ api, settings }) => changeSettings(api, settings, { theme: value }),
});

const citation = (style: Input<'export.citation'>['style'], name: string): Command => ({
  id: `export.citation.${style ?? ''}`,
  group: 'reading',
  label: () => t('export.citation', name),
  keys: [],
  available: isOpen,
  run: exportCitation(style),
});

export const readingCommands: readonly Command[] = [
  {
    id: 'export.pdf',
    group: 'reading',
    label: () => t('export.pdf'),
    keys: ['mod+p'],
    available: isOpen,
    run: exportPdf,
  },
  {
    id: 'export.markdown',
    group: 'reading',
    label: () => t('export.markdown'),
    keys: [],
    available: isOpen,
    run: exportMarkdown,
  },
  {
    id: 'export.html',
    group: 'reading',
    label: () => t('export.html'),
    keys: [],
    available: isOpen,
    run: exportHtml,
  },
  citation('bibtex', 'BibTeX'),
  citation('ris', 'RIS'),
  citation('csl-json', 'CSL-JSON'),
  {
    id: 'images.retry',
    group: 'reading',
    label: () => t('info.retry'),
    keys: [],
    available: ({ reader }) => (reader.get().article?.images.missing ?? 0) > 0,
    run: retryPictures,
  },
  ...([true, false] as const).map((whole): Command => ({
    id: whole ? 'page.whole' : 'page.article',
    group: 'reading',
    label: () => t(whole ? 'page.whole' : 'page.article'),
    keys: [],
    available: (services) => canShow(services, whole),
    run: (services) => showWholePage(services, whole),
  })),
  {
    id: 'text.larger',
    group: 'reading',
    label: () => t('text.larger'),
    keys: ['+', '='],
    run: ({ api, settings }) => stepTextSize(api, settings, 1),
  },
  {
    id: 'text.smaller',
    group: 'reading',
    label: () => t('text.smaller'),
    keys: ['-'],
    run: ({ api, settings }) => stepTextSize(api, settings, -1),
  },
  theme('system'),
  theme('paper'),
  theme('sepia'),
  theme('dark'),
  {
    id: 'margin.toggle',
    group: 'reading',
    label: () => t('margin.show'),
    keys: ['i'],
    run: toggleMargin,
  },
  ...(['notes', 'info', 'versions'] as const).map((tab): Command => ({
    id: `margin.${tab}`,
    group: 'reading',
    label: () => t('palette.go', t(`margin.${tab}`)),
    keys: [],
    available: isOpen,
    run({ layout, reader }) {
      reader.set({ tab });
      showMargin(layout);
    },
  })),
];
