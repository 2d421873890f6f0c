/** A text whose every character knows which character of the original it is, so that the truth is known. */

export interface TrackedCharacter {
  readonly character: string;
  /** Index in the original text (UTF-16 units), or -1 for what was put in. */
  readonly origin: number;
  /** Put in as part of a block of its own (an advertisement, a paragraph, a copied quotation). */
  readonly block?: boolean;
}

export type TrackedParagraph = readonly TrackedCharacter[];

export const trackParagraphs = (paragraphs: readonly string[]): TrackedParagraph[] => {
  let offset = 0;
  return paragraphs.map((paragraph) => {
    const tracked = Array.from({ length: paragraph.length }, (_, index) => ({
      character: paragraph.charAt(index),
      origin: offset + index,
    }));
    offset += paragraph.length + 1;
    return tracked;
  });
};

export const insertedBlock = (text: string): TrackedParagraph =>
  Array.from({ length: text.length }, (_, index) => ({
    character: text.charAt(index),
    origin: -1,
    block: true,
  }));

export interface TrackedText {
  readonly text: string;
  readonly origins: Int32Array;
  readonly blocks: Uint8Array;
}

/** Puts paragraphs together as the text model would: no empty ones, no space at ends or twice. */
export const joinTracked = (paragraphs: readonly TrackedParagraph[]): TrackedText => {
  const kept: TrackedCharacter[] = [];
  for (const paragraph of paragraphs) {
    const trimmed = withoutLooseSpace(paragraph);
    if (trimmed.length === 0) continue;
    if (kept.length > 0) kept.push({ character: '\n', origin: -1 });
    kept.push(...trimmed);
  }
  return {
    text: kept.map(({ character }) => character).join(''),
    origins: Int32Array.from(kept, ({ origin }) => origin),
    blocks: Uint8Array.from(kept, ({ block }) => (block ? 1 : 0)),
  };
};

const withoutLooseSpace = (paragraph: TrackedParagraph): TrackedCharacter[] => {
  const kept: TrackedCharacter[] = [];
  for (const each of paragraph) {
    if (each.character === ' ' && (kept.length === 0 || kept.at(-1)?.character === ' ')) continue;
    kept.push(each);
  }
  while (kept.at(-1)?.character === ' ') kept.pop();
  return kept;
};
