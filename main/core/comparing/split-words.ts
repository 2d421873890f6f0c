import { characterKind, HANGUL, SEPARATOR, UNSPACED, WORD } from '../search/character-kind.ts';

/**
 * The units in which a change within a sentence is shown: words where a script has them, single characters of
 * Han, kana and the like, single marks. Joined they are the text.
 */
export const splitWords = (text: string): string[] => {
  const tokens: string[] = [];
  let word = '';
  let wordKind = SEPARATOR;
  const flush = (): void => {
    if (word !== '') tokens.push(word);
    word = '';
  };
  for (const character of text) {
    const kind = characterKind(character.codePointAt(0) ?? 0);
    const joins = kind === wordKind && (kind === WORD || kind === HANGUL);
    if (!joins) flush();
    word += character;
    wordKind = kind;
    if (kind === UNSPACED || kind === SEPARATOR) flush();
  }
  flush();
  return tokens;
};
