import { Agent, buildConnector } from 'undici';
import type { Dispatcher } from 'undici';
import type { NetworkProxy } from '../core/network/network-proxy.ts';
import { createGuardedConnector, type GuardOptions } from './guarded-connector.ts';
import { limitWireBytes } from './limit-wire-bytes.ts';
import type { ProxyTimes } from './proxy-socket.ts';
import { ProxyAgents } from './proxy-agents.ts';

interface DispatcherOptions extends GuardOptions {
  /** Of one answer; what comes over the wire may be a little more. */
  readonly maxBytes: number;
  /** Silence before the headers, and between two pieces of a body. */
  readonly silenceTimeoutMs: number;
  readonly connectionsPerHost: number;
  readonly connections: number;
  /** For a proxy to reach a server. */
  readonly tunnelTimeoutMs: number;
}

export const proxyTimes = ({
  connectTimeoutMs,
  tunnelTimeoutMs,
}: Pick<DispatcherOptions, 'connectTimeoutMs' | 'tunnelTimeoutMs'>): ProxyTimes => ({
  greetingMs: connectTimeoutMs,
  tunnelMs: tunnelTimeoutMs,
});

/** The pools of connections, and which of them a request may use. */
export class ImageDispatchers {
  readonly #options: DispatcherOptions;
  // Two pools: a connection that a trusted request opened to a private address is never lent to another.
  readonly #guarded: Agent;
  readonly #trusted: Agent;
  /** One set for each proxy that was ever chosen: a connection of one is never used for another. */
  readonly #proxied = new Map<string, ProxyAgents>();

  constructor(options: DispatcherOptions) {
    this.#options = options;
    const open = (connect: buildConnector.connector): Agent =>
      new Agent({ ...this.#pool, connect: limitWireBytes(connect, options.maxBytes) });
    this.#guarded = open(createGuardedConnector(options));
    this.#trusted = open(buildConnector({ timeout: options.connectTimeoutMs, allowH2: false }));
  }

  /** Who connects for each hop of a request. `trustedOrigin` is one that the user named. */
  choose(trustedOrigin: string | null, proxy: NetworkProxy | null): (hop: URL) => Dispatcher {
    const proxied = proxy && this.#through(proxy);
    return (hop) => {
      const trusted = hop.origin === trustedOrigin;
      if (trusted && (!proxied || ProxyAgents.isBeside(hop))) return this.#trusted;
      return proxied ? proxied.dispatcherFor(hop) : this.#guarded;
    };
  }

  async destroy(): Promise<void> {
    await Promise.all(
      [this.#guarded, this.#trusted, ...this.#proxied.values()].map((agent) => agent.destroy()),
    );
  }

  get #pool(): Agent.Options {
    return {
      connections: this.#options.connectionsPerHost,
      pipelining: 1,
      headersTimeout: this.#options.silenceTimeoutMs,
      bodyTimeout: this.#options.silenceTimeoutMs,
      maxHeaderSize: 32_768,
      keepAliveTimeout: 10_000,
      allowH2: false,
    };
  }

  #through(proxy: NetworkProxy): ProxyAgents {
    const key = JSON.stringify(proxy);
    let agents = this.#proxied.get(key);
    if (!agents) {
      const { connections, maxBytes } = this.#options;
      agents = new ProxyAgents(
        proxy,
        { ...this.#pool, connections },
        { times: proxyTimes(this.#options), maxBytes },
      );
      this.#proxied.set(key, agents);
    }
    return agents;
  }
}
