import { formulaText } from '../formulas/formula-text.ts';
import type { HtmlElement } from '../html-tree.ts';
import type { PicturePlace } from '../surveying/place-pictures.ts';
import { embedCard } from './embed-card.ts';
import type { Attributes, HtmlWriter } from './html-writer.ts';

export type NoteRemoval = (
  action: 'removed' | 'unwrapped' | 'replaced' | 'rewritten',
  reason: string,
  /** Or what to call what is no element. */
  element: HtmlElement | string,
  detail?: string,
  times?: number,
) => void;

interface ReplacementRules {
  readonly baseUrl: string | null;
  readonly note: NoteRemoval;
}

/** What is shown for a picture: its slot, or the characters it stands for. */
export const writePicture = (place: PicturePlace, writer: HtmlWriter): void => {
  if (place.kind === 'text') writer.text(place.text);
  if (place.kind !== 'slot') return;
  const attributes: Attributes = [
    ['data-slot', String(place.slot)],
    ['alt', place.alt],
    ...(place.inline ? [['class', 'op-inline'] as const] : []),
  ];
  writer.empty('img', attributes);
};

/**
 * A player or frame becomes its poster and a link; breaks keep both on lines of their own in the text. Null
 * when its content is not to be visited.
 */
export const writeEmbed = (
  element: HtmlElement,
  place: PicturePlace | undefined,
  writer: HtmlWriter,
  rules: ReplacementRules,
): boolean | null => {
  const card = embedCard(element, rules.baseUrl);
  if (place) writePicture(place, writer);
  if (!card) {
    if (place) return null;
    rules.note('removed', 'embed-without-address', element);
    return element.name === 'object' ? false : null;
  }
  rules.note('replaced', 'embed-as-link', element, card.url);
  const boxed = writer.open('span', [['class', 'op-embed']]);
  writer.lineBreak();
  const linked = writer.open('a', [
    ['href', card.url],
    ['rel', 'noopener noreferrer'],
  ]);
  writer.text(card.title);
  if (linked) writer.close();
  writer.lineBreak();
  if (boxed) writer.close();
  return null;
};

/** Formulas keep what they say; drawings without a picture in them go. */
export const writeForeign = (
  element: HtmlElement,
  place: PicturePlace | undefined,
  writer: HtmlWriter,
  rules: ReplacementRules,
): null => {
  if (place) writePicture(place, writer);
  else if (element.name === 'math') writeFormula(element, writer, rules);
  else rules.note('removed', 'drawing', element);
  return null;
};

export const writeFormula = (element: HtmlElement, writer: HtmlWriter, { note }: ReplacementRules): null => {
  const text = formulaText(element);
  if (text === '') {
    note('removed', 'formula', element);
    return null;
  }
  note('replaced', 'formula-as-text', element);
  if (writer.open('span', [['class', 'op-math']])) {
    writer.text(text);
    writer.close();
  }
  return null;
};
