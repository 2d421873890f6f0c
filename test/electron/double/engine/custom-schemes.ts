import { demandNotReady } from '../lifecycle.ts';
import { notCovered } from '../uncovered.ts';

/**
 * DevTools cannot answer for a scheme Chromium does not know, so `offprint://app/x` is really served as
 * `http://app.offprint.localhost:<port>/x`: an origin of its own and a secure context. One port per session.
 */
export interface PrivilegedScheme {
  readonly scheme: string;
  readonly privileges?: Readonly<Record<string, boolean | undefined>>;
}

const schemes = new Map<string, PrivilegedScheme>();
const covered = ['standard', 'secure', 'supportFetchAPI', 'stream', 'codeCache', 'allowServiceWorkers'];

export const registerSchemes = (list: readonly PrivilegedScheme[]): void => {
  demandNotReady('protocol.registerSchemesAsPrivileged');
  for (const entry of list) {
    const { standard, secure, ...rest } = entry.privileges ?? {};
    if (!standard || !secure) throw notCovered(`schemes that are not standard and secure (${entry.scheme})`);
    const other = Object.entries(rest).find(([name, value]) => value && !covered.includes(name));
    if (other) throw notCovered(`the scheme privilege ${other[0]}`);
    schemes.set(entry.scheme, entry);
  }
};

export const isRegistered = (scheme: string): boolean => schemes.has(scheme);

export const toLoopback = (url: string, port: number): string => {
  const [, scheme = '', host = '', rest = ''] = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]*)(.*)$/i.exec(url) ?? [];
  return schemes.has(scheme) ? `http://${host}.${scheme}.localhost:${port}${rest || '/'}` : url;
};

export const fromLoopback = (url: string, port: number): string => {
  const [, host = '', scheme = '', found, rest = ''] =
    /^http:\/\/([^/]+)\.([a-z0-9-]+)\.localhost:(\d+)(.*)$/.exec(url) ?? [];
  return Number(found) === port ? `${scheme}://${host}${rest}` : url;
};
