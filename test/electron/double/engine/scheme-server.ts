import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import type { ReadableStream as NodeReadableStream } from 'node:stream/web';
import { giveUp } from '../lifecycle.ts';
import { notCovered } from '../uncovered.ts';
import { fromLoopback } from './custom-schemes.ts';

export type SchemeHandler = (request: Request) => Response | Promise<Response>;

export interface SchemeServer {
  readonly port: number;
  close(): void;
}

/** Added on the way by the browser's network stack, which a custom scheme in Electron never passes. */
const networkOnly =
  /^(host|connection|cookie|accept-encoding|sec-ch-ua.*|sec-fetch-.*|upgrade-insecure-requests)$/;

/** Serves what a session's `protocol.handle` handlers answer, on a loopback port of its own. */
export const serveSchemes = async (handlers: ReadonlyMap<string, SchemeHandler>): Promise<SchemeServer> => {
  const server = createServer((incoming, outgoing) => {
    const { port } = server.address() as AddressInfo;
    const url = fromLoopback(`http://${incoming.headers.host ?? ''}${incoming.url ?? ''}`, port);
    const handler = handlers.get(url.split(':')[0] ?? '');
    if (!handler) outgoing.writeHead(404).end();
    else
      answer(handler, toRequest(incoming, url, port), outgoing).catch((error: unknown) => {
        // In Electron a handler that throws fails the request; the page sees a network error.
        console.error('[double] protocol handler threw', error);
        outgoing.destroy();
      });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
};

const toRequest = (incoming: IncomingMessage, url: string, port: number): Request => {
  const headers = new Headers();
  for (const [name, value] of Object.entries(incoming.headers))
    if (!networkOnly.test(name)) headers.set(name, fromLoopback(String(value), port));
  const method = incoming.method ?? 'GET';
  if (method === 'GET' || method === 'HEAD') return new Request(url, { method, headers });
  const body = Readable.toWeb(incoming) as ReadableStream<Uint8Array>;
  return new Request(url, { method, headers, body, duplex: 'half' } as RequestInit);
};

const answer = async (handler: SchemeHandler, request: Request, outgoing: ServerResponse): Promise<void> => {
  const response = await handler(request);
  const policy = response.headers.get('content-security-policy') ?? '';
  if (response.status >= 300 && response.status < 400 && response.status !== 304)
    giveUp(notCovered('redirects from a scheme handler'));
  if (/[a-z]+:\/\/app\b/.test(policy))
    giveUp(notCovered('a Content-Security-Policy that spells out the scheme'));
  outgoing.writeHead(response.status, Object.fromEntries(response.headers));
  if (!response.body || request.method === 'HEAD') outgoing.end();
  else
    Readable.fromWeb(response.body as NodeReadableStream)
      .on('error', () => outgoing.destroy())
      .pipe(outgoing);
};
