/** What the files of a dry run would have become so far: what was not stored has to be remembered. */
export interface DryRun {
  /** Says what the run has met of this file before, and remembers it. */
  meet(file: {
    sha256: string;
    canonicalUrl: string | null;
    content: string;
  }): 'new' | 'same' | 'other-version';
}

/** Holds one hash a file, and no text. */
export const createDryRun = (): DryRun => {
  const originals = new Set<string>();
  const contents = new Map<string, Set<string>>();
  return {
    meet({ sha256, canonicalUrl, content }) {
      if (originals.has(sha256)) return 'same';
      originals.add(sha256);
      if (canonicalUrl === null) return 'new';
      const before = contents.get(canonicalUrl);
      if (!before) {
        contents.set(canonicalUrl, new Set([content]));
        return 'new';
      }
      if (before.has(content)) return 'same';
      before.add(content);
      return 'other-version';
    },
  };
};
