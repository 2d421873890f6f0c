import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { HOSTILITIES, startHostileServer } from '../support/hostile-servers.ts';
import type { HostileMeeting } from './hostile-client.ts';

const CLIENT = path.join(import.meta.dirname, 'hostile-client.ts');

/** Each hostile server met with the product's own limits, by a process of its own: how long, how heavy. */
export const benchHostile = async (): Promise<object> => {
  const ends: (() => void)[] = [];
  const server = await startHostileServer({ after: (end) => void ends.push(end as () => void) });
  try {
    const met: Record<string, HostileMeeting> = {};
    for (const name of Object.keys(HOSTILITIES)) {
      const { stdout } = await promisify(execFile)(process.execPath, [CLIENT, String(server.port), name]);
      met[name] = JSON.parse(stdout) as HostileMeeting;
    }
    const figures = Object.values(met);
    return {
      servers: figures.length,
      accepted: figures.filter(({ reason }) => reason === 'accepted').length,
      longestSeconds: Math.max(...figures.map(({ seconds }) => seconds)),
      heaviestMegabytes: Math.max(...figures.map(({ megabytes }) => megabytes)),
      met,
    };
  } finally {
    for (const end of ends) end();
  }
};
