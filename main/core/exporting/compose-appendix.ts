import { cssColor } from './highlight-color.ts';
import { escapeHtml } from './escape-html.ts';
import { formatDate } from './format-date.ts';
import type { PrintStrings } from './print-strings.ts';
import type { ExportedAnnotation, NumberedAnnotation } from './printed-annotation.ts';

/** Ids that tie the text, the margin and the appendix together. */
export const noteId = (number: number): string => `note-${String(number)}`;
export const markId = (number: number): string => `mark-${String(number)}`;
export const pageNumberId = (number: number): string => `page-${String(number)}`;

/** Longer quotations are cut in the appendix: the whole passage is marked in the text. */
const LONGEST_QUOTATION = 600;

export const shortened = (text: string, length: number): string => {
  const characters = Array.from(text);
  return characters.length <= length
    ? text
    : `${characters
        .slice(0, length - 1)
        .join('')
        .trimEnd()}…`;
};

const facts = ({ annotation }: ExportedAnnotation, strings: PrintStrings, page: string): string => {
  const parts = [
    page,
    escapeHtml(strings.colors[annotation.color]),
    escapeHtml(annotation.author),
    escapeHtml(formatDate(annotation.modified, strings.locale, 'day')),
    ...annotation.tags.map((tag) => escapeHtml(`#${tag}`)),
  ];
  return parts.filter((part) => part !== '').join(' · ');
};

const entry = (
  printed: ExportedAnnotation,
  language: string,
  strings: PrintStrings,
  number: number | null,
  quotation: string,
  paged: boolean,
): string => {
  const { annotation } = printed;
  const page =
    number === null || !paged
      ? ''
      : `<a href="#${markId(number)}">${strings.page(`<span id="${pageNumberId(number)}">–</span>`)}</a>`;
  const note =
    annotation.note.trim() === ''
      ? ''
      : `<p class="note" dir="auto">${escapeHtml(annotation.note.trim())}</p>`;
  const id = number === null ? '' : ` id="${noteId(number)}"`;
  const label = number === null ? '–' : `<a href="#${markId(number)}">${String(number)}</a>`;
  return `<li${id} style="--ink: ${cssColor(annotation.color)}"><span class="number">${label}</span><div>
<blockquote lang="${escapeHtml(language)}" dir="auto">${escapeHtml(quotation)}</blockquote>${note}
<p class="facts">${facts(printed, strings, page)}</p></div></li>`;
};

/**
 * The appendix: every annotation with quotation, note, tags and (where the document has pages) its page; those
 * without a place last.
 */
export const composeAppendix = (
  annotations: {
    readonly placed: readonly NumberedAnnotation[];
    readonly orphans: readonly ExportedAnnotation[];
  },
  language: string,
  strings: PrintStrings,
  paged = true,
): string => {
  const { placed, orphans } = annotations;
  if (placed.length + orphans.length === 0) return '';
  const notes = placed.map((printed) =>
    entry(
      printed,
      language,
      strings,
      printed.number,
      shortened(printed.annotation.target.exact, LONGEST_QUOTATION),
      paged,
    ),
  );
  // Whole, because they stand nowhere else in this document.
  const lost = orphans.map((printed) =>
    entry(printed, language, strings, null, printed.annotation.target.exact, paged),
  );
  const lostPart =
    lost.length === 0
      ? ''
      : `<h2>${escapeHtml(strings.orphans)}</h2><p class="explained">${escapeHtml(strings.orphansExplained)}</p>
<ol class="notes">${lost.join('\n')}</ol>`;
  return `<section class="appendix" lang="${strings.locale}" dir="ltr"><h1>${escapeHtml(strings.annotations)}</h1>
<ol class="notes">${notes.join('\n')}</ol>${lostPart}</section>`;
};
