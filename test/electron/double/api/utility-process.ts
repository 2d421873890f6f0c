import { fork } from 'node:child_process';
import { EventEmitter } from 'node:events';
import type { ForkOptions } from 'electron';
import { demandReady } from '../lifecycle.ts';
import { covering, demandCoveredKeys, notCovered } from '../uncovered.ts';
import { app } from './app.ts';

const covered = ['env', 'cwd', 'serviceName', 'stdio', 'execArgv'];

/** utilityProcess over child_process with structured clone; ports are not carried. */
export const utilityProcess = covering('utilityProcess', {
  fork(file: string, args: string[] = [], options: ForkOptions = {}) {
    demandReady('utilityProcess cannot be forked');
    demandCoveredKeys('utilityProcess.fork option', options, covered);
    if (options.stdio !== undefined && options.stdio !== 'inherit')
      throw notCovered('stdio of a utility process');
    const child = fork(file, args, {
      serialization: 'advanced',
      env: { ...(options.env ?? process.env) },
      ...(options.cwd !== undefined && { cwd: options.cwd }),
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      execArgv: [
        ...(options.execArgv ?? []),
        '--import',
        new URL('../utility-world.ts', import.meta.url).href,
      ],
    });
    const process_ = Object.assign(new EventEmitter(), {
      pid: child.pid,
      kill: (): boolean => child.kill('SIGTERM'),
      postMessage(message: unknown, ports: readonly unknown[] = []): void {
        if (ports.length > 0) throw notCovered('ports handed to a utility process');
        child.send(structuredClone(message) as object);
      },
    });
    child.on('spawn', () => process_.emit('spawn'));
    child.on('message', (message) => process_.emit('message', message));
    child.on('exit', (code, signal) => {
      Object.assign(process_, { pid: undefined });
      process_.emit('exit', code ?? 1);
      const reason = signal === null ? (code === 0 ? 'clean-exit' : 'abnormal-exit') : 'killed';
      app.emit(
        'child-process-gone',
        {},
        { type: 'Utility', reason, exitCode: code ?? 1, name: options.serviceName },
      );
    });
    process.on('exit', () => child.kill('SIGKILL'));
    return covering('UtilityProcess', process_);
  },
});
