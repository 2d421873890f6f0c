import type { ImageSlot } from '../articles/image-record.ts';
import type { VersionRecord } from '../articles/article-record.ts';
import type { TransformationStep } from '../importing/derived-article.ts';
import type { VersionFiles } from '../ports/article-store.ts';

type DerivedFiles = Omit<VersionFiles, 'original'>;

interface Derivation {
  readonly files: DerivedFiles;
  readonly version: VersionRecord;
  /** Those of the pictures that were not left out on purpose. */
  readonly slots: readonly ImageSlot[];
}

/** Something that is not what it was, with the place where it begins to differ. */
export interface DerivationDifference {
  readonly what: 'readable' | 'text' | 'log' | 'record';
  /** Stage of the derivation in which the two first part, as far as the log tells. */
  readonly stage: string;
  /** UTF-16 offset of the first difference in a file; for the record the number of the differing entry. */
  readonly at: number;
  /** What stands there, shortened. */
  readonly stored: string;
  readonly derived: string;
}

const EXCERPT = 160;

/**
 * Holds a derivation of today against the one that is stored. Empty when readable copy, text, log and what the
 * record says of them are the same to the last character.
 */
export const compareDerivations = (stored: Derivation, derived: Derivation): DerivationDifference[] => {
  const parting = firstPartingStep(stored.files.log, derived.files.log);
  const stageOf = (fallback: string): string => parting?.stage ?? fallback;
  const found: DerivationDifference[] = [];
  const compare = (what: 'readable' | 'text' | 'log', fallback: string): void => {
    const difference = firstDifference(stored.files[what], derived.files[what]);
    if (difference) found.push({ what, stage: stageOf(fallback), ...difference });
  };
  compare('text', 'clean');
  compare('readable', stored.files.text === derived.files.text ? 'render' : 'clean');
  compare('log', 'log');
  for (const [field, stage] of RECORDED) {
    const difference = firstDifference(
      JSON.stringify(stored.version[field]),
      JSON.stringify(derived.version[field]),
    );
    if (difference)
      found.push({ what: 'record', stage, ...difference, stored: `${field}: ${difference.stored}` });
  }
  const slots = firstDifference(slotsOf(stored.slots), slotsOf(derived.slots));
  if (slots) found.push({ what: 'record', stage: 'survey', ...slots, stored: `images: ${slots.stored}` });
  return found;
};

/** The places of the pictures and where each may be had: all that is derived of what the record says of them. */
const slotsOf = (slots: readonly ImageSlot[]): string =>
  slots
    .map(({ slot, url, alt, candidates, width, height }) =>
      JSON.stringify([
        slot,
        url,
        alt,
        candidates.map((candidate) => [candidate.kind, candidate.url]),
        width,
        height,
      ]),
    )
    .join('\n');

/** What the record keeps of a derivation, with the stage that decides it. */
const RECORDED = [
  ['format', 'to-html'],
  ['charset', 'decode'],
  ['claims', 'claims'],
  ['warnings', 'finish'],
] as const;

const firstDifference = (
  stored: string,
  derived: string,
): Pick<DerivationDifference, 'at' | 'stored' | 'derived'> | null => {
  if (stored === derived) return null;
  let at = 0;
  while (at < stored.length && stored.charCodeAt(at) === derived.charCodeAt(at)) at++;
  const from = Math.max(0, at - 20);
  const excerpt = (text: string): string => text.slice(from, from + EXCERPT);
  return { at, stored: excerpt(stored), derived: excerpt(derived) };
};

const firstPartingStep = (stored: string, derived: string): TransformationStep | null => {
  const [before, after] = [stepsOf(stored), stepsOf(derived)];
  for (let at = 0; at < Math.max(before.length, after.length); at++) {
    if (JSON.stringify(before[at]) !== JSON.stringify(after[at])) {
      const step = after[at] ?? before[at] ?? null;
      // Logs of the first schema did not say in which stage a step was taken.
      return step && typeof step.stage === 'string' && step.stage !== '' ? step : null;
    }
  }
  return null;
};

const stepsOf = (log: string): readonly TransformationStep[] => {
  try {
    const { steps } = JSON.parse(log) as { readonly steps?: readonly TransformationStep[] };
    return steps ?? [];
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    // A log that is no JSON parts from the other at its first character, which is reported.
    return [];
  }
};
