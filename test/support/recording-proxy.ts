/** A SOCKS5 server and an HTTP proxy that lead every connection to one local server and write down what they were asked. */
import { createServer as createHttpServer, request as httpRequest } from 'node:http';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import type { TestContext } from 'node:test';
import type { NetworkProxy } from '../../main/core/network/network-proxy.ts';

export interface RecordingProxy {
  readonly proxy: NetworkProxy;
  /** `name host:port`, `ipv4 …` or `ipv6 …` for SOCKS5; the request line for HTTP. */
  readonly asked: string[];
  /** `user:password` as they were given. */
  readonly names: string[];
}

interface Options {
  /** Where every tunnel ends. */
  readonly port: number;
  readonly user?: string;
  readonly password?: string;
  /** Answer of a SOCKS5 server, or status of an HTTP proxy, instead of a connection. */
  readonly refuseWith?: number;
  /** How long it takes to reach a server. */
  readonly answersAfterMs?: number;
}

const listen = async (t: TestContext, server: Server): Promise<number> => {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => socket.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.after(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return (server.address() as AddressInfo).port;
};

const join = (from: Socket, port: number, greeting: Uint8Array | string): void => {
  const to = connect(port, '127.0.0.1', () => {
    from.write(greeting);
    from.pipe(to);
    to.pipe(from);
  });
  to.on('error', () => from.destroy());
};

const proxyAt = (kind: NetworkProxy['kind'], port: number, { user = '', password = '' }: Options) => ({
  kind,
  host: '127.0.0.1',
  port,
  user,
  password,
});

type Take = (length: number) => Promise<Buffer>;

const readerOf = (socket: Socket): { take: Take; release: () => Promise<unknown> } => {
  const pieces = socket.iterator({ destroyOnReturn: false }) as AsyncIterableIterator<Buffer, undefined>;
  let held: Buffer = Buffer.alloc(0);
  const take: Take = async (length) => {
    while (held.length < length) {
      const piece = await pieces.next();
      if (piece.done) throw new Error('the client hung up');
      held = Buffer.concat([held, piece.value]);
    }
    const taken = held.subarray(0, length);
    held = held.subarray(length);
    return taken;
  };
  return { take, release: async () => pieces.return?.() };
};

const targetOf = async (take: Take): Promise<string> => {
  const kind = (await take(4))[3];
  const read: Record<number, () => Promise<string>> = {
    1: async () => `ipv4 ${[...(await take(4))].join('.')}`,
    3: async () => `name ${(await take((await take(1))[0] ?? 0)).toString()}`,
    4: async () => `ipv6 ${(await take(16)).toString('hex')}`,
  };
  const host = await read[kind ?? 0]?.();
  return `${host ?? ''}:${String((await take(2)).readUInt16BE())}`;
};

export const startSocks5 = async (t: TestContext, options: Options): Promise<RecordingProxy> => {
  const asked: string[] = [];
  const names: string[] = [];
  const needs = options.user === undefined ? 0 : 2;
  const serve = async (socket: Socket): Promise<void> => {
    const { take, release } = readerOf(socket);
    const [, count = 0] = await take(2);
    const offered = await take(count);
    if (!offered.includes(needs)) {
      socket.end(Buffer.from([5, 255]));
      return;
    }
    socket.write(Buffer.from([5, needs]));
    if (needs === 2) {
      const [, nameLength = 0] = await take(2);
      const name = (await take(nameLength)).toString();
      const word = (await take((await take(1))[0] ?? 0)).toString();
      names.push(`${name}:${word}`);
      const right = name === options.user && word === options.password;
      socket.write(Buffer.from([1, right ? 0 : 1]));
      if (!right) return;
    }
    asked.push(await targetOf(take));
    const reply = Buffer.from([5, options.refuseWith ?? 0, 0, 1, 0, 0, 0, 0, 0, 0]);
    await release();
    await wait(options.answersAfterMs ?? 0, undefined, { ref: false });
    if (options.refuseWith === undefined) join(socket, options.port, reply);
    else socket.end(reply);
  };
  const server = createServer((socket) => {
    serve(socket).catch(() => socket.destroy());
  });
  return { proxy: proxyAt('socks5', await listen(t, server), options), asked, names };
};

export const startHttpProxy = async (t: TestContext, options: Options): Promise<RecordingProxy> => {
  const asked: string[] = [];
  const names: string[] = [];
  const letsIn = (given: string | undefined): boolean => {
    if (options.user === undefined) return true;
    const name = Buffer.from((given ?? '').replace('Basic ', ''), 'base64').toString();
    names.push(name);
    return name === `${options.user}:${options.password ?? ''}`;
  };
  const server = createHttpServer((request, response) => {
    asked.push(`${request.method ?? ''} ${request.url ?? ''}`);
    const status = letsIn(request.headers['proxy-authorization']) ? options.refuseWith : 407;
    if (status !== undefined) {
      response.writeHead(status).end();
      return;
    }
    const target = new URL(request.url ?? '');
    const onward = httpRequest(
      {
        port: options.port,
        host: '127.0.0.1',
        path: target.pathname + target.search,
        headers: { ...request.headers, 'proxy-authorization': '' },
      },
      (answer) => {
        response.writeHead(answer.statusCode ?? 500, answer.headers);
        answer.pipe(response);
      },
    );
    onward.on('error', () => response.destroy());
    setTimeout(() => onward.end(), options.answersAfterMs ?? 0).unref();
  });
  server.on('connect', (request, socket: Socket) => {
    asked.push(`CONNECT ${request.url ?? ''}`);
    const status = letsIn(request.headers['proxy-authorization']) ? options.refuseWith : 407;
    if (status === undefined) join(socket, options.port, 'HTTP/1.1 200 Tunnel\r\nX-Via: test\r\n\r\n');
    else socket.end(`HTTP/1.1 ${String(status)} No\r\n\r\n`);
  });
  return { proxy: proxyAt('http', await listen(t, server), options), asked, names };
};
