export type ByteRange = { readonly start: number; readonly end: number } | 'whole' | 'unsatisfiable';

/**
 * One `Range: bytes=…` of a resource of `size` bytes (RFC 9110 §14). Several ranges, other units and
 * malformed headers are answered with the whole, as the standard allows. `end` is inclusive.
 */
export const parseRange = (header: string | null, size: number): ByteRange => {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header?.trim() ?? '');
  const [, first = '', last = ''] = match ?? [];
  if (first !== '') return fromStart(Number(first), last, size);
  return last === '' ? 'whole' : lastBytes(Number(last), size);
};

const fromStart = (start: number, last: string, size: number): ByteRange => {
  if (last !== '' && Number(last) < start) return 'whole';
  const end = last === '' ? size - 1 : Math.min(Number(last), size - 1);
  return start >= size ? 'unsatisfiable' : { start, end };
};

const lastBytes = (count: number, size: number): ByteRange => {
  const bytes = Math.min(count, size);
  return bytes === 0 ? 'unsatisfiable' : { start: size - bytes, end: size - 1 };
};
