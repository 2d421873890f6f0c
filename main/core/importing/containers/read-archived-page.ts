import type { ImportWarning } from '../../articles/article-record.ts';
import type { Claim } from '../../articles/claim.ts';
import { OffprintError } from '../../errors/offprint-error.ts';
import { imageKey } from '../../images/image-key.ts';
import type { DecodeContent } from '../../ports/decode-content.ts';
import type { CollectedPage } from './collect-page.ts';
import { payloadOf } from './hold-record.ts';
import type { HeldRecord } from './hold-record.ts';
import { PageResources } from './page-resources.ts';
import type { PagePart } from './page-resources.ts';
import type { SavedPage } from './saved-page.ts';
import { aliasesOf, followAliases } from './warc-pages.ts';
import type { ArchivedPage } from './warc-pages.ts';

/** The file in which the page came. */
export interface ArchiveFile {
  readonly name: string;
  readonly format: 'warc' | 'wacz';
  readonly extension: string;
  readonly mediaType: string;
  readonly damage: string | null;
}

/** A page of a web archive with its pictures. */
export const readArchivedPage = (
  file: ArchiveFile,
  { record, listed }: ArchivedPage,
  { document, parts }: CollectedPage,
  decode: DecodeContent,
): SavedPage => ({
  format: file.format,
  extension: file.extension,
  mediaType: file.mediaType,
  document,
  url: record.url,
  claims: claimsOf(record, listed),
  resources: new PageResources(pagePartsOf(parts, decode), null),
  warnings: warningsOf(file),
});

const claimsOf = (record: ArchivedPage['record'], listed: ArchivedPage['listed']): Claim[] => {
  const claims: Claim[] = [{ field: 'url', value: record.url, source: 'container' }];
  const date = record.date ?? listed?.date ?? null;
  if (date !== null) claims.push({ field: 'saved', value: date, source: 'container' });
  // A recorder that was given no title writes the address.
  if (listed?.title && !/^https?:/i.test(listed.title))
    claims.push({ field: 'title', value: listed.title, source: 'container' });
  return claims;
};

const pagePartsOf = (parts: readonly HeldRecord[], decode: DecodeContent): PagePart[] => {
  const records = parts.map(({ record }) => record);
  const aliases = aliasesOf(records);
  const byKey = new Map<string, HeldRecord>();
  for (const part of parts) if (part.record.kind === 'resource') byKey.set(imageKey(part.record.url), part);
  return records.flatMap((record) => {
    const held =
      'url' in record ? followAliases(imageKey(record.url), aliases, (key) => byKey.get(key)) : undefined;
    return held && 'url' in record
      ? [{ location: record.url, contentId: null, bytes: () => pictureBytes(held, decode) }]
      : [];
  });
};

/** A picture that is a bomb is no picture, and the page goes on without it. */
const pictureBytes = (held: HeldRecord, decode: DecodeContent): Uint8Array => {
  try {
    return payloadOf(held, decode).bytes;
  } catch (error) {
    if (error instanceof OffprintError) return new Uint8Array();
    throw error;
  }
};

const warningsOf = ({ name, damage }: ArchiveFile): ImportWarning[] =>
  damage === null
    ? []
    : [
        {
          code: 'container-truncated',
          message: `“${name}” is damaged: ${damage}. The page is whole; pictures may be missing.`,
        },
      ];
