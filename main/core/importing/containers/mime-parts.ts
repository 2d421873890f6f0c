import { isomorphicDecode } from '@exodus/bytes/encoding.js';
import { damagedArchive, oversizedArchive } from './damaged-archive.ts';
import { parseContentType, parseMimeHeaders } from './mime-headers.ts';
import type { ContentType, MimeHeaders } from './mime-headers.ts';

/** A part that is not itself made of parts. */
export interface MimePart {
  readonly headers: MimeHeaders;
  readonly type: ContentType;
  /** Still in its transfer encoding. */
  readonly body: Uint8Array;
  /** Whether the boundary that ends it is there. */
  readonly complete: boolean;
}

const MAX_PARTS = 10_000;
const MAX_DEPTH = 8;
const MAX_HEADER_BYTES = 256 * 1024;
const KIND = 'an MHTML archive';
const LF = 0x0a;
const CR = 0x0d;
const DASH = 0x2d;

interface Span {
  readonly start: number;
  readonly end: number;
  readonly complete: boolean;
}

/**
 * All leaves of a MIME message in order. Throws OffprintError `damaged-archive` when there are none or they
 * are nested deeper than 8, `file-too-large` for more than 10,000.
 */
export const readMimeParts = (name: string, bytes: Uint8Array): MimePart[] => {
  const parts: MimePart[] = [];
  const open: (Span & { readonly depth: number })[] = [
    { start: 0, end: bytes.length, complete: true, depth: 0 },
  ];
  for (let span = open.pop(); span; span = open.pop()) {
    const { depth, complete } = span;
    const { headers, bodyStart } = readHeaders(bytes, span);
    const type = parseContentType(headers.get('content-type'));
    const boundary = type.mediaType.startsWith('multipart/') ? type.parameters.get('boundary') : undefined;
    if (boundary === undefined || boundary === '') {
      parts.push({ headers, type, body: bytes.subarray(bodyStart, span.end), complete });
    } else {
      if (depth >= MAX_DEPTH)
        throw damagedArchive(name, KIND, `its parts are nested deeper than ${String(MAX_DEPTH)} levels`);
      const inner = splitParts(bytes, { ...span, start: bodyStart }, boundary, MAX_PARTS - parts.length);
      if (inner.length === 0 && depth === 0)
        throw damagedArchive(name, KIND, 'the boundary between its parts does not occur in it');
      for (const part of inner.reverse()) open.push({ ...part, depth: depth + 1 });
    }
    if (parts.length + open.length > MAX_PARTS)
      throw oversizedArchive(name, `it has more than ${MAX_PARTS.toLocaleString('en')} parts`);
  }
  return parts;
};

const readHeaders = (
  bytes: Uint8Array,
  { start, end }: Span,
): { headers: MimeHeaders; bodyStart: number } => {
  let at = start;
  // A part may begin with its blank line at once; then it has no header.
  while (at < end && at - start < MAX_HEADER_BYTES) {
    const next = nextLine(bytes, at, end);
    if (isBlank(bytes, at, next)) {
      return { headers: parseMimeHeaders(latin1(bytes.subarray(start, at))), bodyStart: next };
    }
    at = next;
  }
  return { headers: parseMimeHeaders(latin1(bytes.subarray(start, at))), bodyStart: at };
};

/** One span per part; the line break before a boundary belongs to the boundary. At most `limit` + 1. */
const splitParts = (bytes: Uint8Array, span: Span, boundary: string, limit: number): Span[] => {
  const delimiter = Uint8Array.from(`--${boundary}`, (character) => character.charCodeAt(0));
  const parts: Span[] = [];
  let open = -1;
  for (let at = span.start; at < span.end && parts.length <= limit;) {
    const next = nextLine(bytes, at, span.end);
    const kind = bytes[at] === DASH ? delimiterKind(bytes, at, next, delimiter) : null;
    if (kind !== null) {
      if (open >= 0) parts.push({ start: open, end: endBefore(bytes, open, at), complete: true });
      open = next;
      if (kind === 'last') return parts;
    }
    at = next;
  }
  if (open >= 0 && open < span.end) parts.push({ start: open, end: span.end, complete: false });
  return parts;
};

const delimiterKind = (
  bytes: Uint8Array,
  start: number,
  end: number,
  delimiter: Uint8Array,
): 'next' | 'last' | null => {
  for (let index = 0; index < delimiter.length; index++) {
    if (start + index >= end || bytes[start + index] !== delimiter[index]) return null;
  }
  const rest = start + delimiter.length;
  if (isBlank(bytes, rest, end)) return 'next';
  return bytes[rest] === DASH && bytes[rest + 1] === DASH && isBlank(bytes, rest + 2, end) ? 'last' : null;
};

const nextLine = (bytes: Uint8Array, at: number, end: number): number => {
  const found = bytes.indexOf(LF, at);
  return found < 0 || found >= end ? end : found + 1;
};

const isBlank = (bytes: Uint8Array, start: number, end: number): boolean => {
  for (let at = start; at < end; at++) {
    const byte = bytes[at];
    if (byte !== 0x20 && byte !== 0x09 && byte !== CR && byte !== LF) return false;
  }
  return true;
};

const endBefore = (bytes: Uint8Array, start: number, at: number): number => {
  const end = at > start && bytes[at - 1] === LF ? at - 1 : at;
  return end > start && bytes[end - 1] === CR ? end - 1 : end;
};

/** One character per byte, whatever the byte. */
export const latin1 = (bytes: Uint8Array): string => isomorphicDecode(bytes);
