import { makeValueCodec } from '../value-codec.ts';
import { connectWorlds } from './connect-worlds.ts';
import { preloadWorld, type PreloadProcess } from './preload-world.ts';

/** Name of the pause in which `window.open` waits for the window-open handler; it then answers null. */
export const OPEN_FUNCTION = '__offprintOpen';
export const PATH_FUNCTION = '__offprintPathOf';

const inTopFrame = (body: string): string => `if (window === top) { ${body} }`;

const worldEnd = (side: 'main' | 'isolated', secret: string): string =>
  `(${String(connectWorlds)})(${JSON.stringify(side)}, ${JSON.stringify(secret)})`;

/** The main world's half of the bridge; must run before the isolated world's. */
export const mainWorldScript = (secret: string): string => inTopFrame(worldEnd('main', secret));

/** Runs in every frame: Electron answers `window.open` with null when the handler denies. */
export const windowOpenScript = `window.open = function open(url, name, features) {
  (function ${OPEN_FUNCTION}(__request) { debugger; })({
    url: String(new URL(url ?? 'about:blank', location.href)),
    frameName: String(name ?? ''),
    features: String(features ?? ''),
  });
  return null;
};`;

/** The built preload script as Electron's sandbox runs it: CommonJS, strict, with a `require` for `electron` only. */
export const isolatedWorldScript = (options: {
  readonly secret: string;
  readonly binding: string;
  readonly process: PreloadProcess;
  readonly preload: string;
}): string =>
  inTopFrame(`if (location.href !== 'about:blank') {
    const __world = (${String(preloadWorld)})(
      (${String(makeValueCodec)})(), ${worldEnd('isolated', options.secret)},
      ${JSON.stringify(options.binding)}, ${JSON.stringify(options.process)});
    const __module = { exports: {} };
    (function (require, process, module, exports, global, Buffer) { "use strict"; ${options.preload}
    }).call({}, __world.require, __world.process, __module, __module.exports, globalThis, undefined);
  }`) + '\n//# sourceURL=preload.cjs';
