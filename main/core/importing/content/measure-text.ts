/** Length and commas of running text, white space counted as one character a run. */
export interface TextMeasure {
  readonly chars: number;
  readonly commas: number;
}

const NOTHING: TextMeasure = { chars: 0, commas: 0 };
const COMMAS = new Set(Array.from(',،﹐︐︑⹁⸴⸲，、。；！？', (comma) => comma.charCodeAt(0)));
/** An ideograph or a syllable says as much as two letters do. */
const DENSE = 2;

const isSpace = (unit: number): boolean =>
  unit <= 0x20 || unit === 0xa0 || unit === 0x3000 || unit === 0x200b;

const isDense = (unit: number): boolean =>
  unit >= 0x2e80 &&
  (unit <= 0x9fff || (unit >= 0xac00 && unit <= 0xd7af) || (unit >= 0xf900 && unit <= 0xfaff));

/** Looks at every character once; marks that separate clauses count in any script. */
export const measureText = (text: string): TextMeasure => {
  let chars = 0;
  let commas = 0;
  let wasSpace = true;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (isSpace(unit)) {
      if (!wasSpace) chars++;
      wasSpace = true;
      continue;
    }
    wasSpace = false;
    if (unit < 0x80) {
      chars++;
      if (unit === 0x2c) commas++;
      continue;
    }
    chars += isDense(unit) ? DENSE : 1;
    if (COMMAS.has(unit)) commas++;
  }
  return chars === 0 ? NOTHING : { chars, commas };
};
