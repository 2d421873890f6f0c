// Puts the double in Electron's place, runs the application's main module to its end, and only then starts
// Chromium and releases `ready`, as Electron does.
import { appendFileSync, rmSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { pathToFileURL } from 'node:url';
import { app } from './api/app.ts';
import { chromiumSwitches } from './api/command-line.ts';
import { setChromium } from './engine/runtime.ts';
import { startChromium } from './engine/start-chromium.ts';
import { readEnvironment } from './environment.ts';
import { becomeReady, giveUp } from './lifecycle.ts';

const environment = readEnvironment();
const url = new URL('./electron.ts', import.meta.url).href;

if (environment.logFile !== null) {
  const { logFile } = environment;
  const write = process.stderr.write.bind(process.stderr);
  process.stderr.write = ((...args: Parameters<typeof write>) => {
    appendFileSync(logFile, args[0]);
    return write(...args);
  }) as typeof write;
}

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

const patience = setTimeout(() => {
  console.error('[double] the main module still runs: does it await `ready`, which comes only after it?');
}, 5000);
import(pathToFileURL(environment.main).href)
  .then(() => {
    clearTimeout(patience);
    return start();
  })
  .catch(giveUp);
