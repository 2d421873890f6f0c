import { StandardDecoder } from '../decoding/standard-decoder.ts';

import { decodeQuotedPrintable } from './transfer-decoding.ts';
import { decodeDataUrl } from '../../images/decode-data-url.ts';

/** Header fields by lower-case name, unfolded; of a repeated field the first counts. */
export type MimeHeaders = ReadonlyMap<string, string>;

const MAX_FIELDS = 500;

/** Reads a header block. Lines that are no field are passed over, as browsers do. */
export const parseMimeHeaders = (block: string): MimeHeaders => {
  const fields = new Map<string, string>();
  const unfolded = block.replace(/\r?\n[ \t]+/g, ' ');
  for (const line of unfolded.split(/\r?\n/, MAX_FIELDS)) {
    const colon = line.indexOf(':');
    const name = line.slice(0, Math.max(0, colon)).trim().toLowerCase();
    if (name !== '' && !fields.has(name)) fields.set(name, line.slice(colon + 1).trim());
  }
  return fields;
};

export interface ContentType {
  /** In lower case, `text/plain` where nothing is said (RFC 2045, 5.2). */
  readonly mediaType: string;
  readonly parameters: ReadonlyMap<string, string>;
}

const PARAMETER = /;\s*([\w!#$&^.+*-]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s;"]*))/g;

export const parseContentType = (value: string | undefined): ContentType => {
  const mediaType = /^\s*([\w!#$&^.+-]+\/[\w!#$&^.+-]+)/.exec(value ?? '')?.[1]?.toLowerCase();
  const parameters = new Map<string, string>();
  for (const [, name = '', quoted, plain] of (value ?? '').slice(0, 4096).matchAll(PARAMETER)) {
    const key = name.toLowerCase();
    if (!parameters.has(key)) parameters.set(key, quoted?.replace(/\\(.)/g, '$1') ?? plain ?? '');
  }
  return { mediaType: mediaType ?? 'text/plain', parameters };
};

const ENCODED_WORD = /=\?([\w-]{1,40})(?:\*[\w-]*)?\?([BbQq])\?([^?\s]*)\?=/g;

/** Text of a header field with its encoded words (RFC 2047) read; what cannot be read stays as it is. */
export const decodeHeaderText = (value: string): string =>
  // White space between two encoded words is not part of the text.
  utf8IfIntact(value)
    .replace(/(\?=)\s+(?==\?)/g, '$1')
    .replace(ENCODED_WORD, (word, charset: string, kind: string, data: string) => {
      const bytes =
        kind.toUpperCase() === 'B'
          ? decodeDataUrl(`data:;base64,${data}`)
          : decodeQuotedPrintable(latin1Bytes(data.replaceAll('_', ' ')));
      return (bytes && decodeAs(bytes, charset)) ?? word;
    });

/** Some programs write header fields in plain UTF-8. */
const utf8IfIntact = (value: string): string => decodeAs(latin1Bytes(value), 'utf-8') ?? value;

const latin1Bytes = (text: string): Uint8Array =>
  Uint8Array.from(text, (character) => character.charCodeAt(0));

const decodeAs = (bytes: Uint8Array, charset: string): string | null => {
  try {
    return new StandardDecoder(charset, { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof RangeError || error instanceof TypeError) return null;
    throw error;
  }
};
