/** Stored articles in a real Chromium, as files and in the reader: nothing runs, nothing is asked for, no host is looked up. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ARTICLE_HEADERS } from '../../../../main/app/fetch/response-headers.ts';
import { createRandom } from '../../../support/anchoring/random.ts';
import { assertNothing, assertSeen } from '../../../support/sanitising/assert-sightings.ts';
import { CARRIER_NAMES, carried, cleanedCopy } from '../../../support/sanitising/carriers.ts';
import { knownPayloads, armed } from '../../../support/sanitising/payloads.ts';
import type { Payload } from '../../../support/sanitising/payloads.ts';
import { variedPayloads } from '../../../support/sanitising/vary-payload.ts';
import { openWatchedBrowser } from '../../../support/sanitising/watched-browser.ts';

/** A few of each family, because a browser takes its time; `npm run bench -- sanitiser` opens thousands. */
const OF_EACH = 3;
const SEED = 7;
const VARIED = 40;

const known = knownPayloads(OF_EACH);
const payloads = [...known, ...variedPayloads(VARIED, createRandom(SEED))];

const raw = (template: string): string => `<!doctype html><meta charset="utf-8"><body>${template}`;

/** The stored documents of the payloads, each in the form that is its turn. */
const stored = (all: readonly Payload[], port: number): string[] =>
  all.flatMap(({ template }, at) => {
    const carrier = CARRIER_NAMES[at % CARRIER_NAMES.length] ?? '';
    return cleanedCopy(carried(carrier, armed(template, at + 1, port)))?.readable ?? [];
  });

const uncleaned = (port: number): string[] =>
  known.map(({ template }, at) => raw(armed(template, at + 1, port)));

test('control: where nothing holds it, every family runs or asks', async () => {
  await using browser = await openWatchedBrowser();
  await browser.openInFrames(uncleaned(browser.port), 'free');
  assertSeen(await browser.close(), known);
});

test('stored articles opened as files do nothing, were it without their policy', async () => {
  await using browser = await openWatchedBrowser();
  const documents = stored(payloads, browser.port);
  assert.ok(documents.length > payloads.length * 0.8);
  await browser.openInFrames(documents.map((html) => html.replace(/<meta http-equiv[^>]*>/, '')));
  await browser.openAlone(documents.filter((_, at) => at % OF_EACH === 0));
  assertNothing(await browser.close(), payloads);
});

test('stored articles in the reader do nothing', async () => {
  await using browser = await openWatchedBrowser();
  await browser.openInReader(stored(payloads, browser.port), ARTICLE_HEADERS);
  assertNothing(await browser.close(), payloads);
});

test('the reader alone holds what is not cleaned', async () => {
  await using browser = await openWatchedBrowser();
  await browser.openInReader(uncleaned(browser.port), ARTICLE_HEADERS, 'raw');
  const seen = await browser.close();
  // Pictures of the library itself may load. Of look-ups ahead of time Chromium asks no policy: the cleaning alone
  // keeps such links out.
  const lookedUp = [...seen.lookedUp].filter((id) => !known[id - 1]?.template.includes('dns-prefetch'));
  assertNothing({ ...seen, lookedUp: new Set(lookedUp), strays: [] }, known);
});
