import { isIPv4, isIPv6, type Socket } from 'node:net';
import ipaddr from 'ipaddr.js';
import type { NetworkProxy } from '../core/network/network-proxy.ts';
import { ProxyFailure, type ProxyFailureCode } from './proxy-failure.ts';
import { ProxySocket, type ProxyTimes } from './proxy-socket.ts';

const VERSION = 5;
const PLAIN = 0;
const PASSWORD = 2;
const CONNECT = 1;
const ADDRESS_LENGTHS: Readonly<Record<number, number>> = { 1: 4, 4: 16 };

/** Replies of RFC 1928, section 6. */
const REPLIES: Readonly<Record<number, ProxyFailureCode>> = {
  2: 'OFFPRINT_PROXY_DENIED',
  5: 'OFFPRINT_PROXY_REFUSED',
};

/**
 * A connection to `host:port` through a SOCKS5 server (RFC 1928, 1929), such as Tor. Names are sent as names:
 * nothing is looked up here. Throws ProxyFailure.
 */
export const openSocks5Tunnel = async (
  proxy: NetworkProxy,
  target: { readonly host: string; readonly port: number },
  times: ProxyTimes,
): Promise<Socket> => {
  const connection = await ProxySocket.open(proxy, times);
  try {
    await greet(connection, proxy);
    connection.greeted();
    connection.write(request(target));
    const [, reply, , kind] = await connection.read(4);
    if (reply !== 0) throw refusal(reply ?? 1);
    const length = ADDRESS_LENGTHS[kind ?? 0] ?? (kind === 3 ? ((await connection.read(1))[0] ?? 0) : null);
    if (length === null) throw refusal(1);
    await connection.read(length + 2);
    return connection.socket;
  } catch (error) {
    throw connection.fail(error);
  }
};

const greet = async (connection: ProxySocket, { user, password }: NetworkProxy): Promise<void> => {
  const methods = user === '' ? [PLAIN] : [PLAIN, PASSWORD];
  connection.write(Buffer.from([VERSION, methods.length, ...methods]));
  const [version, method] = await connection.read(2);
  if (version !== VERSION) throw new ProxyFailure('OFFPRINT_PROXY_UNREACHABLE', 'this is no SOCKS5 server');
  if (method === PLAIN) return;
  if (method !== PASSWORD || user === '') throw notLetIn();
  const [name, word] = [Buffer.from(user).subarray(0, 255), Buffer.from(password).subarray(0, 255)];
  connection.write(Buffer.concat([Buffer.from([1, name.length]), name, Buffer.from([word.length]), word]));
  if ((await connection.read(2))[1] !== 0) throw notLetIn();
};

const notLetIn = (): ProxyFailure =>
  new ProxyFailure('OFFPRINT_PROXY_AUTH', 'the proxy wants another name and password');

const refusal = (reply: number): ProxyFailure =>
  new ProxyFailure(REPLIES[reply] ?? 'OFFPRINT_PROXY_NO_ROUTE', `the proxy answered ${String(reply)}`);

const request = ({ host, port }: { readonly host: string; readonly port: number }): Buffer =>
  Buffer.concat([
    Buffer.from([VERSION, CONNECT, 0]),
    addressOf(host.replace(/^\[|\]$/g, '')),
    Buffer.from([port >> 8, port & 255]),
  ]);

const addressOf = (host: string): Buffer => {
  if (isIPv4(host)) return Buffer.from([1, ...ipaddr.parse(host).toByteArray()]);
  if (isIPv6(host)) return Buffer.from([4, ...ipaddr.parse(host).toByteArray()]);
  const name = Buffer.from(host, 'latin1');
  if (name.length > 255) throw new ProxyFailure('OFFPRINT_PROXY_NO_ROUTE', 'the name is too long');
  return Buffer.concat([Buffer.from([3, name.length]), name]);
};
