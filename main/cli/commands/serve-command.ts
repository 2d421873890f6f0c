import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { findBrowser } from '../../adapters/find-browser.ts';
import { startHttpServer } from '../../server/http-server.ts';
import { hasDisplay, openAppWindow } from '../../server/open-window.ts';
import { EXIT, UsageError, type Command, type Invocation } from '../command.ts';
import { flag, numberOption } from '../option-values.ts';

const MAX_PORT = 65_535;

export const serveCommand: Command = {
  name: 'serve',
  usage: '[--port N] [--no-open]',
  summary: 'Open the library in a window of your browser; prints a link that works once.',
  options: { port: { type: 'string' }, 'no-open': { type: 'boolean' } },
  async run(invocation) {
    const { app, values, terminal, json } = invocation;
    const port = numberOption(values, 'port', 1) ?? 0;
    if (port > MAX_PORT)
      throw new UsageError(`--port takes a whole number from 1 to ${String(MAX_PORT)}, not ${String(port)}.`);
    const server = await startHttpServer(app, {
      port,
      onFault: (error) =>
        terminal.message(
          `A request failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
        ),
    }).catch((error: unknown) => {
      throw explainPort(error, port);
    });
    if (json) terminal.line({ url: server.startUrl });
    else terminal.print(`Offprint is at ${server.startUrl}`);
    try {
      await Promise.race([
        untilStopped(),
        flag(values, 'no-open') ? forever() : untilWindowCloses(server.startUrl, invocation),
      ]);
    } finally {
      await server.close();
    }
    return EXIT.ok;
  },
};

/** What the system says of a port it does not give. */
const explainPort = (error: unknown, port: number): unknown => {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (code === 'EADDRINUSE')
    return new UsageError(`Port ${String(port)} is taken; choose another or leave --port out.`);
  if (code === 'EACCES')
    return new UsageError(
      `Port ${String(port)} is reserved on this system; choose another or leave --port out.`,
    );
  return error;
};

const untilStopped = (): Promise<void> =>
  new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });

const forever = (): Promise<never> => new Promise(() => undefined);

const untilWindowCloses = async (url: string, { terminal }: Invocation): Promise<void> => {
  const browser = findBrowser();
  if (!browser || !hasDisplay(process.env, process.platform)) {
    terminal.message(
      browser
        ? 'There is no display here: open the link yourself. It works once.'
        : 'No Chrome, Chromium or Edge was found: open the link in a browser yourself. It works once.',
    );
    return forever();
  }
  const profile = await mkdtemp(path.join(tmpdir(), 'offprint-window-'));
  try {
    const window = openAppWindow(browser, url, profile);
    await new Promise<void>((resolve, reject) => {
      window.once('exit', () => resolve());
      window.once('error', reject);
    });
  } finally {
    await rm(profile, { recursive: true, force: true, maxRetries: 3 });
  }
};
