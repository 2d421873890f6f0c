// Loaded before a utility process's own module: the `process.parentPort` Electron gives it.
import { EventEmitter } from 'node:events';

const port = Object.assign(new EventEmitter(), {
  postMessage(message: unknown): void {
    process.send?.(message);
  },
});
process.on('message', (data) => port.emit('message', { data, ports: [] }));
Object.assign(process, { parentPort: port, type: 'utility' });
