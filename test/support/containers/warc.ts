import { gzipSync } from 'node:zlib';

/** A record of a WARC file, and the lies it may tell. */
export interface WarcRecord {
  readonly type: string;
  readonly url?: string;
  readonly date?: string;
  readonly fields?: Readonly<Record<string, string>>;
  readonly block?: Uint8Array | string;
  /** Length the header claims. */
  readonly claimed?: number;
}

export const warcRecord = ({ type, url, date, fields, block = '', claimed }: WarcRecord): Buffer => {
  const bytes = Buffer.from(block);
  const head = {
    'WARC-Type': type,
    'WARC-Date': date ?? '2024-03-05T08:00:00Z',
    ...(url === undefined ? {} : { 'WARC-Target-URI': url }),
    ...fields,
    'Content-Length': String(claimed ?? bytes.length),
  };
  const lines = Object.entries(head).map(([name, value]) => `${name}: ${value}\r\n`);
  return Buffer.concat([Buffer.from(`WARC/1.1\r\n${lines.join('')}\r\n`), bytes, Buffer.from('\r\n\r\n')]);
};

export const warc = (records: readonly WarcRecord[]): Buffer => Buffer.concat(records.map(warcRecord));

/** As crawlers pack it: each record a gzip member of its own. */
export const warcGz = (records: readonly WarcRecord[]): Buffer =>
  Buffer.concat(records.map((record) => gzipSync(warcRecord(record))));

export const http = (
  body: Uint8Array | string,
  headers: Readonly<Record<string, string>> = { 'Content-Type': 'text/html; charset=utf-8' },
  status = '200 OK',
): Buffer => {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  return Buffer.concat([Buffer.from(`HTTP/1.1 ${status}\r\n${lines.join('')}\r\n`), Buffer.from(body)]);
};

export const chunked = (body: Uint8Array, size = 100): Buffer => {
  const pieces: Buffer[] = [];
  for (let at = 0; at < body.length; at += size) {
    const piece = body.subarray(at, at + size);
    pieces.push(Buffer.from(`${piece.length.toString(16)}\r\n`), Buffer.from(piece), Buffer.from('\r\n'));
  }
  return Buffer.concat([...pieces, Buffer.from('0\r\n\r\n')]);
};

export const response = (
  url: string,
  body: Uint8Array | string,
  headers?: Readonly<Record<string, string>>,
  status?: string,
): WarcRecord => ({ type: 'response', url, block: http(body, headers, status) });

export const request = (url: string, fields: Readonly<Record<string, string>>): WarcRecord => ({
  type: 'request',
  url,
  block: `GET ${new URL(url).pathname} HTTP/1.1\r\n${Object.entries(fields)
    .map(([name, value]) => `${name}: ${value}\r\n`)
    .join('')}\r\n`,
});
