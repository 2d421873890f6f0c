import { readFile } from 'node:fs/promises';
import path from 'node:path';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.map': 'application/json',
  '.txt': 'text/plain; charset=utf-8',
};

const PATH = /^[a-zA-Z0-9][a-zA-Z0-9._-]*(\/[a-zA-Z0-9][a-zA-Z0-9._-]*)*$/;

/** The built window from `folder`: plain names only, known types only. */
export const createFsAppFiles = (folder: string) => ({
  async read(name: string): Promise<{ bytes: Uint8Array; type: string } | null> {
    const type = TYPES[path.extname(name)];
    if (type === undefined || !PATH.test(name)) return null;
    try {
      return { bytes: await readFile(path.join(folder, ...name.split('/'))), type };
    } catch (error) {
      if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'EISDIR'))
        return null;
      throw error;
    }
  },
});
