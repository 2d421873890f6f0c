import { fileURLToPath } from 'node:url';
import { utilityProcess } from 'electron';
import type { SpawnIndex } from '../adapters/sqlite-index/index-channel.ts';

/** The search index in a process of Electron's own: fuses forbid the program to run as plain Node. */
export const spawnUtilityIndex: SpawnIndex = (entry) => {
  const child = utilityProcess.fork(fileURLToPath(entry), [], { serviceName: 'Offprint index' });
  return {
    postMessage: (message) => child.postMessage(message),
    onMessage: (listener) => void child.on('message', listener),
    onExit: (listener) => void child.once('exit', (code) => listener(`exit code ${code}`)),
    kill: () => void child.kill(),
  };
};
