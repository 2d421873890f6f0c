import type { CheerioAPI } from 'cheerio';
import { toPieces, type TextModel } from '../../../../preload/contract/text-model.ts';
import { parsedTree, type ParsedNode } from '../../articles/parsed-tree.ts';
import { markId, noteId } from '../compose-appendix.ts';
import { escapeHtml } from '../escape-html.ts';
import { cssColor } from '../highlight-color.ts';
import type { NumberedAnnotation } from '../printed-annotation.ts';

interface Part {
  readonly start: number;
  readonly end: number;
  readonly annotation: NumberedAnnotation;
  readonly isFirst: boolean;
  readonly isLast: boolean;
}

/**
 * Puts `<mark>` round the characters of each annotation; where several overlap, the latest colour is seen and all
 * are named. The number of a note is an empty link that the style sheet fills: the text stays what it was.
 */
export const markText = (
  $: CheerioAPI,
  model: TextModel<ParsedNode>,
  placed: readonly NumberedAnnotation[],
): void => {
  const parts = new Map<ParsedNode, Part[]>();
  for (const annotation of placed) {
    const pieces = annotation.segments.flatMap(({ start, end }) => toPieces(model, start, end));
    pieces.forEach(({ node, start, end }, at) => {
      if (!isText(node)) return;
      const [isFirst, isLast] = [at === 0, at === pieces.length - 1];
      // The space between two elements belongs to neither piece; a gap in the colour would be seen.
      const from = isFirst || node.data.slice(0, start).trim() !== '' ? start : 0;
      const to = isLast || node.data.slice(end).trim() !== '' ? end : node.data.length;
      const part = { start: from, end: to, annotation, isFirst, isLast };
      parts.set(node, [...(parts.get(node) ?? []), part]);
    });
  }
  for (const [node, list] of parts) if (isText(node)) $(node).replaceWith(marked(node.data, list));
};

const isText = (node: ParsedNode): node is ParsedNode & { data: string } => parsedTree.kind(node) === 'text';

/** The text cut wherever a part begins or ends. */
const marked = (text: string, parts: readonly Part[]): string => {
  const cuts = [...new Set([0, text.length, ...parts.flatMap(({ start, end }) => [start, end])])].sort(
    (a, b) => a - b,
  );
  return cuts
    .slice(1)
    .map((end, at) => {
      const start = cuts[at] ?? 0;
      const over = parts.filter((part) => part.start <= start && part.end >= end);
      const ends = parts.filter((part) => part.end === end && part.isLast);
      return wrapped(escapeHtml(text.slice(start, end)), over, start) + ends.map(reference).join('');
    })
    .join('');
};

const wrapped = (html: string, over: readonly Part[], start: number): string => {
  const last = over.at(-1);
  if (!last) return html;
  const numbers = over.map(({ annotation }) => String(annotation.number)).join(' ');
  const anchors = over
    .filter((part) => part.isFirst && part.start === start)
    .map(({ annotation }) => `<a id="${markId(annotation.number)}"></a>`)
    .join('');
  const color = cssColor(last.annotation.annotation.color);
  return `${anchors}<mark data-annotations="${numbers}" style="--ink: ${color}">${html}</mark>`;
};

const reference = ({ annotation: { number, annotation } }: Part): string =>
  annotation.note.trim() === ''
    ? ''
    : `<a class="ref" href="#${noteId(number)}" data-number="${String(number)}" aria-label="${String(number)}"></a>`;
