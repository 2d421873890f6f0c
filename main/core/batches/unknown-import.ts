import { OffprintError } from '../errors/offprint-error.ts';

export const unknownImport = (): OffprintError =>
  new OffprintError(
    'not-found',
    'That import is not known any more: the last hundred are remembered. What it brought in is still in the library. `imports list` shows those that are known.',
  );
