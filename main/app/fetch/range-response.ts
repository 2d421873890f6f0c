import { parseRange } from './byte-range.ts';

interface RangeSource {
  readonly size: number;
  readonly type: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Bytes from `start` to `end` inclusive. */
  readonly read: (
    start: number,
    end: number,
  ) => Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array<ArrayBuffer>>;
}

/** Answers GET and HEAD, whole or one range. */
export const rangeResponse = (request: Request, { size, type, headers, read }: RangeSource): Response => {
  const range = parseRange(request.headers.get('range'), size);
  const base = { ...headers, 'accept-ranges': 'bytes', 'content-type': type };
  if (range === 'unsatisfiable') {
    return new Response(null, {
      status: 416,
      headers: { ...base, 'content-range': `bytes */${String(size)}` },
    });
  }
  const { start, end } = range === 'whole' ? { start: 0, end: size - 1 } : range;
  const length = { 'content-length': String(end - start + 1) };
  const body = request.method === 'HEAD' || size === 0 ? null : read(start, end);
  if (range === 'whole') return new Response(body, { status: 200, headers: { ...base, ...length } });
  const where = { 'content-range': `bytes ${String(start)}-${String(end)}/${String(size)}` };
  return new Response(body, { status: 206, headers: { ...base, ...length, ...where } });
};
