/** The window over HTTP with the product's own policy, and a fake application behind it. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { APP_HEADERS, ARTICLE_HEADERS } from '../../../main/app/fetch/response-headers.ts';
import { buildRenderer, readFont, readIndexHtml } from './build-renderer.ts';
import { createFakeBridge, type FakeBridge, type FakeOptions } from './fake-bridge.ts';
import { sampleArticles } from './sample-articles.ts';
import { samplePage, samplePicture } from './sample-page.ts';

export interface ServedWindow {
  readonly url: string;
  readonly bridge: FakeBridge;
  readonly uploads: Map<string, Buffer>;
  close(): Promise<void>;
}

const read = async (request: IncomingMessage): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
};

const streamEvents = (bridge: FakeBridge, response: ServerResponse): void => {
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
  response.write(':\n\n');
  const stop = bridge.on((event, payload) =>
    response.write(`event: ${event}\ndata: ${JSON.stringify(payload)}\n\n`),
  );
  response.on('close', stop);
};

const articlePage = (path: string): string | null => {
  const id = /^library\/articles\/[0-9a-z]{2}\/([0-9a-z]{16})\/versions\/\d+\/article\.html$/.exec(path)?.[1];
  if (id === undefined) return null;
  const index = /^g(\d{15})$/.exec(id)?.[1];
  const sample = sampleArticles.find((each) => each.id === id) ?? sampleArticles[Number(index ?? 0) % 6];
  return sample ? samplePage(sample) : null;
};

const answer = async (
  window: ServedWindow,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> => {
  const path = decodeURIComponent(new URL(request.url ?? '/', window.url).pathname.slice(1));
  const send = (
    type: string,
    body: string | Buffer,
    headers: Readonly<Record<string, string>> = APP_HEADERS,
  ): void => {
    response.writeHead(200, { ...headers, 'content-type': type }).end(body);
  };
  if (path === 'api/events') return streamEvents(window.bridge, response);
  if (path.startsWith('api/')) {
    const input: unknown = JSON.parse((await read(request)).toString('utf8'));
    return send('application/json', JSON.stringify(await window.bridge.call(path.slice(4), input)));
  }
  if (path.startsWith('uploads/')) {
    window.uploads.set(path.slice(8), await read(request));
    return send('application/json', JSON.stringify({ ok: true, value: {} }));
  }
  if (path === '') return send('text/html; charset=utf-8', await readIndexHtml());
  if (path === 'main.js') return send('text/javascript; charset=utf-8', await buildRenderer());
  if (path.startsWith('fonts/')) {
    return send(path.endsWith('.css') ? 'text/css' : 'font/woff2', await readFont(path.slice(6)));
  }
  if (path.startsWith('exports/')) {
    return send('application/pdf', '%PDF-1.7', { 'content-disposition': 'attachment; filename="x.pdf"' });
  }
  const picture = /^library\/assets\/.*-(\d+)\.svg$/.exec(path)?.[1];
  if (picture !== undefined) return send('image/svg+xml', samplePicture(Number(picture) + 3), {});
  const page = articlePage(path);
  if (page !== null) return send('text/html; charset=utf-8', page, ARTICLE_HEADERS);
  response.writeHead(404).end();
};

export const serveWindow = async (options: FakeOptions = {}): Promise<ServedWindow> => {
  const bridge = createFakeBridge(options);
  const server = createServer((request, response) => {
    answer(window, request, response).catch((error: unknown) => {
      console.error(error);
      response.writeHead(500).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const window: ServedWindow = {
    url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/`,
    bridge,
    uploads: new Map(),
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return window;
};
