import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { SpawnIndex } from './index-channel.ts';

/**
 * Most of what passes through is short-lived text, which a smaller room for young objects holds as well, and the
 * rest need not wait for twice its size to be collected; every arena of the C library keeps its own free memory.
 */
const SMALL_HEAP = ['--max-semi-space-size=4', '--heap-growing-percent=30'];

/** The index in a child process of plain Node. */
export const forkIndexProcess: SpawnIndex = (entry) => {
  const child = fork(fileURLToPath(entry), [], {
    serialization: 'advanced',
    env: { ...process.env, MALLOC_ARENA_MAX: '2' },
    // Options of the parent, such as those of a test runner or a debugger, are not the child's.
    execArgv: ['--disable-warning=ExperimentalWarning', ...SMALL_HEAP],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  return {
    postMessage: (message) => {
      // A process that is gone reports itself by its exit.
      if (child.connected) child.send(message as object, () => undefined);
    },
    onMessage: (listener) => {
      child.on('message', listener);
    },
    onExit: (listener) => {
      let told = false;
      const tell = (reason: string): void => {
        if (!told) listener(reason);
        told = true;
      };
      child.once('error', (error) => {
        tell(error.message);
      });
      child.once('exit', (code, signal) => {
        tell(signal === null ? `exit code ${String(code)}` : `signal ${signal}`);
      });
    },
    kill: () => {
      child.kill('SIGKILL');
    },
  };
};
