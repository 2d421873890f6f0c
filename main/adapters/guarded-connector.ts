import type { LookupAddress, LookupOptions } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { buildConnector } from 'undici';
import { isPublicAddress, refuseTarget } from './guarded-address.ts';

/** `code` is what undici hands through to the caller. */
export class BlockedAddressError extends Error {
  readonly code = 'OFFPRINT_BLOCKED_ADDRESS';
}

export type Lookup = (
  hostname: string,
  options: LookupOptions & { all: true },
  callback: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void;

export interface GuardOptions {
  readonly connectTimeoutMs: number;
  readonly lookup: Lookup;
  /** Where an address that passed the guard is dialled; tests play the internet on loopback with it. */
  readonly route: (address: string) => string;
}

/**
 * Opens connections to public addresses only. The check sits where the socket is made, so no spelling of an
 * address, redirect or second answer of a name server comes past it: literals are judged as they are, names by
 * the very addresses that are dialled.
 */
export const createGuardedConnector = (options: GuardOptions): buildConnector.connector => {
  const connect = buildConnector({
    timeout: options.connectTimeoutMs,
    allowH2: false,
    lookup: guardLookup(options),
  });
  return (target, callback) => {
    const port = Number(target.port) || (target.protocol === 'https:' ? 443 : 80);
    const refusal = refuseTarget(target.hostname, port);
    if (refusal === null) connect(target, callback);
    else callback(new BlockedAddressError(refusal), null);
  };
};

const guardLookup =
  ({ lookup, route }: GuardOptions): LookupFunction =>
  (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (error, addresses) => {
      if (error) {
        callback(error, '', 0);
        return;
      }
      const allowed = addresses
        .filter(({ address }) => isPublicAddress(address))
        .map((entry) => ({ ...entry, address: route(entry.address) }));
      const [first] = allowed;
      if (!first) callback(new BlockedAddressError(`${hostname} has no public address`), '', 0);
      else if (options.all) callback(null, allowed);
      else callback(null, first.address, first.family);
    });
  };
