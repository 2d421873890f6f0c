import pairs from 'opencc-js/dict/TSCharacters';

const SIMPLIFIED: ReadonlyMap<string, string> = new Map(
  pairs.split('|').map((pair) => {
    const [traditional = '', simplified = ''] = pair.split(' ');
    return [traditional, simplified];
  }),
);

/**
 * The simplified form of one Chinese character, itself where there is none. One to one by OpenCC's
 * character table (Apache-2.0), and never one that has a simplified form of its own: good for comparing,
 * not for writing.
 */
export const simplifyCharacter = (character: string): string => {
  const simplified = SIMPLIFIED.get(character) ?? character;
  return SIMPLIFIED.get(simplified) ?? simplified;
};
