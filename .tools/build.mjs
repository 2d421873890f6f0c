// Builds the four outputs with esbuild: the command line (with browser mode), Electron's main and preload,
// and the renderer. Plain JavaScript that Node 20 can parse, so that it can say what is missing.
import { cp, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { copyFonts } from './copy-fonts.mjs';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
/** Built aside and swapped in whole, so that a program started meanwhile never sees half a build. */
const out = path.join(root, '.cache', `build-${process.pid}`);
const dist = path.join(root, 'dist');

/** CommonJS packages inside an ES module bundle still call `require`. */
const requireShim =
  "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);";

const node = {
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node22',
  sourcemap: 'linked',
  legalComments: 'linked',
  logLevel: 'warning',
};

/** Entry points whose source is there; each is one output of the product. */
export const outputs = async () => {
  const { version } = JSON.parse(await readFile(path.join(root, 'package.json'), 'utf8'));
  const define = { 'globalThis.OFFPRINT_VERSION': JSON.stringify(version) };
  /** Threads and processes of their own: each lies beside the bundle that starts it, under its own name. */
  const entries = {
    'index-process': 'main/adapters/sqlite-index/index-process.ts',
    'derive-worker': 'main/adapters/derive-worker/derive-worker.ts',
    'folder-builder': 'main/adapters/storage/folder-threads/folder-builder.ts',
  };
  const all = [
    {
      ...node,
      define,
      // In a checkout the packages lie beside the build.
      packages: 'external',
      // What only an export needs is a file of its own, loaded when it is asked for.
      splitting: true,
      entryPoints: { offprint: 'main/cli/offprint.ts', ...entries },
      outdir: path.join(out, 'cli'),
    },
    {
      ...node,
      define,
      banner: { js: requireShim },
      // Everything but what cannot be bundled: the runtime itself, native code, and the browser driver.
      external: ['electron', 'sharp', 'playwright'],
      entryPoints: { main: 'main/electron/main.ts', ...entries },
      outdir: path.join(out, 'main'),
    },
    {
      bundle: true,
      platform: 'node',
      format: 'cjs',
      target: 'node22',
      external: ['electron'],
      logLevel: 'warning',
      // A sandboxed preload is one CommonJS file and may require nothing but `electron`.
      outExtension: { '.js': '.cjs' },
      entryPoints: { preload: 'preload/preload.ts' },
      outdir: path.join(out, 'preload'),
    },
    {
      bundle: true,
      platform: 'browser',
      format: 'esm',
      target: 'chrome140',
      minify: true,
      sourcemap: 'linked',
      legalComments: 'linked',
      logLevel: 'warning',
      define,
      loader: { '.svg': 'text' },
      entryPoints: { main: 'renderer/main.ts' },
      outdir: path.join(out, 'renderer'),
    },
  ];
  return all
    .map((options) => ({
      ...options,
      absWorkingDir: root,
      entryPoints: Object.fromEntries(
        Object.entries(options.entryPoints).filter(([, file]) => existsSync(path.join(root, file))),
      ),
    }))
    .filter((options) => Object.keys(options.entryPoints).length > 0);
};

export const build = async () => {
  const esbuild = await import('esbuild');
  await mkdir(path.join(out, 'renderer'), { recursive: true });
  await Promise.all((await outputs()).map((options) => esbuild.build(options)));
  await cp(path.join(root, 'renderer', 'index.html'), path.join(out, 'renderer', 'index.html'));
  await copyFonts(root, path.join(out, 'fonts'));
  await writeFile(path.join(out, 'built.json'), JSON.stringify({ at: Date.now() }) + '\n');
  await rm(dist, { recursive: true, force: true });
  await rename(out, dist);
};

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await build();
