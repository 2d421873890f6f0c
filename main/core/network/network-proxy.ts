import { OffprintError } from '../errors/offprint-error.ts';

/** A server that every request for a picture goes through; it resolves names, this machine never does. */
export interface NetworkProxy {
  readonly kind: 'http' | 'socks5';
  readonly host: string;
  readonly port: number;
  /** Empty where the server wants none. */
  readonly user: string;
  readonly password: string;
}

/** What is kept of the choice: `none` goes direct, and remembers the server for when it is wanted again. */
export type ProxySetting = Omit<NetworkProxy, 'kind'> & { readonly kind: 'none' | NetworkProxy['kind'] };

export const NO_PROXY: ProxySetting = { kind: 'none', host: '', port: 0, user: '', password: '' };

const DEFAULT_PORTS = { http: 8080, socks5: 1080 } as const;

/** Null for a direct connection. Throws OffprintError `bad-input` for a choice that names no server. */
export const proxyOf = ({ kind, host, port, user, password }: ProxySetting): NetworkProxy | null => {
  if (kind === 'none') return null;
  if (host.trim() === '' || port < 1 || port > 65_535) {
    throw new OffprintError(
      'bad-input',
      'The proxy has no address or no port, so nothing was asked of the network. Complete it in the settings, or choose “none”.',
    );
  }
  return { kind, host: host.trim(), port, user, password };
};

/**
 * `socks5://HOST:PORT`, `socks5h://…` (the same: names are resolved there), `http://USER:PASSWORD@HOST:PORT` or
 * `none`. Throws OffprintError `bad-input`; the message never repeats the password.
 */
export const parseProxy = (text: string): ProxySetting => {
  if (text === 'none') return NO_PROXY;
  const url = /%(?![0-9a-f]{2})/i.test(text) ? null : URL.parse(text);
  const kind = { 'http:': 'http', 'socks5:': 'socks5', 'socks5h:': 'socks5' }[url?.protocol ?? ''];
  if (!url || (kind !== 'http' && kind !== 'socks5') || url.hostname === '') {
    throw new OffprintError(
      'bad-input',
      'A proxy is given as socks5://HOST:PORT or http://HOST:PORT, with USER:PASSWORD@ before the host where it wants them, or as none. Nothing was asked of the network.',
    );
  }
  return {
    kind,
    host: url.hostname.replace(/^\[|\]$/g, ''),
    // A web address drops the port that is its scheme's own.
    port: url.port === '' ? portOf(kind, text) : Number(url.port),
    user: decodeURIComponent(url.username),
    password: decodeURIComponent(url.password),
  };
};

const portOf = (kind: NetworkProxy['kind'], text: string): number =>
  /:80\/?$/.test(text) ? 80 : DEFAULT_PORTS[kind];
