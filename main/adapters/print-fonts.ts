/**
 * The typefaces of the PDF: static TrueType outlines in slices by Unicode range, because Chromium turns
 * variable and CFF fonts into Type 3. A build has them in `dist/fonts`, a checkout in its packages.
 */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const FILE =
  /^fonts\/(?<name>source-serif-4|noto-serif-sc|noto-serif-tc)\/(?<file>(?:400|700)(?:-italic)?\.css|files\/[a-z0-9-]+\.woff2)$/;

const folderOf = (name: string): string => {
  const built = fileURLToPath(new URL(`../fonts/${name}/`, import.meta.url));
  if (existsSync(built)) return built;
  return path.dirname(fileURLToPath(import.meta.resolve(`@fontsource/${name}/400.css`)));
};

/** Answers the font paths of a print document (`fonts/noto-serif-sc/400.css`); null for any other path. */
export const readPrintFont = async (
  requested: string,
): Promise<{ bytes: Uint8Array; type: string } | null> => {
  const { name, file } = FILE.exec(requested)?.groups ?? {};
  if (name === undefined || file === undefined) return null;
  const bytes = await readFile(path.join(folderOf(name), file));
  return { bytes, type: file.endsWith('.css') ? 'text/css' : 'font/woff2' };
};
