import {
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  watch,
  writeFileSync,
  existsSync,
  renameSync,
} from 'node:fs';
import path from 'node:path';

/**
 * Electron's lock between two starts with one userData folder, over files: the second start leaves its
 * arguments in a folder the first one watches, and is told to end.
 */
export const requestSingleInstance = (
  userData: string,
  onSecondInstance: (argv: string[], workingDirectory: string) => void,
): boolean => {
  const folder = path.join(userData, 'double-single-instance');
  mkdirSync(folder, { recursive: true });
  const lock = path.join(folder, 'lock');
  if (isHeldByAnother(lock)) {
    const message = path.join(folder, `${process.pid}.json`);
    writeFileSync(`${message}.part`, JSON.stringify({ argv: process.argv, cwd: process.cwd() }));
    renameSync(`${message}.part`, message);
    return false;
  }
  writeFileSync(lock, String(process.pid));
  const watcher = watch(folder, () => {
    if (!existsSync(folder)) return;
    for (const name of readdirSync(folder).filter((file) => file.endsWith('.json'))) {
      const { argv, cwd } = JSON.parse(readFileSync(path.join(folder, name), 'utf8')) as {
        argv: string[];
        cwd: string;
      };
      rmSync(path.join(folder, name));
      onSecondInstance(argv, cwd);
    }
  });
  watcher.unref();
  process.on('exit', () => rmSync(lock, { force: true }));
  return true;
};

const isHeldByAnother = (lock: string): boolean => {
  if (!existsSync(lock)) return false;
  const pid = Number(readFileSync(lock, 'utf8'));
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    // Left behind by a process that was killed.
    return false;
  }
};
