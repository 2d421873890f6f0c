// The typefaces the reader and the PDF use: static woff2 slices from the font packages, with their licences.
import { copyFile, mkdir, readdir } from 'node:fs/promises';
import path from 'node:path';

const packages = ['noto-serif-sc', 'noto-serif-tc', 'source-serif-4'];
const wanted = /-(400|700)-(normal|italic)\.woff2$/;

export const copyFonts = async (root, out) => {
  for (const name of packages) {
    const from = path.join(root, 'node_modules', '@fontsource', name);
    const to = path.join(out, name);
    await mkdir(path.join(to, 'files'), { recursive: true });
    const files = (await readdir(path.join(from, 'files'))).filter((file) => wanted.test(file));
    await Promise.all(
      files.map((file) => copyFile(path.join(from, 'files', file), path.join(to, 'files', file))),
    );
    const sheets = (await readdir(from)).filter((file) => /^(400|700)(-italic)?\.css$/.test(file));
    for (const file of [...sheets, 'LICENSE']) await copyFile(path.join(from, file), path.join(to, file));
  }
};
