import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** What a start of the desktop program was asked to do. Unknown switches belong to Electron and Chromium. */
export interface StartArguments {
  /** Files and folders to import, absolute. */
  readonly files: readonly string[];
  readonly library: string | null;
  /** Folder for the program's own settings instead of the system's usual one. */
  readonly profile: string | null;
  /** Where to write the report of a self-check. */
  readonly selfCheck: string | null;
}

/** `argv` as the process has it; unpackaged, the application's own path comes before the rest. */
export const readStartArguments = (
  argv: readonly string[],
  { isPackaged, cwd }: { readonly isPackaged: boolean; readonly cwd: string },
): StartArguments => {
  const given = argv.slice(1);
  const value = (name: string): string | null => {
    const found = given.findLast((argument) => argument.startsWith(`--${name}=`));
    return found === undefined ? null : path.resolve(cwd, found.slice(name.length + 3));
  };
  const plain = given.filter((argument) => argument !== '' && !argument.startsWith('-'));
  return {
    files: plain.slice(isPackaged ? 0 : 1).map((file) => toPath(file, cwd)),
    library: value('library'),
    profile: value('profile'),
    selfCheck: value('self-check'),
  };
};

/** Linux file managers hand over `file:` addresses. */
const toPath = (file: string, cwd: string): string =>
  file.startsWith('file:') ? fileURLToPath(file) : path.resolve(cwd, file);
