import type { VersionRecord } from '../articles/article-record.ts';
import { TEXT_MODEL_VERSION } from '../../../preload/contract/text-model.ts';
import type { ImageRecord } from '../articles/image-record.ts';
import type { VersionFiles } from '../ports/article-store.ts';
import type { Clock } from '../ports/clock.ts';
import type { Digest } from '../ports/digest.ts';
import type { ReadArticle } from './derived-article.ts';
import { readablePictures } from './readable-pictures.ts';
import { renderReadable } from './render-readable.ts';
import type { SavedFile } from './saved-file.ts';
import { transformationLog } from './transformation-log.ts';

interface DerivationPorts {
  readonly clock: Clock;
  readonly digest: Digest;
  readonly assetPath: (asset: { sha256: string; extension: string }) => string;
  /** Version of this program. */
  readonly program: string;
}

interface VersionInput {
  readonly derived: ReadArticle;
  readonly file: Pick<SavedFile, 'name' | 'bytes' | 'modified'>;
  readonly sha256: string;
  readonly images: readonly ImageRecord[];
  readonly number: number;
  /** What the user decided to read the file as. */
  readonly chosenCharset?: string | undefined;
  /** Whether the user wants all of a saved page. */
  readonly wholePage?: boolean | undefined;
}

/** The files of a version and the record that vouches for them by hash. */
export const deriveVersionFiles = (
  { derived, file, sha256, images, number, chosenCharset, wholePage }: VersionInput,
  { clock, digest, assetPath, program }: DerivationPorts,
): { files: VersionFiles; version: VersionRecord } => {
  const readable = renderReadable(derived, derived.body, readablePictures(images, assetPath));
  const { text } = derived;
  const log = transformationLog(sha256, derived, images, assetPath);
  const version: VersionRecord = {
    number,
    imported: new Date(clock.now()).toISOString(),
    original: {
      name: file.name,
      extension: derived.extension,
      mediaType: derived.mediaType,
      bytes: file.bytes.length,
      sha256,
      modified: file.modified,
    },
    format: derived.format,
    charset: derived.charset,
    claims: derived.claims,
    images,
    warnings: derived.warnings,
    readableSha256: digest.sha256(readable),
    logSha256: digest.sha256(log),
    text: { modelVersion: TEXT_MODEL_VERSION, sha256: digest.sha256(text), length: text.length },
    program,
    ...(chosenCharset === undefined ? {} : { chosenCharset }),
    ...(wholePage === true ? { wholePage } : {}),
  };
  return { files: { original: file.bytes, readable, text, log }, version };
};
