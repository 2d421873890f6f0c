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

/** A body and its type, for what is only looked up by its path. */
const fileAt = async (
  path: string,
): Promise<{ type: string; body: string | Buffer; headers?: Readonly<Record<string, string>> } | null> => {
  if (path === '') return { type: 'text/html; charset=utf-8', body: await readIndexHtml() };
  if (path === 'main.js') return { type: 'text/javascript; charset=utf-8', body: await buildRenderer() };
  if (path.startsWith('fonts/')) {
    return { type: path.endsWith('.css') ? 'text/css' : 'font/woff2', body: await readFont(path.slice(6)) };
  }
  if (path.startsWith('exports/')) {
    return {
      type: 'application/pdf',
      body: '%PDF-1.7',
      headers: { 'content-disposition': 'attachment; filename="x.pdf"' },
    };
  }
  const picture = /^library\/assets\/.*-(\d+)\.svg$/.exec(path)?.[1];
  if (picture !== undefined)
    return { type: 'image/svg+xml', body: samplePicture(Number(picture) + 3), headers: {} };
  const page = articlePage(path);
  return page === null ? null : { type: 'text/html; charset=utf-8', body: page, headers: ARTICLE_HEADERS };
};

const answer = async (
  window: ServedWindow,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> => {
  const path = decodeURIComponent(new URL(request.url ?? '/', window.url).pathname.slice(1));
  const json = (value: unknown): void => {
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(value));
  };
  if (path === 'api/events') streamEvents(window.bridge, response);
  else if (path.startsWith('api/')) {
    const input: unknown = JSON.parse((await read(request)).toString('utf8'));
    json(await window.bridge.call(path.slice(4), input));
  } else if (path.startsWith('uploads/')) {
    window.uploads.set(path.slice(8), await read(request));
    json({ ok: true, value: {} });
  } else {
    const file = await fileAt(path);
    if (file)
      response.writeHead(200, { ...(file.headers ?? APP_HEADERS), 'content-type': file.type }).end(file.body);
    else response.writeHead(404).end();
  }
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
