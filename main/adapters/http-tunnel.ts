import type { Socket } from 'node:net';
import type { NetworkProxy } from '../core/network/network-proxy.ts';
import { ProxyFailure, type ProxyFailureCode } from './proxy-failure.ts';
import { ProxySocket, type ProxyTimes } from './proxy-socket.ts';

const MAX_HEAD = 16_384;
const MEANINGS: Readonly<Record<number, ProxyFailureCode>> = {
  401: 'OFFPRINT_PROXY_AUTH',
  403: 'OFFPRINT_PROXY_DENIED',
  405: 'OFFPRINT_PROXY_DENIED',
  407: 'OFFPRINT_PROXY_AUTH',
};

/** Null where the proxy wants no name. */
export const proxyAuthorization = ({ user, password }: NetworkProxy): string | null =>
  user === '' ? null : `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;

/**
 * A connection to `host:port` by an HTTP proxy's CONNECT (RFC 9110, section 9.3.6). The name goes to the proxy,
 * which looks it up. Throws ProxyFailure.
 */
export const openHttpTunnel = async (
  proxy: NetworkProxy,
  { host, port }: { readonly host: string; readonly port: number },
  times: ProxyTimes,
): Promise<Socket> => {
  const connection = await ProxySocket.open(proxy, times);
  try {
    // It has no greeting: that it takes connections is all it shows of itself.
    connection.greeted();
    const authority = `${host.includes(':') && !host.startsWith('[') ? `[${host}]` : host}:${String(port)}`;
    const secret = proxyAuthorization(proxy);
    const lines = [`CONNECT ${authority} HTTP/1.1`, `host: ${authority}`];
    if (secret !== null) lines.push(`proxy-authorization: ${secret}`);
    connection.write(`${lines.join('\r\n')}\r\n\r\n`);
    const status = statusOf(await readHead(connection));
    if (status < 200 || status > 299) {
      throw new ProxyFailure(
        MEANINGS[status] ?? 'OFFPRINT_PROXY_NO_ROUTE',
        `the proxy answered ${String(status)}`,
      );
    }
    return connection.socket;
  } catch (error) {
    throw connection.fail(error);
  }
};

/** Byte by byte: what follows the empty line belongs to the tunnel. */
const readHead = async (connection: ProxySocket): Promise<string> => {
  let head = '';
  while (!head.endsWith('\r\n\r\n')) {
    head += (await connection.read(1)).toString('latin1');
    if (head.length > MAX_HEAD) throw new ProxyFailure('OFFPRINT_PROXY_UNREACHABLE', 'an endless answer');
  }
  return head;
};

const statusOf = (head: string): number => {
  const status = /^HTTP\/1\.[01] (\d{3})/.exec(head)?.[1];
  if (status === undefined) throw new ProxyFailure('OFFPRINT_PROXY_UNREACHABLE', 'this is no HTTP proxy');
  return Number(status);
};
