import { HOSTILE_HTML } from '../hostile-html.ts';
import { ASKING } from './asking-payloads.ts';
import { INERT } from './inert-payloads.ts';
import { MUTATING } from './mutating-payloads.ts';
import type { Family } from './payload-family.ts';
import { RUNNING } from './running-payloads.ts';

export const FAMILIES: readonly Family[] = [
  ...RUNNING,
  ...ASKING,
  ...MUTATING,
  ...INERT,
  { name: 'classics', proof: 'runs', payloads: HOSTILE_HTML },
];

/** One piece of hostile markup, with its own call and its own host, so that whatever happens can be traced to it. */
export interface Payload {
  readonly family: string;
  readonly template: string;
}

/** The first `most` of every family. */
export const knownPayloads = (most = Infinity): Payload[] =>
  FAMILIES.flatMap(({ name, payloads }) =>
    payloads.slice(0, most).map((template) => ({ family: name, template })),
  );

/** The markup with a working call, `ran(id)`, and a working address. */
export const armed = (template: string, id: number, port: number): string =>
  template.replaceAll('RUN', `ran(${String(id)})`).replaceAll('PING', `http://${hostOf(id)}:${String(port)}`);

/** Browsers find `localhost` and what is below it on this machine, and ask no one. */
const hostOf = (id: number): string => `p${String(id)}.evil.localhost`;
const HOST = /\bp(\d+)\.evil\.localhost\b/;

/** Which payload a host or an address belongs to; null for others. */
export const payloadOf = (text: string): number | null => {
  const id = HOST.exec(text)?.[1];
  return id === undefined ? null : Number(id);
};
