import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { DoubleEnvironment } from '../environment.ts';
import { connectDevTools, type DevToolsConnection } from './devtools-connection.ts';

export interface Chromium {
  readonly address: string;
  readonly version: string;
  readonly devtools: DevToolsConnection;
  /** Ends it and removes its profile. */
  stop(): void;
}

const quiet = [
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-gpu',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-extensions',
  '--no-startup-window',
  '--password-store=basic',
  '--remote-allow-origins=*',
];

/** Starts a browser without a window on a throw-away profile; `switches` come from app.commandLine. */
export const startChromium = async (
  environment: DoubleEnvironment,
  switches: readonly string[],
  onUnexpectedEnd: () => void,
): Promise<Chromium> => {
  const profile = mkdtempSync(path.join(tmpdir(), 'offprint-double-'));
  const child = spawn(
    environment.browser,
    [
      `--remote-debugging-port=${environment.debuggingPort}`,
      `--user-data-dir=${profile}`,
      ...quiet,
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      ...(environment.headful ? [] : ['--headless']),
      ...switches,
    ],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const stop = (): void => {
    child.removeListener('exit', onUnexpectedEnd);
    child.kill('SIGKILL');
    rmSync(profile, { recursive: true, force: true, maxRetries: 20, retryDelay: 25 });
  };
  process.on('exit', stop);
  child.on('exit', onUnexpectedEnd);
  const address = await new Promise<string>((resolve, reject) => {
    let output = '';
    child.stderr.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      const address = /DevTools listening on (ws:\S+)/.exec(output)?.[1];
      if (address) resolve(address);
    });
    child.on('error', reject);
    child.on('exit', () => reject(new Error(`${environment.browser} ended before it listened:\n${output}`)));
  });
  const devtools = await connectDevTools(address);
  const { product } = await devtools.send('Browser.getVersion');
  await devtools.send('Target.setDiscoverTargets', { discover: true });
  // Only windows the application opens exist: what a page opens is denied, here as by its handler.
  devtools.on('Target.targetCreated', ({ targetInfo }) => {
    if (targetInfo.type === 'page' && targetInfo.openerId)
      void devtools.send('Target.closeTarget', { targetId: targetInfo.targetId }).catch(() => undefined);
  });
  return { address, version: product.split('/')[1] ?? '', devtools, stop };
};
