/**
 * Simplified and traditional forms share one folded form, and one simplified character may stand for
 * several traditional ones (发 for 發 and 髮). A simplified character therefore means any of them, a
 * traditional one itself or its simplified form, never another traditional one: 發 does not find 髮.
 */
import { simplifyCharacter } from '../articles/simplify-character.ts';

let variants: Map<string, string[]> | null = null;

const HAN_BLOCKS = [
  [0x3400, 0x9fff],
  [0x20000, 0x323af],
] as const;

const collect = (): Map<string, string[]> => {
  const found = new Map<string, string[]>();
  for (const [first, last] of HAN_BLOCKS) {
    for (let codePoint = first; codePoint <= last; codePoint++) {
      const character = String.fromCodePoint(codePoint);
      const simplified = simplifyCharacter(character);
      if (simplified === character || simplified.length !== character.length) continue;
      const list = found.get(simplified);
      if (list) list.push(character);
      else found.set(simplified, [character]);
    }
  }
  return found;
};

/** Every way the folded character `simplified` may be written, itself first. */
export const waysToWrite = (simplified: string): readonly string[] => {
  variants ??= collect();
  return [simplified, ...(variants.get(simplified) ?? [])];
};

/** How the queried character `written`, folded to `simplified`, may stand in a text it is to be found in. */
export const acceptedForms = (written: string, simplified: string, exact: boolean): readonly string[] => {
  if (exact) return [written];
  return written === simplified ? waysToWrite(simplified) : [written, simplified];
};

/** Whether two ways of writing the same folded text are compatible unit by unit. */
export const formsAgree = (
  query: string,
  text: string,
  textStart: number,
  folded: string,
  exact: boolean,
): boolean => {
  for (let at = 0; at < query.length; at++) {
    const asked = query.charCodeAt(at);
    const there = text.charCodeAt(textStart + at);
    if (asked === there) continue;
    if (exact) return false;
    const common = folded.charCodeAt(at);
    if (asked !== common && there !== common) return false;
  }
  return true;
};
