/**
 * Derives every article of the corpus and compares it with what a careful reader expects of it; then times
 * the derivation. Everything is measured on the thread's own CPU time, so other work does not count.
 */
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { deriveArticle } from '../../main/core/importing/derive-article.ts';
import { runStages } from '../../main/core/importing/derivation-stages.ts';
import { Logbook } from '../../main/core/importing/logbook.ts';
import { readableText } from '../support/readable-text.ts';
import { renderReadable } from '../../main/core/importing/render-readable.ts';
import { corpusFolder } from '../support/corpus.ts';
import { benchContent } from './content-bench.ts';
import { countSamples } from './samples/count-samples.ts';
import { scoreArticle } from '../support/score-article.ts';
import type { ArticleScore, Expectation } from '../support/score-article.ts';

/** Articles of the size class that the bar on speed speaks of. */
const LARGE_BYTES = 50_000;
const BIG_PAGE_BYTES = 10_000_000;
const BARS = {
  'header fields, mustNotShow, trackingRequested, remoteUrls': '100 %',
  'imageSlots, embeds': '99 %',
  mustContain: '99.5 %',
  wholePageWordsKept: '99.8 %',
  wall1AndRewriteMBperCpuSecond: 20,
  page10MBcpuSeconds: 1,
};
const SHOWN_FAILURES = Number(process.env.OFFPRINT_BENCH_FAILURES ?? 10);

const cpuMs = (): number => {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
};

const timed = <T>(run: () => T): { value: T; ms: number } => {
  const before = cpuMs();
  const value = run();
  return { value, ms: cpuMs() - before };
};

interface Tally {
  hit: number;
  of: number;
}

const percent = ({ hit, of }: Tally): string =>
  of === 0 ? 'none' : `${((hit / of) * 100).toFixed(3)} % (${String(hit)} of ${String(of)})`;

export const benchImport = async (): Promise<object> => {
  const folder = corpusFolder();
  if (folder === null) return { skipped: 'no corpus (OFFPRINT_CORPUS)' };
  const expectations = readExpectations(join(folder, 'articles.expected.jsonl.gz'));
  const tallies = new Map<string, Tally>();
  const failures: string[] = [];
  const files: { name: string; bytes: Uint8Array }[] = [];
  let errors = 0;
  let unknownPublished = 0;
  for (const expected of expectations) {
    const file = { name: basename(expected.file), bytes: readFileSync(join(folder, expected.file)) };
    files.push(file);
    let score: ArticleScore;
    try {
      const derived = deriveArticle(file);
      const readable = renderReadable(derived, derived.body, []);
      score = scoreArticle(expected, derived, readable, readableText(readable));
    } catch (error) {
      errors++;
      failures.push(`${expected.file}: ${String(error)}`);
      continue;
    }
    if (expected.publishedMs === null && expected.date === null) unknownPublished++;
    for (const [name, hit, of] of score.counts) {
      const tally = tallies.get(name) ?? { hit: 0, of: 0 };
      tallies.set(name, { hit: tally.hit + hit, of: tally.of + of });
    }
    failures.push(...score.failures.map((failure) => `${expected.file}: ${failure}`));
  }
  return {
    bars: BARS,
    files: expectations.length,
    errors,
    scores: Object.fromEntries([...tallies].map(([name, tally]) => [name, percent(tally)])),
    filesWithoutDate: unknownPublished,
    failures: failures.slice(0, SHOWN_FAILURES),
    failureCount: failures.length,
    content: benchContent(),
    samples: await countSamples(folder),
    speed: measureSpeed(files),
  };
};

const readExpectations = (path: string): Expectation[] =>
  gunzipSync(readFileSync(path))
    .toString()
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Expectation);

const sum = (files: readonly { bytes: Uint8Array }[]): number =>
  files.reduce((total, { bytes }) => total + bytes.length, 0);

const bestOf = (rounds: number, run: () => number): number =>
  Math.min(...Array.from({ length: rounds }, () => run()));

const measureSpeed = (files: readonly { name: string; bytes: Uint8Array }[]): object => {
  const large = files.filter(({ bytes }) => bytes.length >= LARGE_BYTES);
  const deriveAll = (set: typeof files): number =>
    bestOf(3, () => timed(() => set.forEach((file) => deriveArticle(file))).ms);
  const allMs = deriveAll(files);
  const largeMs = deriveAll(large);
  const rounds = [1, 2, 3].map(() => stageTimes(large));
  const stages = Object.fromEntries(
    Object.keys(rounds[0] ?? {}).map((name) => [name, Math.min(...rounds.map((each) => each[name] ?? 0))]),
  );
  const page = bigPage(files);
  const pageMs = bestOf(3, () => timed(() => deriveArticle({ name: 'big.html', bytes: page })).ms);
  const rate = (bytes: number, ms: number): number => Math.round(bytes / ms / 100) / 10;
  return {
    allFiles: { files: files.length, MBperCpuSecond: rate(sum(files), allMs) },
    filesOver50kB: {
      files: large.length,
      MBperCpuSecond: rate(sum(large), largeMs),
      wall1AndRewriteMBperCpuSecond: rate(sum(large), sumOf(WALL_1.map((name) => stages[name] ?? 0))),
      parseAloneMBperCpuSecond: rate(sum(large), stages.parse ?? 0),
    },
    stageShares: Object.fromEntries(
      Object.entries(stages).map(([name, ms]) => [name, `${((ms / largeMs) * 100).toFixed(0)} %`]),
    ),
    page10MB: { bytes: page.length, cpuSeconds: Math.round(pageMs) / 1000 },
  };
};

/** CPU milliseconds of each stage over all files. */
const stageTimes = (files: readonly { name: string; bytes: Uint8Array }[]): Record<string, number> => {
  const stages: Record<string, number> = {};
  for (const { name, bytes } of files) {
    const input = {
      fileName: name,
      bytes,
      charset: undefined,
      sourceUrl: null,
      wholePage: false,
      container: null,
      log: new Logbook(),
    };
    runStages(input, (stage, run) => {
      const { value, ms } = timed(run);
      stages[stage.name] = (stages[stage.name] ?? 0) + ms;
      return value;
    });
  }
  return stages;
};

/** Parsing, deciding, placing pictures, writing: what stands between a hostile page and the library. */
const WALL_1 = ['parse', 'survey', 'pictures', 'clean'];

const sumOf = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

/** One page of 10 MB put together from the bodies of real articles. */
const bigPage = (files: readonly { bytes: Uint8Array }[]): Uint8Array => {
  const parts: string[] = [];
  let length = 0;
  for (const { bytes } of files) {
    if (length >= BIG_PAGE_BYTES) break;
    const text = new TextDecoder().decode(bytes);
    const body = text.slice(Math.max(0, text.indexOf('<')));
    parts.push(`<section>${body.replace(/<\/?(?:html|body|head)\b[^>]*>/gi, '')}</section>`);
    length += bytes.length;
  }
  return new TextEncoder().encode(`<html><body>${parts.join('\n')}</body></html>`);
};

if (import.meta.main) console.log(JSON.stringify(await benchImport(), null, 2));
