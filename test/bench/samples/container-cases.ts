/** Containers as other programs wrote them: whole ones are read, broken ones are named, and nothing else happens. */
import { readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { OffprintError } from '../../../main/core/errors/offprint-error.ts';
import { corpusFiles } from '../../support/corpus.ts';
import { countCases } from './case-count.ts';
import type { CaseCount } from './case-count.ts';
import { readContainerFile } from './read-container.ts';
import type { Outcome } from './read-container.ts';

/** Files that their projects keep to see them refused. */
const BROKEN = /corrupt|invalid|broken|truncated|missing|malformed|(?:^|[_-])bad[_.-]/i;
const CUTS = 16;

const files = (): string[] => corpusFiles('containers', '').filter((path) => statSync(path).isFile());

/** What must never come out of any file: nothing at all, or an error that is not ours to explain. */
const faultOf = (name: string, outcomes: readonly Outcome[]): string | null => {
  if (outcomes.length === 0) return `${name}: no word about it`;
  for (const outcome of outcomes) {
    if (outcome.read) continue;
    if (!(outcome.error instanceof OffprintError)) return `${name}: ${String(outcome.error)}`;
    if (!outcome.error.message.includes(name)) return `${name}: not named in “${outcome.error.message}”`;
  }
  return null;
};

export const countContainerCases = (): Promise<CaseCount> =>
  countCases(files(), async (path) => {
    const name = basename(path);
    const outcomes = await readContainerFile(name, readFileSync(path));
    const fault = faultOf(name, outcomes);
    if (fault !== null) return fault;
    const read = outcomes.filter((outcome) => outcome.read);
    if (BROKEN.test(name)) return read.length === 0 ? null : `${name}: was read, broken as it is`;
    const refused = outcomes.find((outcome) => !outcome.read);
    if (refused) return `${name}: ${refused.error.message}`;
    return read.every(({ hasAddress }) => hasAddress) ? null : `${name}: a page without its address`;
  });

/** The same files cut off at so many places each: a page, or an error that names the file. */
export const countCutContainers = (): Promise<CaseCount> => {
  const cuts = files().flatMap((path) =>
    Array.from({ length: CUTS }, (_, index) => ({ path, share: index / CUTS })),
  );
  return countCases(cuts, async ({ path, share }) => {
    const bytes = readFileSync(path);
    const piece = bytes.subarray(0, Math.floor(bytes.length * share));
    return faultOf(basename(path), await readContainerFile(basename(path), piece));
  });
};
