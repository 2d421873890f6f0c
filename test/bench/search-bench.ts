/**
 * Search over the corpus (recall and precision of its queries) and over a library grown from its sentences to
 * OFFPRINT_BENCH_ARTICLES articles: time to build, size on disk, latency per class of query. Times are the
 * thread's own CPU time, because the machine is shared.
 */
import { statSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { IndexDatabase } from '../../main/adapters/sqlite-index/index-database.ts';
import { openIndexDatabase } from '../../main/adapters/sqlite-index/open-index-database.ts';
import { corpusFolder } from '../support/corpus.ts';
import { corpusArticles, corpusQueries, judge, namesFound, typedQuery } from '../support/corpus-search.ts';
import type { CorpusArticle } from '../support/corpus-search.ts';
import { indexedSample, stamped } from '../support/indexed-article.ts';

const ARTICLES = Number(process.env.OFFPRINT_BENCH_ARTICLES ?? 10_000);
const BATCH = 200;
const REPEATS = 3;

const cpuMs = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

const rounded = (value: number): number => Math.round(value * 100) / 100;
const megabytes = (bytes: number): number => rounded(bytes / 1e6);

const quantile = (values: readonly number[], part: number): number =>
  rounded(
    [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(part * values.length))] ?? 0,
  );

/** Small, fast, and the same on every machine (Mulberry32). */
const randomNumbers = (seed: number): (() => number) => {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
};

const scoreCorpus = async (folder: string, articles: readonly CorpusArticle[]): Promise<object> => {
  const index = openIndexDatabase({ file: ':memory:' });
  await index.put(articles.map(({ article }) => stamped(article)));
  const beyond: string[] = [];
  let missed = 0;
  let required = 0;
  const queries = corpusQueries(folder);
  for (const query of queries) {
    const { missing, others } = judge(query, await namesFound(index, articles, typedQuery(query)));
    required += query.must.length;
    missed += missing.length;
    if (others.length > 0) beyond.push(`${query.query}: ${String(others.length)}`);
  }
  await index.close();
  return {
    queries: queries.length,
    recall: (required - missed) / required,
    missed,
    foundBeyondExpectation: beyond,
  };
};

interface Source {
  readonly pieces: string[];
  readonly titles: string[];
}

/** By folder of the corpus: one script, one kind of text. */
const sourcesOf = (articles: readonly CorpusArticle[]): Source[] => {
  const sources = new Map<string, Source>();
  for (const { name, article } of articles) {
    const folder = name.split('/')[1] ?? '';
    const source = sources.get(folder) ?? { pieces: [], titles: [] };
    sources.set(folder, source);
    source.titles.push(article.title);
    for (const piece of article.text.split(/\n|(?<=[。！？.!?])/))
      if (piece.length > 10) source.pieces.push(piece);
  }
  return [...sources.values()];
};

/** Articles that are unlike each other but read like the corpus: each takes a few sentences of several. */
const grownArticle = (number: number, sources: readonly Source[], random: () => number) => {
  const source = sources[Math.floor(random() * sources.length)];
  const pick = (list: readonly string[]): string => list[Math.floor(random() * list.length)] ?? '';
  const wanted = 500 + random() * 3500;
  let text = '';
  while (text.length < wanted) text += `${pick(source?.pieces ?? [])}\n`;
  return indexedSample(number, {
    title: pick(source?.titles ?? []),
    text,
    published: new Date(Date.UTC(2000, 0, 1) + random() * 8e11).toISOString(),
    site: `site${String(Math.floor(random() * 80))}.org`,
    tags: [`tag${String(Math.floor(random() * 200))}`],
  });
};

const CLASSES: Readonly<Record<string, readonly string[]>> = {
  '1 character': ['的', '京', '国', '鵺'],
  '2 characters, common': ['中国', '一个', '香港', '我们'],
  '2 characters, rare': ['滿月', '普京', '家名', '國安'],
  '4 characters': ['武汉大学', '势力范围', '硬脱欧后', '鍾錦麟宣'],
  'long phrase': ['都不可能迴避六十年代', '一些无人机配备了人脸', '所以每每在觀塘工作室'],
  'other script excluded': ['"中国"', '"技術"', '"發展"'],
  'English word': ['security', 'recent', 'almost', 'government'],
  'part of English words': ['ing', 'the', 'or', 'er'],
  'English phrase': ['"getty images"', '"of the"', '"being deployed"', '"ices a"'],
  'signs and numbers': ['C++', '2.3', '2019年6月', '"'],
  'several terms': ['普京 乌克兰', '香港 OR 台湾', '中国 -美国', 'title:中国 site:site1'],
};

const measureQueries = (index: IndexDatabase): object => {
  const result: Record<string, object> = {};
  for (const [name, queries] of Object.entries(CLASSES)) {
    const times: number[] = [];
    const slowest = { query: '', ms: 0, hits: 0 };
    for (const query of queries) {
      let best = Infinity;
      let hits = 0;
      for (let run = 0; run < REPEATS; run++) {
        const before = cpuMs();
        hits = index.reader.search({
          query,
          view: { kind: 'all' },
          sort: 'relevance',
          limit: 50,
          offset: 0,
        }).total;
        best = Math.min(best, cpuMs() - before);
      }
      times.push(best);
      if (best > slowest.ms) Object.assign(slowest, { query, ms: rounded(best), hits });
    }
    result[name] = { p50: quantile(times, 0.5), max: quantile(times, 1), slowest };
  }
  return result;
};

const timed = (work: () => void): number => {
  const before = cpuMs();
  work();
  return rounded(cpuMs() - before);
};

const measureGrown = async (articles: readonly CorpusArticle[]): Promise<object> => {
  const folder = await mkdtemp(join(tmpdir(), 'offprint-bench-'));
  const file = join(folder, 'index.sqlite');
  try {
    const sources = sourcesOf(articles);
    const random = randomNumbers(1);
    const index = new IndexDatabase({ file });
    let characters = 0;
    let buildMs = 0;
    for (let number = 0; number < ARTICLES; number += BATCH) {
      const batch = Array.from({ length: Math.min(BATCH, ARTICLES - number) }, (_, at) =>
        stamped(grownArticle(number + at, sources, random)),
      );
      for (const { article } of batch) characters += article.text.length;
      buildMs += timed(() => {
        index.put(batch);
      });
    }
    const tidyMs = timed(() => {
      while (index.tidy());
    });
    const list = (sort: 'date' | 'title') => () => {
      index.reader.list({ view: { kind: 'all' }, query: '', sort, limit: 60, offset: 0 });
    };
    const figures = {
      articles: ARTICLES,
      characters,
      buildCpuMs: rounded(buildMs),
      cpuMsPerArticle: rounded(buildMs / ARTICLES),
      tidyCpuMs: tidyMs,
      megabytes: megabytes(statSync(file).size),
      firstPageByDateMs: timed(list('date')),
      pageByDateMs: timed(list('date')),
      firstPageByTitleMs: timed(list('title')),
      countsMs: timed(() => index.reader.counts()),
      editOneTagMs: quantile(
        Array.from({ length: 50 }, (_, number) =>
          timed(() => {
            index.put([stamped({ ...grownArticle(number, sources, random), text: 'x', tags: ['new'] })]);
          }),
        ),
        0.5,
      ),
      queriesCpuMs: measureQueries(index),
    };
    index.close();
    return figures;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

export const benchSearch = async (): Promise<object> => {
  const folder = corpusFolder();
  if (folder === null) return { skipped: 'no corpus (OFFPRINT_CORPUS)' };
  const articles = corpusArticles(folder, () => true);
  return { corpus: await scoreCorpus(folder, articles), grown: await measureGrown(articles) };
};
