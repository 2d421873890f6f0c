import type { Writable } from 'node:stream';
import type { Clock } from '../core/ports/clock.ts';
import type { Logger } from '../core/ports/logger.ts';

type Fields = Readonly<Record<string, unknown>>;

/** JSON cannot hold an Error; its message and stack are what a log is read for. */
const serialisable = (_key: string, value: unknown): unknown =>
  value instanceof Error ? { name: value.name, message: value.message, stack: value.stack } : value;

/** One JSON object per line: time, level, message, fields. */
export const createJsonLogger = (output: Pick<Writable, 'write'>, clock: Clock): Logger => {
  const line = (level: string, message: string, fields: Fields = {}): void => {
    const time = new Date(clock.now()).toISOString();
    output.write(`${JSON.stringify({ time, level, message, ...fields }, serialisable)}\n`);
  };
  return {
    info: (message, fields) => line('info', message, fields),
    warn: (message, fields) => line('warn', message, fields),
    error: (message, fields) => line('error', message, fields),
  };
};
