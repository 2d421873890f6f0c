import { createServer } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

/** What the server of an article gives: `headers` are the product's own. */
export interface ServedDocument {
  readonly html: string;
  readonly headers: Readonly<Record<string, string>>;
}

export interface WatchedServer {
  readonly port: number;
  /** Host and path of every request to a host other than `READER_HOST`. */
  readonly asked: string[];
  readonly documents: Map<string, ServedDocument>;
  close(): void;
}

/** Where documents are served; everything else is a host that nothing may ask. */
export const READER_HOST = 'reader.localhost';

export const startWatchedServer = async (): Promise<WatchedServer> => {
  const asked: string[] = [];
  const documents = new Map<string, ServedDocument>();
  const server = createServer((request, response) => {
    const host = (request.headers.host ?? '').replace(/:\d+$/, '');
    const document = host === READER_HOST ? documents.get(request.url ?? '') : undefined;
    if (document === undefined) asked.push(`${host}${request.url ?? ''}`);
    response.writeHead(document ? 200 : 404, {
      'content-type': 'text/html; charset=utf-8',
      ...document?.headers,
    });
    response.end(document?.html ?? '');
  });
  const sockets = new Set<Socket>();
  server.on('connection', (socket) => sockets.add(socket.on('error', () => socket.destroy())));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    asked,
    documents,
    close() {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
};
