import type { Claim } from '../../articles/claim.ts';
import { damagedArchive } from './damaged-archive.ts';
import { decodeHeaderText, parseMimeHeaders } from './mime-headers.ts';
import type { MimeHeaders } from './mime-headers.ts';
import { latin1, readMimeParts } from './mime-parts.ts';
import type { MimePart } from './mime-parts.ts';
import { PageResources } from './page-resources.ts';
import type { PagePart } from './page-resources.ts';
import { isHtmlType } from './saved-page.ts';
import type { SavedPage } from './saved-page.ts';
import { decodeTransfer } from './transfer-decoding.ts';

const SNIFFED_BYTES = 32_768;
const FIELD = /^[!-9;-~]{1,80}:/;
const MAX_FIELD_NAME = 81;

/** Whether a file begins with the header of a MIME message, as browsers write it for a saved page. */
export const isMhtml = (bytes: Uint8Array): boolean => {
  const begin = skipBlank(bytes);
  // Asked of every file: most are told apart by their first words.
  if (!FIELD.test(latin1(bytes.subarray(begin, begin + MAX_FIELD_NAME)))) return false;
  const start = latin1(bytes.subarray(begin, begin + SNIFFED_BYTES));
  const headers = parseMimeHeaders(/^[^]*?(?=\r?\n\r?\n|$)/.exec(start)?.[0] ?? '');
  const type = headers.get('content-type') ?? '';
  return headers.has('mime-version')
    ? /^\s*(?:multipart\/|text\/html)/i.test(type)
    : /^\s*multipart\/related/i.test(type);
};

/**
 * The page of an MHTML file (RFC 2557). Throws OffprintError `damaged-archive` when it has no page or ends in
 * the middle of it, `file-too-large` for too many parts. A file cut off further behind gives a warning.
 */
export const readMhtml = (name: string, bytes: Uint8Array): SavedPage => {
  const start = skipBlank(bytes);
  const message = bytes.subarray(start);
  const parts = readMimeParts(name, message);
  const top = parseMimeHeaders(topHeader(message));
  const main = mainPart(parts, startId(top));
  if (!main) throw damagedArchive(name, 'an MHTML archive', 'no part of it is a page');
  const document = decodeTransfer(main.body, main.headers.get('content-transfer-encoding'));
  if (!main.complete && !/<\/html>\s*$/i.test(latin1(document.subarray(-200))))
    throw damagedArchive(name, 'an MHTML archive', 'it ends in the middle of the page');
  const url = addressOf(main, top);
  const truncated = parts.some((part) => !part.complete);
  return {
    format: 'mhtml',
    extension: 'mhtml',
    mediaType: 'multipart/related',
    document: {
      bytes: document,
      mediaType: main.type.mediaType,
      charset: main.type.parameters.get('charset') ?? null,
    },
    url,
    claims: claimsOf(top, url),
    resources: new PageResources(
      parts.filter((part) => part !== main).map((part) => pagePart(part)),
      url,
    ),
    warnings: truncated
      ? [
          {
            code: 'container-truncated',
            message: `“${name}” ends without its last boundary. The page is whole; pictures behind the end are missing.`,
          },
        ]
      : [],
  };
};

const skipBlank = (bytes: Uint8Array): number => {
  let at = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  while (at < bytes.length && (bytes[at] ?? 0) <= 0x20) at++;
  return at;
};

const topHeader = (message: Uint8Array): string =>
  /^[^]*?(?=\r?\n[ \t]*\r?\n|$)/.exec(latin1(message.subarray(0, SNIFFED_BYTES)))?.[0] ?? '';

const startId = (top: MimeHeaders): string | null => {
  const start = /;\s*start\s*=\s*"?\s*<([^>"]+)>/i.exec(top.get('content-type') ?? '')?.[1];
  return start ?? null;
};

const contentId = (headers: MimeHeaders): string | null =>
  headers.get('content-id')?.trim().replace(/^<|>$/g, '') ?? null;

const mainPart = (parts: readonly MimePart[], start: string | null): MimePart | undefined => {
  const named = parts.find(
    (part) => start !== null && contentId(part.headers) === start && isHtmlType(part.type.mediaType),
  );
  return (
    named ??
    parts.find((part) => isHtmlType(part.type.mediaType)) ??
    parts.find((part) => part.type.mediaType === 'text/plain' && part.headers.has('content-location'))
  );
};

const pagePart = ({ headers, body }: MimePart): PagePart => ({
  location: headers.get('content-location') ?? null,
  contentId: contentId(headers),
  bytes: () => decodeTransfer(body, headers.get('content-transfer-encoding')),
});

const addressOf = (main: MimePart, top: MimeHeaders): string | null => {
  const candidates = [
    main.headers.get('content-location'),
    top.get('snapshot-content-location'),
    main.headers.get('content-base'),
    top.get('content-location'),
    top.get('content-base'),
  ].filter((value) => value !== undefined && URL.canParse(value));
  // A page that Blink wrote from a frame has a cid: address of its own.
  return candidates.find((value) => /^https?:/i.test(value ?? '')) ?? candidates[0] ?? null;
};

const claimsOf = (top: MimeHeaders, url: string | null): Claim[] => {
  const claims: Claim[] = [];
  if (url !== null && /^https?:/i.test(url)) claims.push({ field: 'url', value: url, source: 'container' });
  const title = decodeHeaderText(top.get('subject') ?? '').trim();
  if (title !== '') claims.push({ field: 'title', value: title, source: 'container' });
  const saved = (top.get('date') ?? '').trim();
  if (saved !== '') claims.push({ field: 'saved', value: saved, source: 'container' });
  return claims;
};
