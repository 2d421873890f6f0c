/**
 * A record as a file: indented JSON for people, sealed by a checksum in its last property. The seal is what
 * lets the fixity check find a flipped bit that still parses. A file without a good seal (written by hand,
 * by another program) is read all the same; only `verify` objects.
 */
import type { Digest } from '../../core/ports/digest.ts';
import type { Decoded, RecordFormat } from '../../core/records/decode-record.ts';
import { decodeRecord } from '../../core/records/decode-record.ts';
import { isRecord } from '../../core/records/shape.ts';

const SEAL = /^ {2}"checksum": "([0-9a-f]{64})"\n}\n$/;
const SEAL_BYTES = '  "checksum": ""\n}\n'.length + 64;

export const encodeRecordFile = (record: object, digest: Digest): Uint8Array => {
  const json = JSON.stringify(record, null, 2);
  const head = `${json.slice(0, -'\n}'.length)},\n`;
  return new TextEncoder().encode(`${head}  "checksum": "${digest.sha256(head)}"\n}\n`);
};

export interface OpenedRecordFile<T> {
  readonly decoded: Decoded<T>;
  /** Whether these are the very bytes that Offprint wrote. */
  readonly sealed: boolean;
}

export const decodeRecordFile = <T>(
  bytes: Uint8Array,
  format: RecordFormat<T>,
  digest: Digest,
): OpenedRecordFile<T> => ({ decoded: parse(bytes, format), sealed: isSealed(bytes, digest) });

const isSealed = (bytes: Uint8Array, digest: Digest): boolean => {
  const end = bytes.length - SEAL_BYTES;
  const seal = end > 0 ? SEAL.exec(new TextDecoder().decode(bytes.subarray(end))) : null;
  return seal !== null && seal[1] === digest.sha256(bytes.subarray(0, end));
};

const parse = <T>(bytes: Uint8Array, format: RecordFormat<T>): Decoded<T> => {
  if (bytes.length === 0) return { ok: false, problem: 'it is empty' };
  if (bytes.every((byte) => byte === 0)) return { ok: false, problem: 'it holds only zero bytes' };
  let value: unknown;
  try {
    // Decoding drops the byte order mark that some editors put in front.
    value = JSON.parse(new TextDecoder().decode(bytes));
  } catch (error) {
    return { ok: false, problem: `it is not JSON (${(error as SyntaxError).message})` };
  }
  if (!isRecord(value)) return { ok: false, problem: 'it is not a JSON object' };
  return decodeRecord(format, withoutSeal(value));
};

const withoutSeal = (value: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Object.entries(value).filter(([name]) => name !== 'checksum'));
