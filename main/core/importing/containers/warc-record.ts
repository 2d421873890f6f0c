import { parseHttpResponse } from './http-response.ts';
import { parseMimeHeaders } from './mime-headers.ts';
import type { MimeHeaders } from './mime-headers.ts';
import { latin1 } from './mime-parts.ts';

/** Where a record's block stands (ISO 28500). */
export interface WarcHead {
  readonly headers: MimeHeaders;
  /** From the beginning of the record. */
  readonly blockStart: number;
  /** As the header has it, which need not be true. */
  readonly blockLength: number;
}

export const MAX_WARC_HEAD_BYTES = 64 * 1024;

export const isWarc = (bytes: Uint8Array): boolean => /^WARC\/\d/.test(latin1(bytes.subarray(0, 6)));

/** The header of the record that begins with `bytes`, or null for what is no record. */
export const parseWarcHead = (bytes: Uint8Array): WarcHead | null => {
  if (!isWarc(bytes)) return null;
  const start = latin1(bytes.subarray(0, MAX_WARC_HEAD_BYTES));
  const blank = /\r?\n\r?\n/.exec(start);
  if (!blank) return null;
  const headers = parseMimeHeaders(start.slice(start.indexOf('\n') + 1, blank.index));
  const length = /^\d{1,15}$/.exec(headers.get('content-length') ?? '')?.[0];
  if (length === undefined) return null;
  return { headers, blockStart: blank.index + blank[0].length, blockLength: Number(length) };
};

/** What a record is to an import. */
export type RecordSummary =
  | { readonly kind: 'page'; readonly url: string; readonly date: string | null }
  | { readonly kind: 'resource'; readonly url: string }
  /** Elsewhere in the archive: behind a redirect, or under an address that gave the same bytes before. */
  | { readonly kind: 'alias'; readonly url: string; readonly to: string }
  /** `purpose` as browsers that record note it (Sec-Fetch-Dest); `referrer` the page that asked. */
  | {
      readonly kind: 'request';
      readonly url: string;
      readonly purpose: string | null;
      readonly referrer: string | null;
    }
  /** Asked for as part of another page: Heritrix notes the way to each address. */
  | { readonly kind: 'embedded'; readonly url: string }
  | { readonly kind: 'other' };

const NOTHING: RecordSummary = { kind: 'other' };

/** Says by the header and the beginning of the block what a record holds. */
export const summariseRecord = ({ headers }: WarcHead, block: Uint8Array): RecordSummary => {
  const url = addressIn(headers, 'warc-target-uri');
  if (!/^https?:/i.test(url)) return NOTHING;
  const read = READERS[headers.get('warc-type')?.toLowerCase() ?? ''];
  return read ? read(url, headers, block) : NOTHING;
};

/** WARC 1.0 wrote addresses in angle brackets. */
const addressIn = (headers: MimeHeaders, field: string): string =>
  headers.get(field)?.replace(/^<|>$/g, '') ?? '';

type ReadSummary = (url: string, headers: MimeHeaders, block: Uint8Array) => RecordSummary;

const summariseRevisit: ReadSummary = (url, headers) => {
  const to = addressIn(headers, 'warc-refers-to-target-uri');
  return to === '' || to === url ? NOTHING : { kind: 'alias', url, to };
};

/** Heritrix notes for each address by which hops it came there; E and I stand for parts of a page. */
const summariseMetadata: ReadSummary = (url, _, block) =>
  /^hopsFromSeed:\s*\w*[EI]\s*$/m.test(latin1(block.subarray(0, 4096))) ? { kind: 'embedded', url } : NOTHING;

const summariseResponse: ReadSummary = (url, headers, block) => {
  const response = parseHttpResponse(block);
  if (!response) return NOTHING;
  const to = response.headers.get('location');
  if (response.status >= 300 && response.status < 400 && to !== undefined) {
    const target = URL.parse(to, url)?.href;
    return target === undefined || target === url ? NOTHING : { kind: 'alias', url, to: target };
  }
  if (response.status !== 200) return NOTHING;
  return summariseContent(url, headers, response.headers.get('content-type') ?? '', response.body);
};

const HTML = /^\s*(?:text\/html|application\/xhtml\+xml)/i;
const NEVER_SHOWN =
  /^\s*(?:text\/(?:css|javascript)|application\/(?:[\w-]*javascript|[\w+.-]*json|wasm)|font\/|audio\/|video\/)/i;
/** Servers answer requests for what they do not have with a page. */
const NO_PAGE_NAME =
  /\.(?:jpe?g|png|gif|webp|avif|svg|ico|bmp|css|m?js|json|xml|txt|woff2?|ttf|otf|mp[34]|m3u8|ts|webm)$/i;
const HTML_START = /^(?:\xef\xbb\xbf)?\s*<(?:!doctype\s+html|html|head|body)[\s>]/i;

const summariseContent = (
  url: string,
  headers: MimeHeaders,
  contentType: string,
  body: Uint8Array,
): RecordSummary => {
  const date = headers.get('warc-date') ?? null;
  const path = URL.parse(url)?.pathname ?? '';
  const isHtml =
    HTML.test(contentType) || (contentType === '' && HTML_START.test(latin1(body.subarray(0, 512))));
  if (isHtml) return NO_PAGE_NAME.test(path) ? NOTHING : { kind: 'page', url, date };
  return NEVER_SHOWN.test(contentType) ? NOTHING : { kind: 'resource', url };
};

const summariseRequest: ReadSummary = (url, _, block) => {
  const fields = parseMimeHeaders(latin1(block.subarray(0, 16_384)));
  return {
    kind: 'request',
    url,
    purpose: fields.get('sec-fetch-dest')?.toLowerCase() ?? null,
    referrer: fields.get('referer') ?? null,
  };
};

const READERS: Readonly<Record<string, ReadSummary>> = {
  response: summariseResponse,
  resource: (url, headers, block) => summariseContent(url, headers, headers.get('content-type') ?? '', block),
  revisit: summariseRevisit,
  request: summariseRequest,
  metadata: summariseMetadata,
};
