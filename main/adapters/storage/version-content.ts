import type { VersionRecord } from '../../core/articles/article-record.ts';
import type { VersionFiles } from '../../core/ports/article-store.ts';
import type { Digest } from '../../core/ports/digest.ts';
import { LOG_FILE, READABLE_FILE, TEXT_FILE, originalFile, versionFolder } from './library-paths.ts';

type Derived = Omit<VersionFiles, 'original'>;

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

/** A record that vouches for other bytes would make every later fixity check fail: a bug, not a condition. */
const vouched = (bytes: Uint8Array, sha256: string, name: string, digest: Digest): Uint8Array => {
  if (digest.sha256(bytes) !== sha256)
    throw new TypeError(`the record's hash of ${name} is not that of its bytes`);
  return bytes;
};

/** The derived files of a version by their path in the article's folder, checked against the record. */
export const derivedContent = (
  version: VersionRecord,
  files: Derived,
  digest: Digest,
): readonly (readonly [string, Uint8Array])[] => {
  const folder = versionFolder(version.number);
  return [
    [
      `${folder}/${READABLE_FILE}`,
      vouched(bytesOf(files.readable), version.readableSha256, READABLE_FILE, digest),
    ],
    [`${folder}/${TEXT_FILE}`, vouched(bytesOf(files.text), version.text.sha256, TEXT_FILE, digest)],
    [`${folder}/${LOG_FILE}`, vouched(bytesOf(files.log), version.logSha256, LOG_FILE, digest)],
  ];
};

/** The same with the original. */
export const versionContent = (
  version: VersionRecord,
  files: VersionFiles,
  digest: Digest,
): readonly (readonly [string, Uint8Array])[] => {
  const name = originalFile(version.original.extension);
  const original = vouched(files.original, version.original.sha256, name, digest);
  return [...derivedContent(version, files, digest), [`${versionFolder(version.number)}/${name}`, original]];
};
