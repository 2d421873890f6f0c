import { request, type IncomingHttpHeaders } from 'node:http';

export interface ServerAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

interface Ask {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
}

/** Talks to a local server exactly as told: host, origin and cookie are the caller's to choose. */
export const ask = (url: string, { method = 'GET', headers = {}, body }: Ask = {}): Promise<ServerAnswer> =>
  new Promise((resolve, reject) => {
    const { port, pathname, search, host } = new URL(url);
    const asked = request(
      { host: '127.0.0.1', port, path: pathname + search, method, headers: { host, ...headers } },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            body: Buffer.concat(chunks),
          }),
        );
        response.on('error', reject);
      },
    );
    asked.on('error', reject);
    asked.end(body);
  });

/** Follows the one-time link; resolves with the session cookie. */
export const redeemLink = async (startUrl: string): Promise<string> => {
  const { headers } = await ask(startUrl);
  return headers['set-cookie']?.[0]?.split(';')[0] ?? '';
};
