import type { NetworkProxy } from '../network/network-proxy.ts';

export interface ImageRequest {
  /** Absolute http(s) URL. */
  readonly url: string;
  /** The article's source URL, sent as Referer and left out or changed when a server refuses it. */
  readonly referrer: string | null;
  /** Named by the user (a mirror): may be a private or loopback address. */
  readonly trusted: boolean;
  /** Where redirects may lead, by `host` or `host:port`; null anywhere that is public. */
  readonly hosts?: ReadonlySet<string> | null;
}

export type ImageResponse =
  | {
      readonly ok: true;
      readonly bytes: Uint8Array;
      readonly finalUrl: string;
      /** To be called when the bytes are stored or let go: until then they take room that others wait for. */
      readonly release?: () => void;
    }
  | {
      readonly ok: false;
      /**
       * Stable code: `blocked-address`, `http-404`, `timeout`, `too-slow`, `too-large`, `not-found-host`, `refused`,
       * `unreachable`, `reset`, `truncated`, `too-many-redirects`, `bad-redirect`, `bad-url`, `bad-response`,
       * `bad-encoding`, `bad-certificate`, `proxy-unreachable`, `proxy-auth`,
       * `proxy-denied`, `host-not-allowed`, `cancelled`, or `error-` with a system's own code.
       */
      readonly reason: string;
      /** Whether the same request may succeed later. */
      readonly temporary: boolean;
      /** For how long the server wants to be left alone, where it says so and that is long. */
      readonly retryAfterMs?: number | undefined;
    };

/** `reason`: `proxy-unreachable`, `proxy-auth`, `proxy-denied`, or what kept the proxy from reaching a server. */
export type ProxyTrial = { readonly ok: true } | { readonly ok: false; readonly reason: string };

/** The only way out of the program: guarded against private addresses, endless answers and redirect loops. */
export interface ImageFetcher {
  fetch(request: ImageRequest, signal?: AbortSignal): Promise<ImageResponse>;
  /** Whether an address may be asked, by what it says itself: neither its name is looked up, nor is anybody spoken to. */
  targets(): Promise<(url: URL) => boolean>;
  /** A file of a mirror folder that the user named, or null. */
  readLocal(path: string): Promise<Uint8Array | null>;
  /** Whether a proxy lets a connection through; none is used for anything else. */
  tryProxy(proxy: NetworkProxy): Promise<ProxyTrial>;
  close(): Promise<void>;
}
