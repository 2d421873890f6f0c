import type { ServerResponse } from 'node:http';
import type { EventHub } from '../app/event-hub.ts';

/** Keeps intermediaries and sleeping laptops from dropping a silent connection. */
const HEARTBEAT_MS = 15_000;

/** Server-sent events: one connection a window, reconnecting by itself. */
export const streamEvents = (response: ServerResponse, events: EventHub): void => {
  response.writeHead(200, {
    'content-type': 'text/event-stream',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  });
  response.write('retry: 500\n\n');
  const unsubscribe = events.subscribe((event, payload) => {
    response.write(`event: ${event}\ndata: ${JSON.stringify(payload)}\n\n`);
  });
  const heartbeat = setInterval(() => response.write(': \n\n'), HEARTBEAT_MS);
  response.on('close', () => {
    clearInterval(heartbeat);
    unsubscribe();
  });
};
