import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import type { NetworkProxy } from '../core/network/network-proxy.ts';
import { ProxyFailure } from './proxy-failure.ts';

export interface ProxyTimes {
  /** For the proxy itself: its connection and its greeting. */
  readonly greetingMs: number;
  /** For what the proxy does then: Tor builds a circuit, and tries several, before it answers. */
  readonly tunnelMs: number;
}

/** A connection to the user's proxy, with time limits for all that is said before it carries anything. */
export class ProxySocket {
  readonly socket: Socket;
  readonly #times: ProxyTimes;
  #limit: AbortSignal;
  #isGreeted = false;

  private constructor(socket: Socket, limit: AbortSignal, times: ProxyTimes) {
    this.socket = socket;
    this.#limit = limit;
    this.#times = times;
  }

  /** Throws ProxyFailure; there is no way around the proxy. */
  static async open({ host, port }: NetworkProxy, times: ProxyTimes): Promise<ProxySocket> {
    const socket = connect({ host, port, noDelay: true });
    // Until somebody listens: an error after the hand-over is the new owner's.
    socket.on('error', () => undefined);
    const limit = AbortSignal.timeout(times.greetingMs);
    try {
      await once(socket, 'connect', { signal: limit });
      return new ProxySocket(socket, limit, times);
    } catch (error) {
      socket.destroy();
      throw unreachable(error);
    }
  }

  /** The proxy has shown that it is one: from now on the server behind it may be what takes long. */
  greeted(): void {
    this.#isGreeted = true;
    this.#limit = AbortSignal.timeout(this.#times.tunnelMs);
  }

  write(bytes: Uint8Array | string): void {
    this.socket.write(bytes);
  }

  /** Exactly so many bytes. */
  async read(length: number): Promise<Buffer> {
    for (;;) {
      const chunk = this.socket.read(length) as Buffer | null;
      if (chunk?.length === length) return chunk;
      if (chunk !== null || this.socket.readableEnded || this.socket.destroyed) throw unreachable(null);
      await this.#more();
    }
  }

  /** Closes the connection and says what is wrong with the proxy. */
  fail(error: unknown): ProxyFailure {
    this.socket.destroy();
    if (error instanceof ProxyFailure) return error;
    const isLate = this.#isGreeted && this.#limit.aborted;
    return isLate
      ? new ProxyFailure('OFFPRINT_PROXY_TIMEOUT', 'the server behind the proxy takes too long', error)
      : unreachable(error);
  }

  async #more(): Promise<void> {
    const ended = new AbortController();
    const signal = AbortSignal.any([this.#limit, ended.signal]);
    try {
      await Promise.race([
        once(this.socket, 'readable', { signal }),
        once(this.socket, 'end', { signal }),
        once(this.socket, 'close', { signal }),
      ]);
    } finally {
      ended.abort();
    }
  }
}

const unreachable = (cause: unknown): ProxyFailure =>
  new ProxyFailure('OFFPRINT_PROXY_UNREACHABLE', 'the proxy does not answer as one', cause);
