import type { DecodeContent } from '../../ports/decode-content.ts';
import { parseContentType, parseMimeHeaders } from './mime-headers.ts';
import type { MimeHeaders } from './mime-headers.ts';
import { latin1 } from './mime-parts.ts';

/** An answer as a server sent it and an archive keeps it. */
export interface HttpResponse {
  readonly status: number;
  readonly headers: MimeHeaders;
  /** In lower case. */
  readonly mediaType: string;
  readonly charset: string | null;
  readonly body: Uint8Array;
}

const MAX_HEADER_BYTES = 256 * 1024;

/** Null for bytes that begin with no status line; of the body only what is there. */
export const parseHttpResponse = (bytes: Uint8Array): HttpResponse | null => {
  const start = latin1(bytes.subarray(0, MAX_HEADER_BYTES));
  const status = /^HTTP\/\d(?:\.\d)?[ \t]+(\d{3})/.exec(start)?.[1];
  if (status === undefined) return null;
  const blank = /\r?\n\r?\n/.exec(start);
  const headers = parseMimeHeaders(start.slice(start.indexOf('\n') + 1, blank?.index ?? start.length));
  const { mediaType, parameters } = parseContentType(headers.get('content-type'));
  return {
    status: Number(status),
    headers,
    mediaType: headers.has('content-type') ? mediaType : 'application/octet-stream',
    charset: parameters.get('charset') ?? null,
    body: blank ? bytes.subarray(blank.index + blank[0].length) : new Uint8Array(),
  };
};

/** The body without the codings of its transfer. Archives differ in whether they keep those: bytes decide. */
export const decodedBody = ({ headers, body }: HttpResponse, decode: DecodeContent): Uint8Array => {
  const isChunked = /\bchunked\b/i.test(headers.get('transfer-encoding') ?? '');
  let bytes = (isChunked ? withoutChunks(body) : null) ?? body;
  const codings = (headers.get('content-encoding') ?? '').toLowerCase().split(',').reverse().slice(0, 4);
  for (const coding of codings.map((each) => each.trim())) {
    if (coding !== '' && coding !== 'identity') bytes = decode(bytes, coding) ?? bytes;
  }
  return bytes;
};

const LF = 0x0a;

/** RFC 9112, 7.1; null for bytes that are not in chunks from the first on. */
const withoutChunks = (body: Uint8Array): Uint8Array | null => {
  const pieces: Uint8Array[] = [];
  let at = 0;
  while (at < body.length) {
    const end = body.indexOf(LF, at);
    const size =
      end < 0 || end - at > 200
        ? null
        : /^([0-9a-f]{1,8})\s*(?:;|\r?$)/i.exec(latin1(body.subarray(at, end)));
    if (!size?.[1]) return pieces.length > 0 ? joined(pieces) : null;
    const length = Number.parseInt(size[1], 16);
    if (length === 0) return joined(pieces);
    pieces.push(body.subarray(end + 1, end + 1 + length));
    at = end + 1 + length;
    while (body[at] === 0x0d || body[at] === LF) at++;
  }
  return joined(pieces);
};

const joined = (pieces: readonly Uint8Array[]): Uint8Array => {
  const bytes = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
};
