/**
 * Hostile markup by the thousand, from a seed: what runs, asks or looks up where nothing holds it, and what of it is
 * left in stored articles, as files, as pages of their own, and in the reader; then what our cleaner and DOMPurify
 * would change in stored articles, those of the corpus too. `OFFPRINT_SANITISER_COUNT` payloads, 10,000 unless told;
 * `OFFPRINT_SANITISER_SEED` for others.
 */
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { ARTICLE_HEADERS } from '../../main/app/fetch/response-headers.ts';
import { createRandom } from '../support/anchoring/random.ts';
import { corpusFiles, corpusFolder } from '../support/corpus.ts';
import { ownErrand } from '../support/sanitising/assert-sightings.ts';
import { CARRIER_NAMES, carried, cleanedCopy } from '../support/sanitising/carriers.ts';
import { corpusPayloads } from '../support/sanitising/corpus-payloads.ts';
import { canJudge, judgeCopy } from '../support/sanitising/judge-copy.ts';
import { armed, knownPayloads } from '../support/sanitising/payloads.ts';
import { variedPayloads } from '../support/sanitising/vary-payload.ts';
import { openWatchedBrowser } from '../support/sanitising/watched-browser.ts';
import type { WatchedBrowser } from '../support/sanitising/watched-browser.ts';

const COUNT = Number(process.env.OFFPRINT_SANITISER_COUNT ?? 10_000);
const SEED = Number(process.env.OFFPRINT_SANITISER_SEED ?? 1);
/** Unprotected markup takes a browser long; so many are enough to know that it is seen. */
const MOST_UNPROTECTED = 500;
/** Every so many stored articles get a page of their own. */
const EVERY_NTH_ALONE = 10;

const watch = async (what: string, open: (browser: WatchedBrowser) => Promise<number>): Promise<object> => {
  console.error(`  ${what}…`);
  await using browser = await openWatchedBrowser();
  const documents = await open(browser);
  const { ran, asked, lookedUp, strays } = await browser.close();
  const others = strays.filter((host) => !ownErrand(host));
  return { documents, executions: ran.size, requests: asked.size, lookUps: lookedUp.size, others };
};

export const benchSanitiser = async (): Promise<object> => {
  if (!canJudge()) throw new Error('DOMPurify does not work here');
  const known = [...knownPayloads(), ...(corpusPayloads() ?? [])];
  const payloads = [...known, ...variedPayloads(COUNT, createRandom(SEED))];
  const carry = (port: number): string[] =>
    payloads
      .flatMap(({ template }, at) => {
        const carrier = CARRIER_NAMES[at % CARRIER_NAMES.length] ?? '';
        return cleanedCopy(carried(carrier, armed(template, at + 1, port))) ?? [];
      })
      .map(({ readable }) => readable);
  const control = await watch('unprotected', async (browser) => {
    const raw = payloads
      .slice(0, MOST_UNPROTECTED)
      .map(
        ({ template }, at) =>
          `<!doctype html><meta charset="utf-8"><body>${armed(template, at + 1, browser.port)}`,
      );
    await browser.openInFrames(raw, 'free');
    return raw.length;
  });
  const files = await watch('stored files', async (browser) => {
    const bare = carry(browser.port).map((html) => html.replace(/<meta http-equiv[^>]*>/, ''));
    await browser.openInFrames(bare);
    return bare.length;
  });
  const alone = await watch('stored files, each its own page', async (browser) => {
    const some = carry(browser.port).filter((_, at) => at % EVERY_NTH_ALONE === 0);
    await browser.openAlone(some);
    return some.length;
  });
  const reader = await watch('reader', async (browser) => {
    const documents = carry(browser.port);
    await browser.openInReader(documents, ARTICLE_HEADERS);
    return documents.length;
  });
  return {
    seed: SEED,
    payloads: payloads.length,
    control,
    storedFilesWithoutPolicy: files,
    storedFilesAlone: alone,
    reader,
    judged: judgePayloads(payloads.map(({ template }, at) => armed(template, at + 1, 9))),
    judgedArticles: judgeArticles(),
  };
};

const judgePayloads = (armedPayloads: readonly string[]): object => {
  const verdicts = armedPayloads.map((payload, at) => {
    const copy = cleanedCopy(carried(CARRIER_NAMES[at % CARRIER_NAMES.length] ?? '', payload));
    return copy ? judgeCopy(copy.body) : 'refused';
  });
  return summary(verdicts);
};

const judgeArticles = (): object => {
  if (corpusFolder() === null) return { skipped: 'no corpus (OFFPRINT_CORPUS)' };
  const files = corpusFiles('articles', '').filter((path) => /\.(?:md|html?|txt|mhtml?)$/.test(path));
  return summary(
    files.map((path) => {
      const copy = cleanedCopy({ name: basename(path), bytes: readFileSync(path) });
      return copy ? judgeCopy(copy.body) : 'refused';
    }),
  );
};

const summary = (verdicts: readonly (string | null)[]): object => {
  const wrong = verdicts.filter((verdict) => verdict !== null && verdict !== 'refused');
  const refused = verdicts.filter((verdict) => verdict === 'refused').length;
  return { copies: verdicts.length - refused, refused, wrong: wrong.length, examples: wrong.slice(0, 5) };
};
