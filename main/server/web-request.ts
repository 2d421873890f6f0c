import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** Node's request as the standard one that `handleFetch` takes; its signal ends with the connection. */
export const toWebRequest = (request: IncomingMessage, url: URL, signal: AbortSignal): Request => {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  const hasBody = request.method !== 'GET' && request.method !== 'HEAD';
  const body = hasBody ? (Readable.toWeb(request) as ReadableStream<Uint8Array<ArrayBuffer>>) : null;
  return new Request(url, {
    method: request.method ?? 'GET',
    headers,
    body,
    signal,
    ...(hasBody ? { duplex: 'half' } : {}),
  });
};

/** Writes a standard response out, at the pace of the reader. */
export const sendWebResponse = async (response: Response, to: ServerResponse): Promise<void> => {
  to.writeHead(response.status, Object.fromEntries(response.headers));
  if (!response.body) {
    to.end();
    return;
  }
  await pipeline(Readable.fromWeb(response.body), to);
};
