import { spawn } from 'node:child_process';
import { doublePath, environmentWith } from './launch-double.ts';

export interface SpawnedDouble {
  readonly exited: Promise<number | null>;
  errors(): string;
  /** Resolves when the error output matches. */
  saw(pattern: RegExp): Promise<void>;
  kill(): void;
}

/** Starts the double without Playwright, for runs that are to end by themselves. */
export const spawnDouble = (
  args: readonly string[],
  environment: Readonly<Record<string, string>>,
): SpawnedDouble => {
  const child = spawn(doublePath, args, {
    env: environmentWith(environment),
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let errors = '';
  const watchers = new Set<() => void>();
  child.stderr.on('data', (chunk: Buffer) => {
    errors += chunk.toString();
    for (const watcher of watchers) watcher();
  });
  const exited = new Promise<number | null>((resolve) => child.on('close', resolve));
  return {
    exited,
    errors: () => errors,
    saw: (pattern) =>
      new Promise((resolve, reject) => {
        const check = (): void => {
          if (pattern.test(errors)) resolve();
        };
        watchers.add(check);
        check();
        void exited.then(() => reject(new Error(`ended without ${String(pattern)}:\n${errors}`)));
      }),
    kill: () => void child.kill('SIGTERM'),
  };
};
