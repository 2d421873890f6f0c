import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';

/**
 * Hosts that Chromium looked up, by its own log: one event a line, look-ups with the host they are for. Throws
 * where the log names no such event, because then it would be blind.
 */
export const readLookUps = async (path: string): Promise<ReadonlySet<string>> => {
  const hosts = new Set<string>();
  let kind: string | undefined;
  for await (const line of createInterface({ input: createReadStream(path) })) {
    kind ??= /"HOST_RESOLVER_MANAGER_REQUEST":(\d+)/.exec(line)?.[1];
    if (kind === undefined || !line.includes(`"type":${kind}}`)) continue;
    const host = /"host":"([^"]*)"/.exec(line)?.[1];
    if (host !== undefined) hosts.add(URL.parse(host)?.hostname ?? host.replace(/:\d+$/, ''));
  }
  if (kind === undefined) throw new Error(`${path} is no log of Chromium's network`);
  return hosts;
};
