// Loaded before the application's main module: puts the double in Electron's place, and starts Chromium and
// releases `ready` once that module has run.
import { rmSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { isMainThread } from 'node:worker_threads';
import { app } from './api/app.ts';
import { chromiumSwitches } from './api/command-line.ts';
import { setChromium } from './engine/runtime.ts';
import { startChromium } from './engine/start-chromium.ts';
import { readEnvironment } from './environment.ts';
import { becomeReady, giveUp } from './lifecycle.ts';

const environment = readEnvironment();
const url = new URL('./electron.ts', import.meta.url).href;

registerHooks({
  resolve(specifier, context, next) {
    if (specifier === 'electron' || specifier === 'electron/main')
      return { url, shortCircuit: true, format: 'module-typescript' };
    return next(specifier, context);
  },
});

Object.assign(process.versions, { electron: '45.4.1-double' });
Object.assign(process, { type: 'browser', resourcesPath: environment.resourcesPath ?? '' });
process.argv.splice(1, process.argv.length, ...environment.arguments);

// A packaged application was extracted for this run.
if (environment.resourcesPath !== null)
  process.on('exit', () => rmSync(environment.appDir, { recursive: true, force: true }));

const start = async (): Promise<void> => {
  const chromium = await startChromium(environment, chromiumSwitches(), () =>
    giveUp(new Error('Chromium ended')),
  );
  setChromium(chromium);
  Object.assign(process.versions, { chrome: chromium.version });
  // What Playwright waits for.
  console.error(`DevTools listening on ${chromium.address}`);
  becomeReady();
  app.emit('ready', {}, {});
};
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => app.quit());
// Worker threads inherit `--import`; they have no Electron.
if (isMainThread) setImmediate(() => void start().catch(giveUp));
