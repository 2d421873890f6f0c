import { execFileSync } from 'node:child_process';
import { homedir } from 'node:os';
import path from 'node:path';

/** `Offprint Library` in the platform's documents folder. */
export const defaultLibrary = (): string => path.join(documentsFolder(), 'Offprint Library');

const documentsFolder = (): string => {
  const fallback = path.join(homedir(), 'Documents');
  if (process.platform !== 'linux') return fallback;
  try {
    // The folder's name is in the user's language; xdg-user-dirs knows it.
    const named = execFileSync('xdg-user-dir', ['DOCUMENTS'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
    return path.isAbsolute(named) && named !== homedir() ? named : fallback;
  } catch {
    // Not installed: the plain name is as good a place as any.
    return fallback;
  }
};
