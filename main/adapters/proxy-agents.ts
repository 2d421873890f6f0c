import { Agent, buildConnector } from 'undici';
import type { Dispatcher } from 'undici';
import type { NetworkProxy } from '../core/network/network-proxy.ts';
import { isLocalHost } from './guarded-address.ts';
import { BlockedAddressError } from './guarded-connector.ts';
import { openHttpTunnel, proxyAuthorization } from './http-tunnel.ts';
import { refuseUrl } from './image-targets.ts';
import { limitWireBytes } from './limit-wire-bytes.ts';
import { ProxySocket, type ProxyTimes } from './proxy-socket.ts';
import { openSocks5Tunnel } from './socks5-tunnel.ts';

type Tunnel = typeof openSocks5Tunnel;

interface ProxyLimits {
  readonly times: ProxyTimes;
  readonly maxBytes: number;
}

/**
 * Everything through the user's proxy. The proxy looks names up, so only what an address says by itself can be
 * judged here: local names, private literals, ports of other services.
 */
export class ProxyAgents {
  readonly #proxy: NetworkProxy;
  readonly #tunnelled: Agent;
  /** To an HTTP proxy in its own words: many take CONNECT for port 443 only. */
  readonly #plain: { readonly agent: Agent; readonly dispatcher: Dispatcher } | null;

  constructor(proxy: NetworkProxy, options: Agent.Options, { times, maxBytes }: ProxyLimits) {
    this.#proxy = proxy;
    const open = proxy.kind === 'socks5' ? openSocks5Tunnel : openHttpTunnel;
    // A proxy that is asked in its own words reaches the server while it is waited for.
    const headersTimeout = Math.max(options.headersTimeout ?? 0, times.tunnelMs);
    const through = (connect: buildConnector.connector): Agent =>
      new Agent({ ...options, headersTimeout, connect: limitWireBytes(connect, maxBytes) });
    this.#tunnelled = through(tunnelConnector(proxy, open, times));
    this.#plain = proxy.kind === 'http' ? plainDispatcher(proxy, through, times) : null;
  }

  /** Who asks for this address. Throws BlockedAddressError. */
  dispatcherFor(hop: URL): Dispatcher {
    const refusal = refuseUrl(hop, this.#proxy);
    if (refusal !== null) throw new BlockedAddressError(refusal);
    return this.#plain && hop.protocol === 'http:' ? this.#plain.dispatcher : this.#tunnelled;
  }

  /** Whether the user's own network would be asked for a mirror there: no proxy can reach that. */
  static isBeside(hop: URL): boolean {
    return isLocalHost(hop.hostname);
  }

  async destroy(): Promise<void> {
    await Promise.all([this.#tunnelled.destroy(), this.#plain?.agent.destroy()]);
  }
}

const tunnelConnector = (proxy: NetworkProxy, open: Tunnel, times: ProxyTimes): buildConnector.connector => {
  const secure = buildConnector({ timeout: times.tunnelMs, allowH2: false });
  return (target, callback) => {
    const isSecure = target.protocol === 'https:';
    const port = Number(target.port) || (isSecure ? 443 : 80);
    open(proxy, { host: target.hostname, port }, times).then(
      (socket) => {
        if (isSecure) secure({ ...target, httpSocket: socket }, callback);
        else callback(null, socket);
      },
      (error: unknown) => callback(asError(error), null),
    );
  };
};

/** Requests in absolute form (RFC 9112, section 3.2.2) over plain connections to the proxy. */
const plainDispatcher = (
  proxy: NetworkProxy,
  through: (connect: buildConnector.connector) => Agent,
  times: ProxyTimes,
) => {
  const agent = through((_target, callback) => {
    ProxySocket.open(proxy, times).then(
      ({ socket }) => callback(null, socket),
      (error: unknown) => callback(asError(error), null),
    );
  });
  const authority = proxy.host.includes(':') ? `[${proxy.host}]` : proxy.host;
  const origin = `http://${authority}:${String(proxy.port)}`;
  const secret = proxyAuthorization(proxy);
  const dispatcher = agent.compose((dispatch) => (request, handler) => {
    const target = new URL(String(request.origin));
    const headers = {
      ...(request.headers as Record<string, string>),
      host: target.host,
      ...(secret === null ? {} : { 'proxy-authorization': secret }),
    };
    return dispatch({ ...request, origin, path: target.origin + request.path, headers }, handler);
  });
  return { agent, dispatcher };
};

const asError = (error: unknown): Error => (error instanceof Error ? error : new Error(String(error)));
