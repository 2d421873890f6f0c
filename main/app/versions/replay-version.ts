import type { Replay } from '../../../preload/contract/versions.ts';
import type { ArticleRecord, VersionRecord } from '../../core/articles/article-record.ts';
import { compareDerivations } from '../../core/replaying/compare-derivations.ts';
import { OffprintError } from '../../core/errors/offprint-error.ts';
import type { AppPorts } from '../app-ports.ts';
import { deriveAgain } from './derive-again.ts';

/**
 * Derives a version from its stored original again and says whether the same comes out. Nothing is changed. Throws
 * `damaged-file` when the original is no longer the file that was imported: then there is nothing to replay.
 */
export const replayVersion = async (
  record: ArticleRecord,
  version: VersionRecord,
  ports: AppPorts,
): Promise<Replay> => {
  const { articles, digest } = ports;
  const { number, original } = version;
  const sha256 = digest.sha256(await articles.readOriginal(record.id, number));
  if (sha256 !== original.sha256) {
    throw new OffprintError(
      'damaged-file',
      `The original of version ${String(number)} of “${record.title}” is not the file that was imported (its SHA-256 is ${sha256}, recorded is ${original.sha256}), so its derivation cannot be repeated. Nothing was changed; restore the file from a backup.`,
      { details: { id: record.id, version: number } },
    );
  }
  const again = await deriveAgain(record.id, version, ports);
  const [readable, text, log] = await Promise.all([
    articles.readReadable(record.id, number),
    articles.readText(record.id, number),
    articles.readLog(record.id, number),
  ]);
  const differences = compareDerivations(
    {
      files: { readable, text, log },
      version,
      slots: version.images.filter(({ state }) => state !== 'skipped'),
    },
    { ...again, slots: again.derived.images },
  );
  return {
    id: record.id,
    version: number,
    identical: differences.length === 0,
    derivedBy: version.program ?? null,
    program: ports.version,
    original: sha256,
    readable: again.version.readableSha256,
    steps: again.derived.log.length,
    differences,
  };
};
