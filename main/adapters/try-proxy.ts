import type { NetworkProxy } from '../core/network/network-proxy.ts';
import type { ProxyTrial } from '../core/ports/image-fetcher.ts';
import { failureOf } from './http-image-failure.ts';
import { openHttpTunnel } from './http-tunnel.ts';
import type { ProxyTimes } from './proxy-socket.ts';
import { openSocks5Tunnel } from './socks5-tunnel.ts';

/** Reserved for examples by IANA, answers on this port, and belongs to nobody an archive would betray. */
const TARGET = { host: 'example.com', port: 443 } as const;

/** Opens one connection through a proxy, says nothing over it, and closes it. */
export const tryProxy = async (proxy: NetworkProxy, times: ProxyTimes): Promise<ProxyTrial> => {
  const open = proxy.kind === 'socks5' ? openSocks5Tunnel : openHttpTunnel;
  try {
    (await open(proxy, TARGET, times)).destroy();
    return { ok: true };
  } catch (error) {
    const failure = failureOf(error);
    if (!failure) throw error;
    return { ok: false, reason: failure.reason };
  }
};
