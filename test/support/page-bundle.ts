import { build } from 'esbuild';
import { fileURLToPath } from 'node:url';

/** Bundles TypeScript that a test page loads; `source` may import by paths from the project's root. */
export const bundleForPage = async (source: string, globalName: string): Promise<string> => {
  const result = await build({
    stdin: { contents: source, resolveDir: fileURLToPath(new URL('../..', import.meta.url)), loader: 'ts' },
    bundle: true,
    write: false,
    format: 'iife',
    globalName,
    target: 'es2024',
    logLevel: 'silent',
  });
  const [file] = result.outputFiles;
  if (!file) throw new Error('esbuild gave no file');
  return file.text;
};
