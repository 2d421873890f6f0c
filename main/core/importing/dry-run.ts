/** `same`: the same bytes; `other-version`: other bytes from the same address. */
export type Foreseen = 'new' | 'same' | 'other-version';

/** What the files of a dry run would have become so far: what was not stored has to be remembered. */
export interface DryRun {
  /** Says what the run has met of this file before, and remembers it. */
  meet(file: { sha256: string; canonicalUrl: string | null }): Foreseen;
}

/** Holds one hash and one address a file. */
export const createDryRun = (): DryRun => {
  const originals = new Set<string>();
  const addresses = new Set<string>();
  return {
    meet({ sha256, canonicalUrl }) {
      if (originals.has(sha256)) return 'same';
      originals.add(sha256);
      if (canonicalUrl === null) return 'new';
      if (addresses.has(canonicalUrl)) return 'other-version';
      addresses.add(canonicalUrl);
      return 'new';
    },
  };
};
