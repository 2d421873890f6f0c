import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';

/**
 * Names that never belong to a public server (RFC 6761, 6762, 7686, 8375, and what ICANN keeps off the root); asking
 * DNS for them would already tell someone. `test`, `example` and `invalid` are for the resolver to refuse: RFC 6761
 * wants programs to treat the first two like any name.
 */
const LOCAL_NAME =
  /^[^.]*$|(^|\.)(localhost|localdomain|local|lan|internal|intranet|home|corp|mail|private|home\.arpa|onion)$/;

/**
 * Ports of other services that a crafted address could make us speak to: every well-known port but the web's,
 * and the blocked ports of the Fetch standard and of common databases above 1023.
 */
const WEB_PORTS = new Set([80, 81, 443, 591]);
const OTHER_SERVICES = new Set([
  1433, 1521, 1719, 1720, 1723, 2049, 2375, 2376, 2379, 3306, 3389, 3659, 4045, 4190, 5060, 5061, 5432, 5672,
  5900, 5984, 6000, 6379, 6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697, 9042, 9200, 9300, 10080, 11211,
  27017,
]);

/**
 * Whether an IP address is one of the public internet. Addresses that carry an IPv4 address (mapped, NAT64)
 * are judged by it; tunnels and every special range of the IANA registries are not public.
 */
export const isPublicAddress = (address: string): boolean => {
  // Stricter than the library, which also reads `127.1`.
  if (isIP(address) === 0) return false;
  const parsed = ipaddr.process(address);
  const range = parsed.range();
  if (range === 'rfc6052') {
    const embedded = parsed.toByteArray().slice(-4);
    return isPublicAddress(embedded.join('.'));
  }
  // Of IPv6, IANA has given out 2000::/3 alone; whatever else comes may be anybody's own.
  const isGlobal = parsed.kind() === 'ipv4' || ((parsed.toByteArray()[0] ?? 0) & 0xe0) === 0x20;
  return isGlobal && range === 'unicast';
};

/** Host part of a URL, without the brackets of an IPv6 literal and the root dot of a name. */
const bareHost = (hostname: string): string =>
  hostname
    .replace(/^\[|\]$/g, '')
    .replace(/\.$/, '')
    .toLowerCase();

/** Whether a host is by its very name or number not one of the public internet. */
export const isLocalHost = (hostname: string): boolean => {
  const host = bareHost(hostname);
  return isIP(host) === 0 ? LOCAL_NAME.test(host) : !isPublicAddress(host);
};

/** Why a host and port may not be connected to; null when the name still has to be looked up or is fine. */
export const refuseTarget = (hostname: string, port: number): string | null => {
  if (isLocalHost(hostname)) {
    const host = bareHost(hostname);
    return isIP(host) === 0 ? `${host} is a local name` : `${host} is not an address of the public internet`;
  }
  const web = port < 1024 ? WEB_PORTS.has(port) : !OTHER_SERVICES.has(port);
  return web ? null : `port ${String(port)} is not a port of the web`;
};
