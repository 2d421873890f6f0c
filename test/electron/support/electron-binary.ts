import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from './project-root.ts';

/** The real binary where it was installed. Never asks the `electron` package: outside Electron that downloads it. */
export const electronBinary = (): string | null => {
  const folder = path.join(projectRoot, 'node_modules', 'electron');
  const name = path.join(folder, 'path.txt');
  if (!existsSync(name)) return null;
  const binary = path.join(folder, 'dist', readFileSync(name, 'utf8').trim());
  return existsSync(binary) ? binary : null;
};
