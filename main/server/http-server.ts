import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { App } from '../app/create-app.ts';
import { answerCall } from './api-call.ts';
import { streamEvents } from './event-stream.ts';
import { refuse } from './request-guard.ts';
import { createSession } from './session.ts';
import { sendWebResponse, toWebRequest } from './web-request.ts';

export interface OffprintServer {
  /** `http://offprint-<random>.localhost:<port>`: a host of its own, so that no other local server shares its cookies. */
  readonly origin: string;
  /** Works once. */
  readonly startUrl: string;
  close(): Promise<void>;
}

interface Route {
  readonly app: App;
  readonly origin: string;
  readonly session: ReturnType<typeof createSession>;
  readonly onFault: (error: unknown) => void;
}

/** Serves the application to a browser on this machine: loopback only, behind a one-time link. */
export const startHttpServer = async (
  app: App,
  options: { port: number; onFault: (error: unknown) => void },
): Promise<OffprintServer> => {
  const session = createSession();
  const host = `offprint-${randomBytes(6).toString('hex')}.localhost`;
  let route: Route | null = null;
  const server = createServer((request, response) => {
    if (route) void respond(request, response, route);
    else response.destroy();
  });
  // An upload may take as long as it takes.
  server.requestTimeout = 0;
  const port = await listen(server, options.port);
  const origin = `http://${host}:${String(port)}`;
  route = { app, origin, session, onFault: options.onFault };
  return {
    origin,
    startUrl: `${origin}/start?t=${session.linkToken}`,
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => {
          if (error) reject(error);
          else resolve();
        });
        server.closeAllConnections();
      }),
  };
};

const listen = (server: Server, port: number): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      resolve((server.address() as AddressInfo).port);
    });
  });

const respond = async (request: IncomingMessage, response: ServerResponse, route: Route): Promise<void> => {
  try {
    const refusal = refuse(request, route.origin);
    if (refusal) plain(request, response, refusal.status, refusal.text);
    else await admit(request, response, route);
  } catch (error) {
    if (!isDisconnect(error)) route.onFault(error);
    if (response.headersSent) response.destroy();
    else plain(request, response, 500, 'Something went wrong inside Offprint; the details are in its log.');
  }
};

const admit = async (request: IncomingMessage, response: ServerResponse, route: Route): Promise<void> => {
  const url = new URL(request.url ?? '/', route.origin);
  if (url.pathname === '/start') {
    start(request, response, route, url.searchParams.get('t') ?? '');
    return;
  }
  if (!route.session.hasCookie(request.headers.cookie)) {
    plain(request, response, 401, 'Open Offprint with the link it printed when it started.');
    return;
  }
  if (url.pathname === '/api/events' && request.method === 'GET') {
    streamEvents(response, route.app.events);
    return;
  }
  if (url.pathname.startsWith('/api/') && request.method === 'POST') {
    const { status, value } = await answerCall(
      request,
      url.pathname.slice('/api/'.length),
      route.app.dispatch,
    );
    json(request, response, status, value);
    return;
  }
  const controller = new AbortController();
  response.on('close', () => controller.abort());
  await sendWebResponse(await route.app.handleFetch(toWebRequest(request, url, controller.signal)), response);
};

const start = (
  request: IncomingMessage,
  response: ServerResponse,
  { session }: Route,
  token: string,
): void => {
  const cookie = request.method === 'GET' ? session.redeem(token) : null;
  if (cookie === null) {
    // Somebody who already holds the session (a reload, a second tab) goes on; nobody else learns anything.
    if (session.hasCookie(request.headers.cookie)) response.writeHead(302, { location: '/' }).end();
    else plain(request, response, 403, 'This link was used already. Start Offprint again to get a new one.');
    return;
  }
  response
    .writeHead(302, {
      'set-cookie': cookie,
      location: '/',
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
    })
    .end();
};

const isDisconnect = (error: unknown): boolean =>
  error instanceof Error &&
  (error.name === 'AbortError' ||
    ('code' in error && ['ERR_STREAM_PREMATURE_CLOSE', 'ECONNRESET'].includes(String(error.code))));

const SAFE = {
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-store',
  'cross-origin-resource-policy': 'same-origin',
};

const plain = (request: IncomingMessage, response: ServerResponse, status: number, text: string): void => {
  request.resume();
  response
    .writeHead(status, { ...SAFE, 'content-type': 'text/plain; charset=utf-8', connection: 'close' })
    .end(text);
};

const json = (request: IncomingMessage, response: ServerResponse, status: number, value: unknown): void => {
  request.resume();
  response.writeHead(status, { ...SAFE, 'content-type': 'application/json' }).end(JSON.stringify(value));
};
