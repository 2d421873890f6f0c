import type { AddressInfo, Socket } from 'node:net';
import { createServer } from 'node:net';
import type { TestContext } from 'node:test';
import { brotliCompressSync, constants, deflateSync, gzipSync } from 'node:zlib';

const line = 'HTTP/1.1 200 OK\r\n';
const drip = (socket: Socket, piece: string): void => {
  const timer = setInterval(() => socket.write(piece), 100);
  socket.on('close', () => clearInterval(timer));
};
const pour = (socket: Socket, piece: Buffer | string): void => {
  const more = (): void => {
    while (!socket.destroyed && socket.write(piece));
  };
  socket.on('drain', more);
  more();
};

/** Packed before any clock runs. */
const NOTHING = Buffer.alloc(100_000_000);
const BOMBS = {
  gzip: gzipSync(NOTHING, { level: 1 }),
  deflate: deflateSync(NOTHING, { level: 1 }),
  br: brotliCompressSync(NOTHING, { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } }),
};
const explode =
  (encoding: keyof typeof BOMBS) =>
  (socket: Socket): void => {
    const bomb = BOMBS[encoding];
    socket.write(`${line}content-encoding: ${encoding}\r\ncontent-length: ${String(bomb.length)}\r\n\r\n`);
    socket.end(bomb);
  };

/** What a server can do to its caller, on the raw socket. */
export const HOSTILITIES = {
  silent: () => undefined,
  slowHeaders: (socket) => {
    socket.write(line);
    drip(socket, 'X-A: b\r\n');
  },
  slowBody: (socket) => {
    socket.write(`${line}content-type: image/png\r\ncontent-length: 1000000\r\n\r\n`);
    drip(socket, 'x');
  },
  stalledBody: (socket) => socket.write(`${line}content-length: 1000\r\n\r\n0123456789`),
  endlessBody: (socket) => {
    socket.write(`${line}content-type: image/png\r\n\r\n`);
    pour(socket, Buffer.alloc(65_536));
  },
  endlessHeaders: (socket) => {
    socket.write(line);
    pour(socket, `X-H: ${'a'.repeat(1000)}\r\n`);
  },
  gzipBomb: explode('gzip'),
  deflateBomb: explode('deflate'),
  brotliBomb: explode('br'),
  /** A whole picture's worth, and then the connection stays open without an end. */
  neverClosing: (socket) => socket.write(`${line}content-type: image/png\r\n\r\n${'x'.repeat(5000)}`),
  headerFlood: (socket) => {
    socket.write(line);
    for (let number = 0; number < 20_000; number += 1) socket.write(`X-${String(number)}: 1\r\n`);
    socket.end('\r\nx');
  },
  endlessHints: (socket) => pour(socket, 'HTTP/1.1 103 Early Hints\r\nlink: </a>\r\n\r\n'),
  endlessExtension: (socket) => {
    socket.write(`${line}transfer-encoding: chunked\r\n\r\n5;`);
    pour(socket, 'a=b;'.repeat(1000));
  },
  endlessTrailers: (socket) => {
    socket.write(`${line}transfer-encoding: chunked\r\n\r\n1\r\nx\r\n0\r\n`);
    pour(socket, `X-T: ${'a'.repeat(1000)}\r\n`);
  },
  redirectWithEndlessBody: (socket) => {
    socket.write(`HTTP/1.1 302 Found\r\nlocation: /silent\r\n\r\n`);
    pour(socket, Buffer.alloc(65_536));
  },
  refusalWithEndlessBody: (socket) => {
    socket.write('HTTP/1.1 404 Not Found\r\n\r\n');
    pour(socket, Buffer.alloc(65_536));
  },
  declaredHuge: (socket) => {
    socket.write(`${line}content-length: 90000000000\r\n\r\n`);
    pour(socket, Buffer.alloc(65_536));
  },
  redirectLoop: (socket) =>
    socket.end(
      `HTTP/1.1 302 Found\r\nlocation: /redirectLoop?${String(Math.random())}\r\ncontent-length: 0\r\n\r\n`,
    ),
  shortBody: (socket) => socket.end(`${line}content-length: 5000\r\n\r\n${'x'.repeat(100)}`),
  chunksWithoutEnd: (socket) => socket.end(`${line}transfer-encoding: chunked\r\n\r\n5\r\nhello\r\n`),
  twoLengths: (socket) => socket.end(`${line}content-length: 3\r\ncontent-length: 5\r\n\r\nabcde`),
  reset: (socket) => socket.resetAndDestroy(),
  notHttp: (socket) => socket.end('SSH-2.0-OpenSSH_9.2\r\n'),
  unknownEncoding: (socket) =>
    socket.end(`${line}content-encoding: aes128gcm\r\ncontent-length: 3\r\n\r\nabc`),
  brokenGzip: (socket) => socket.end(`${line}content-encoding: gzip\r\ncontent-length: 9\r\n\r\nnot gzip!`),
} satisfies Record<string, (socket: Socket) => unknown>;

export type Hostility = keyof typeof HOSTILITIES;

export interface HostileServer {
  readonly port: number;
  /** Requests and bytes the server got rid of, by the path asked for. */
  readonly requests: Map<string, number>;
  readonly written: Map<string, number>;
  readonly openSockets: () => number;
}

/** `GET /<hostility>` meets it. */
export const startHostileServer = async (t: Pick<TestContext, 'after'>): Promise<HostileServer> => {
  const requests = new Map<string, number>();
  const written = new Map<string, number>();
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => socket.destroy());
    let name = '';
    socket.on('close', () => {
      sockets.delete(socket);
      written.set(name, (written.get(name) ?? 0) + socket.bytesWritten);
    });
    socket.once('data', (head) => {
      name = /^GET \/(\w+)/.exec(head.toString('latin1'))?.[1] ?? '';
      requests.set(name, (requests.get(name) ?? 0) + 1);
      HOSTILITIES[name as Hostility](socket);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.after(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return { port: (server.address() as AddressInfo).port, requests, written, openSockets: () => sockets.size };
};
