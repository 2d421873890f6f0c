import { build } from 'esbuild';
import { readFile } from 'node:fs/promises';
import path from 'node:path';

export const root = path.resolve(import.meta.dirname, '../../..');

let bundle: Promise<string> | undefined;

/** The window's script as the product's build makes it, but readable in a stack trace. Built once a process. */
export const buildRenderer = (): Promise<string> =>
  (bundle ??= build({
    absWorkingDir: root,
    entryPoints: ['renderer/main.ts'],
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'browser',
    target: 'chrome140',
    loader: { '.svg': 'text' },
    sourcemap: 'inline',
    logLevel: 'silent',
  }).then(({ outputFiles: [file] }) => file?.text ?? ''));

export const readIndexHtml = (): Promise<string> => readFile(path.join(root, 'renderer/index.html'), 'utf8');

/** A typeface file from its package, where the build would copy it from. */
export const readFont = (name: string): Promise<Buffer> =>
  readFile(path.join(root, 'node_modules/@fontsource', path.normalize(name).replace(/^(\.\.[/\\])+/, '')));
