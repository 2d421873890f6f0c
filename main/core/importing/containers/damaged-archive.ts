import { OffprintError } from '../../errors/offprint-error.ts';

/** What is wrong with a container, said so that it can stand in a sentence: `it ends in the middle of a part`. */
export const damagedArchive = (name: string, kind: string, problem: string): OffprintError =>
  new OffprintError(
    'damaged-archive',
    `“${name}” is ${kind} that cannot be opened: ${problem.replace(/[.\s]+$/, '')}. Nothing was imported; the file is untouched. Get or save it once more, or import what it holds as single files.`,
    { details: { kind, problem } },
  );

/** A container that unpacks to more than a machine should be asked to hold. */
export const oversizedArchive = (name: string, problem: string): OffprintError =>
  new OffprintError(
    'file-too-large',
    `“${name}” was not opened: ${problem}. Nothing was imported; the file is untouched. Unpack it with another program and import the folder.`,
    { details: { problem } },
  );
