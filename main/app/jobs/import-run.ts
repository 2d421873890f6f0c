import type { ImportOptions, ImportOutcome } from '../../../preload/contract/imports.ts';
import { OffprintError } from '../../core/errors/offprint-error.ts';
import { acquireImages } from '../../core/images/acquire-images.ts';
import {
  importArticle,
  type ImportedArticle,
  type ImportPorts,
} from '../../core/importing/import-article.ts';
import type { SavedFile } from '../../core/importing/saved-file.ts';
import type { SavedFileEntry } from '../../core/ports/saved-file-source.ts';
import type { AppPorts } from '../app-ports.ts';
import type { Identities } from '../identities.ts';
import { acquirePolicy } from '../pictures/acquire-policy.ts';
import { derivationPorts } from '../versions/derivation-ports.ts';
import { createBatchOrder } from './batch-order.ts';
import { createKeyedTurns } from './keyed-turns.ts';

export interface ImportRun {
  /** Never throws for a bad file: that is an outcome. Throws when the job has to end (stopped, disk full). */
  importEntry(entry: SavedFileEntry, signal: AbortSignal): Promise<ImportOutcome>;
}

/** What the batch cannot go on after: every further file would fail alike. */
const ENDS_THE_JOB = new Set(['disk-full', 'library-read-only', 'library-unusable', 'cancelled']);

export const createImportRun = (
  ports: AppPorts,
  identities: Identities,
  options: ImportOptions,
): ImportRun => {
  const turns = createKeyedTurns();
  const importPorts: ImportPorts = {
    articles: ports.articles,
    identities,
    turns,
    deriver: ports.deriver,
    acquire: (derived, file, signal) =>
      acquireImages(
        {
          slots: derived.images,
          skipped: derived.skippedImages,
          embedded: derived.embedded,
          sibling: (path) => file.sibling(path),
          referrer: derived.url,
          previous: [],
          policy: acquirePolicy(options, derived.published),
        },
        { ...ports, known: (key) => ports.index.findAsset(key) },
        signal,
      ),
    ...derivationPorts(ports),
    ids: ports.ids,
  };
  const order = createBatchOrder();
  return {
    async importEntry(entry, signal) {
      if ('refused' in entry) return refusal(entry.label, entry.refused.outcome, entry.refused.error);
      const place = order.enter();
      try {
        const file: SavedFile = await entry.open();
        const ports = { ...importPorts, turns: place.leavingAtFirstTurn(turns) };
        return outcomeOf(entry.label, await importArticle(file, options, ports, signal, place.reached));
      } catch (error) {
        if (!(error instanceof OffprintError) || ENDS_THE_JOB.has(error.code)) throw error;
        return refusal(entry.label, 'failed', error);
      } finally {
        place.leave();
      }
    },
  };
};

const outcomeOf = (file: string, result: ImportedArticle): ImportOutcome => ({
  file,
  outcome: result.outcome,
  id: result.id,
  title: result.title,
  code: null,
  message: null,
  warnings: [...result.warnings],
  images: { ...result.images },
});

/** What becomes of a file on which the program itself fails: the log has the details. */
export const fault = (file: string): ImportOutcome => ({
  ...refusal(file, 'failed', new OffprintError('unreadable-file', '')),
  code: 'internal',
  message: `“${file}” was not imported: something went wrong inside Offprint, and its log has the details. The file was left as it is; the others went on.`,
});

/** Also what became of a file when the program itself failed on it. */
export const refusal = (
  file: string,
  outcome: 'failed' | 'skipped',
  error: OffprintError,
): ImportOutcome => ({
  file,
  outcome,
  id: typeof error.details.id === 'string' ? error.details.id : null,
  title: null,
  code: error.code,
  message: error.message,
  warnings: [],
  images: { total: 0, local: 0, missing: 0 },
});
