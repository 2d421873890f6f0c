import { createRequire, registerHooks } from 'node:module';
import type Sharp from 'sharp';

/**
 * Electron's program on Linux and sharp's own binary each bring a glib, and two of them in one process end it with
 * a segmentation fault at the first picture (sharp's installation notes, “Electron and Linux”). There sharp's
 * WebAssembly build decodes instead: same verdicts, about a third of the speed.
 */
const needsWebAssembly = process.platform === 'linux' && 'electron' in process.versions;
const NATIVE = /^@img\/sharp-linux(musl)?-[a-z0-9]+\/sharp\.node$/;

if (needsWebAssembly)
  registerHooks({
    resolve: (specifier, context, next) =>
      next(NATIVE.test(specifier) ? '@img/sharp-wasm32/sharp.node' : specifier, context),
  });

export const sharp = createRequire(import.meta.url)('sharp') as typeof Sharp;
