import { request } from 'node:http';

type Passes = (payload: Record<string, unknown>) => boolean;

interface Waiting {
  readonly name: string;
  readonly passes: Passes;
  readonly resolve: () => void;
}

export interface EventStreamClient {
  next(name: string, passes: Passes): Promise<void>;
  close(): void;
}

/** Server-sent events as a browser receives them; resolves when the stream is open. */
export const eventsOver = (
  url: string,
  headers: Readonly<Record<string, string>>,
): Promise<EventStreamClient> =>
  new Promise((resolve, reject) => {
    const { port, pathname, host } = new URL(url);
    let waiting: Waiting[] = [];
    let text = '';
    const deliver = (block: string) => {
      const name = /^event: (.*)$/m.exec(block)?.[1];
      const data = /^data: (.*)$/m.exec(block)?.[1];
      if (name === undefined || data === undefined) return;
      const payload = JSON.parse(data) as Record<string, unknown>;
      const met = waiting.filter((each) => each.name === name && each.passes(payload));
      waiting = waiting.filter((each) => !met.includes(each));
      for (const each of met) each.resolve();
    };
    const asked = request(
      { host: '127.0.0.1', port, path: pathname, headers: { host, ...headers } },
      (response) => {
        response.setEncoding('utf8').on('data', (chunk: string) => {
          text += chunk;
          const blocks = text.split('\n\n');
          text = blocks.pop() ?? '';
          blocks.forEach(deliver);
        });
        resolve({
          next: (name, passes) => new Promise((met) => waiting.push({ name, passes, resolve: met })),
          close: () => asked.destroy(),
        });
      },
    );
    asked.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'ECONNRESET') reject(error);
    });
    asked.end();
  });
