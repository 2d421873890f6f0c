import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import type { NetworkProxy } from '../core/network/network-proxy.ts';
import { ProxyFailure } from './proxy-failure.ts';

/** A connection to the user's proxy, with a time limit for all that is said before it carries anything. */
export class ProxySocket {
  readonly socket: Socket;
  readonly #limit: AbortSignal;

  private constructor(socket: Socket, limit: AbortSignal) {
    this.socket = socket;
    this.#limit = limit;
  }

  /** Throws ProxyFailure; there is no way around the proxy. */
  static async open({ host, port }: NetworkProxy, timeoutMs: number): Promise<ProxySocket> {
    const socket = connect({ host, port, noDelay: true });
    // Until somebody listens: an error after the hand-over is the new owner's.
    socket.on('error', () => undefined);
    const limit = AbortSignal.timeout(timeoutMs);
    try {
      await once(socket, 'connect', { signal: limit });
      return new ProxySocket(socket, limit);
    } catch (error) {
      socket.destroy();
      throw unreachable(error);
    }
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
    return error instanceof ProxyFailure ? error : unreachable(error);
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
