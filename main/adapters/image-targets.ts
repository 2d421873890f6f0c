import type { NetworkProxy } from '../core/network/network-proxy.ts';
import { refuseTarget } from './guarded-address.ts';

/** The port a URL leads to. */
export const portOf = (url: URL): number => Number(url.port) || (url.protocol === 'https:' ? 443 : 80);

/** Why an address may not be asked, by what it says itself; null when it may, or has to be looked up first. */
export const refuseUrl = (url: URL, proxy: NetworkProxy | null): string | null => {
  // An onion service is public to whoever reaches it through Tor, and to nobody else.
  const onion = proxy?.kind === 'socks5' && /\.onion\.?$/.test(url.hostname);
  return refuseTarget(onion ? 'onion.example' : url.hostname, portOf(url));
};

/** Which addresses can be asked through the proxy that is chosen now. */
export const imageTargets = async (
  proxy: () => Promise<NetworkProxy | null>,
): Promise<(url: URL) => boolean> => {
  const chosen = await proxy();
  return (url) => refuseUrl(url, chosen) === null;
};
