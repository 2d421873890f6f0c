/** How well the article of a whole page is found, beside Mozilla Readability on the same pages. */
import { deriveArticle } from '../../main/core/importing/derive-article.ts';
import { readArticle } from '../../main/core/importing/read-article.ts';
import { OffprintError } from '../../main/core/errors/offprint-error.ts';
import { runStages } from '../../main/core/importing/derivation-stages.ts';
import { decodeText } from '../../main/core/importing/decoding/decode-text.ts';
import { Logbook } from '../../main/core/importing/logbook.ts';
import { writtenText } from '../../main/core/importing/written-text.ts';
import { peerContent } from './content/peer-content.ts';
import { readSamples } from './content/read-samples.ts';
import type { ContentSample } from './content/read-samples.ts';
import { overlap, shared, wordsOf } from './content/score-text.ts';
import { shownText } from './content/shown-text.ts';

const LARGE_BYTES = 50_000;

interface Scores {
  pages: number;
  f1: number;
  precision: number;
  recall: number;
  with: [hit: number, of: number];
  without: [hit: number, of: number];
}

export const benchContent = (): object => {
  const samples = readSamples();
  if (samples.length === 0) return { skipped: 'no corpus (OFFPRINT_CORPUS)' };
  const tables = new Map<string, { ours: Scores; readability: Scores }>();
  const whole = { words: 0, kept: 0, worst: 1, pages: 0 };
  for (const sample of samples) {
    const html = decodeText(sample.bytes).text;
    const texts = { ours: articleText(sample), readability: plainText(peerContent(html)) };
    for (const key of [`${sample.set}, ${sample.half}`, `${sample.set}, all`, 'all sets']) {
      const table = tables.get(key) ?? { ours: noScores(), readability: noScores() };
      tables.set(key, table);
      addScores(table.ours, sample, texts.ours);
      addScores(table.readability, sample, texts.readability);
    }
    countWords(whole, sample, html);
  }
  return {
    scores: Object.fromEntries(
      [...tables].map(([key, { ours, readability }]) => [
        key,
        { ours: shown(ours), readability: shown(readability) },
      ]),
    ),
    wholePage: {
      pages: whole.pages,
      wordsKept: share(whole.kept, whole.words),
      worstPage: round(whole.worst),
    },
    speed: measureSpeed(samples),
  };
};

const nameOf = ({ name }: ContentSample): string => (name.endsWith('.html') ? name : `${name}.html`);

const articleText = (sample: ContentSample): string => {
  try {
    return readArticle({ name: nameOf(sample), bytes: sample.bytes }).text;
  } catch (error) {
    // What is refused counts as found nothing.
    if (error instanceof OffprintError) return '';
    throw error;
  }
};

/** Read by the same rules as our own, so that only what was chosen counts. */
const plainText = (html: string): string => {
  const bytes = new TextEncoder().encode(`<meta charset="utf-8"><html><body>${html}`);
  return html === '' ? '' : writtenText(deriveArticle({ name: 'a.html', bytes }, { wholePage: true }).body);
};

const expectedText = ({ expected }: ContentSample): string | null => {
  if (expected === null) return null;
  return 'text' in expected ? expected.text : plainText(expected.html);
};

const noScores = (): Scores => ({ pages: 0, f1: 0, precision: 0, recall: 0, with: [0, 0], without: [0, 0] });

const addScores = (scores: Scores, sample: ContentSample, text: string): void => {
  const expected = expectedText(sample);
  if (expected !== null) {
    const { f1, precision, recall } = overlap(expected, text);
    scores.pages++;
    scores.f1 += f1;
    scores.precision += precision;
    scores.recall += recall;
  }
  const spaced = flat(text);
  scores.with[0] += sample.with.filter((wanted) => spaced.includes(flat(wanted))).length;
  scores.with[1] += sample.with.length;
  scores.without[0] += sample.without.filter((unwanted) => !spaced.includes(flat(unwanted))).length;
  scores.without[1] += sample.without.length;
};

const flat = (text: string): string => text.replaceAll('\u00ad', '').replace(/\s+/g, ' ').trim();

const round = (value: number): number => Math.round(value * 10_000) / 10_000;

const share = (hit: number, of: number): string =>
  `${((hit / of) * 100).toFixed(2)} % (${String(hit)} of ${String(of)})`;

const shown = ({ pages, f1, precision, recall, with: present, without }: Scores): object => ({
  ...(pages === 0
    ? {}
    : { pages, f1: round(f1 / pages), precision: round(precision / pages), recall: round(recall / pages) }),
  ...(present[1] === 0 ? {} : { with: share(...present), without: share(...without) }),
});

const countWords = (
  whole: { words: number; kept: number; worst: number; pages: number },
  sample: ContentSample,
  html: string,
): void => {
  const { text } = readArticle({ name: nameOf(sample), bytes: sample.bytes }, { wholePage: true });
  const wanted = wordsOf(shownText(html));
  const kept = shared(wanted, wordsOf(text));
  whole.pages++;
  whole.words += wanted.length;
  whole.kept += kept;
  whole.worst = Math.min(whole.worst, wanted.length === 0 ? 1 : kept / wanted.length);
};

const WALL_1: ReadonlySet<string> = new Set(['parse', 'page', 'content', 'survey', 'pictures', 'clean']);

/** From a decoded page to the body of its article, finding it included. */
const measureSpeed = (samples: readonly ContentSample[]): object => {
  const large = samples.filter(({ bytes }) => bytes.length >= LARGE_BYTES);
  const bytes = large.reduce((sum, sample) => sum + sample.bytes.length, 0);
  const rounds = [1, 2, 3].map(() => stageTimes(large));
  const best = (names: ReadonlySet<string>): number =>
    Math.min(...rounds.map((times) => [...names].reduce((sum, name) => sum + (times.get(name) ?? 0), 0)));
  const rate = (ms: number): number => Math.round(bytes / ms / 100) / 10;
  return {
    pagesOver50kB: large.length,
    wall1RewriteAndContentMBperCpuSecond: rate(best(WALL_1)),
    contentAloneMBperCpuSecond: rate(best(new Set(['content']))),
  };
};

const stageTimes = (samples: readonly ContentSample[]): Map<string, number> => {
  const times = new Map<string, number>();
  for (const sample of samples) {
    const input = {
      fileName: nameOf(sample),
      bytes: sample.bytes,
      container: null,
      charset: undefined,
      sourceUrl: null,
      wholePage: false,
      log: new Logbook(),
    };
    try {
      runStages(input, (stage, run) => {
        const before = process.threadCpuUsage();
        const value = run();
        const { user, system } = process.threadCpuUsage(before);
        times.set(stage.name, (times.get(stage.name) ?? 0) + (user + system) / 1000);
        return value;
      });
    } catch (error) {
      if (!(error instanceof OffprintError)) throw error;
    }
  }
  return times;
};

if (import.meta.main) console.log(JSON.stringify(benchContent(), null, 2));
