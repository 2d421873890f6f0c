import { spawn } from 'node:child_process';
import path from 'node:path';

export interface CliRun {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** stdout as JSON lines. */
  readonly lines: readonly Record<string, unknown>[];
}

export const cliEntry = path.resolve(import.meta.dirname, '../../.tools/offprint.mjs');

interface CliOptions {
  readonly stdin?: string | Uint8Array;
  /** Ends the process with SIGKILL after so many milliseconds. */
  readonly killAfterMs?: number;
  readonly env?: Readonly<Record<string, string>>;
}

/** Runs the command line as a process of its own, as `npm run offprint` does: built anew when a source is newer. */
export const runCli = (
  args: readonly string[],
  { stdin, killAfterMs, env }: CliOptions = {},
): Promise<CliRun> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [cliEntry, ...args], { env: { ...process.env, ...env } });
    const [out, err]: [Buffer[], Buffer[]] = [[], []];
    child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => err.push(chunk));
    child.on('error', reject);
    child.stdin.on('error', () => undefined);
    child.stdin.end(stdin ?? '');
    const timer = killAfterMs === undefined ? null : setTimeout(() => child.kill('SIGKILL'), killAfterMs);
    child.on('close', (code) => {
      if (timer) clearTimeout(timer);
      const stdout = Buffer.concat(out).toString('utf8');
      resolve({ code, stdout, stderr: Buffer.concat(err).toString('utf8'), lines: jsonLines(stdout) });
    });
  });

/** Lines that are whole JSON; a killed process may leave a last one that is not. */
const jsonLines = (text: string): Record<string, unknown>[] =>
  text.split('\n').flatMap((line) => {
    try {
      return line.startsWith('{') ? [JSON.parse(line) as Record<string, unknown>] : [];
    } catch {
      return [];
    }
  });
