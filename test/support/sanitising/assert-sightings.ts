import assert from 'node:assert/strict';
import { FAMILIES } from './payloads.ts';
import type { Payload } from './payloads.ts';
import type { Sightings } from './watched-browser.ts';

/** Chromium's own errands, with or without a page. */
const OWN_ERRANDS =
  /^(?:update\.googleapis\.com|accounts\.google\.com|content-autofill\.googleapis\.com|clients\d?\.google\.com|redirector\.gvt1\.com)$/;

export const ownErrand = (host: string): boolean => OWN_ERRANDS.test(host);

/** Nothing ran, nothing was asked for, no host was looked up. */
export const assertNothing = (
  { ran, asked, lookedUp, strays }: Sightings,
  payloads: readonly Payload[],
): void => {
  const guilty = new Set([...ran, ...asked, ...lookedUp]);
  const named = [...guilty].map((id) => payloads[id - 1]?.template ?? `payload ${String(id)}`);
  const others = strays.filter((host) => !ownErrand(host));
  assert.deepEqual([...named, ...others], []);
};

/** Every family did what it is here for where nothing protected the browser: else the watch is blind. */
export const assertSeen = ({ ran, asked, lookedUp }: Sightings, payloads: readonly Payload[]): void => {
  const seen = { runs: ran, asks: new Set([...asked, ...lookedUp]) };
  for (const { name, proof } of FAMILIES) {
    if (proof === 'tries') continue;
    const ids = payloads.flatMap(({ family }, at) => (family === name ? [at + 1] : []));
    const shown = ids.filter((id) => seen[proof].has(id));
    assert.ok(shown.length > 0, `blind for ${name}: ${String(shown.length)} of ${String(ids.length)}`);
  }
  const lookedUpAlone = [...lookedUp].filter((id) => !asked.has(id));
  assert.ok(lookedUpAlone.length > 0, 'blind for look-ups without a request');
};
