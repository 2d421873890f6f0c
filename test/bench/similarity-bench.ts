/**
 * Near duplicates among many: how fast texts are taken in and partners found, and how many copies with edits are
 * found at all. `npm run bench -- similarity`; OFFPRINT_BENCH_ARTICLES changes their number (50,000).
 */
import { DatabaseSync } from 'node:sqlite';
import { AlikeArticles } from '../../main/adapters/sqlite-index/alike-articles.ts';
import { SCHEMA } from '../../main/adapters/sqlite-index/index-schema.ts';
import { createRandom, type Random } from '../support/anchoring/random.ts';

const ARTICLES = Number(process.env.OFFPRINT_BENCH_ARTICLES ?? 50_000);
const LENGTH = 2000;
/** Every hundredth article is another one with edits. */
const COPY_EVERY = 100;

const VOCABULARY = 4000;

const sentence = (random: Random): string =>
  `${Array.from({ length: 12 + random.below(20) }, () =>
    String.fromCodePoint(0x4e00 + Math.floor(random.next() ** 3 * VOCABULARY)),
  ).join('')}。`;

const article = (random: Random): string => {
  let text = '';
  while (text.length < LENGTH) text += sentence(random);
  return text;
};

const edited = (text: string, random: Random): string =>
  text
    .split('。')
    .map((each) => (random.chance(0.1) ? sentence(random) : each))
    .join('。');

export const benchSimilarity = (): Promise<object> => {
  const database = new DatabaseSync(':memory:');
  database.exec(SCHEMA);
  const insert = database.prepare(
    `INSERT INTO article VALUES(?,?,'s','t',NULL,NULL,NULL,NULL,NULL,'2024',NULL,'[]','[]',0,0,0,1,0,0,0,0,1)`,
  );
  const alike = new AlikeArticles(database);
  const random = createRandom(7);
  const copied = new Map<number, string>();
  const texts = new Map<number, string>();
  let made = 0;
  let spentMs = 0;
  let slowestMs = 0;
  database.exec('BEGIN');
  for (let row = 1; row <= ARTICLES; row += 1) {
    const original = row % COPY_EVERY === 0 ? texts.get(row - 50) : undefined;
    const text = original === undefined ? article(random) : edited(original, random);
    if (row % COPY_EVERY === 50) texts.set(row, text);
    if (original !== undefined) {
      made += 1;
      copied.set(row, text);
    }
    insert.run(row, row.toString(32).padStart(16, '0'));
    const started = performance.now();
    alike.write(row, text);
    const took = performance.now() - started;
    spentMs += took;
    slowestMs = Math.max(slowestMs, took);
  }
  database.exec('COMMIT');

  const listStarted = performance.now();
  const rows = alike.rows();
  const listMs = performance.now() - listStarted;
  const partnersStarted = performance.now();
  const found = [...copied].filter(([row]) =>
    alike
      .partners(row, (each) => copied.get(each) ?? texts.get(each) ?? '')
      .some(({ row: other }) => other === row - 50),
  ).length;
  const partnersMs = (performance.now() - partnersStarted) / Math.max(1, copied.size);
  const wrong = rows.filter((row) => !copied.has(row) && !texts.has(row)).length;

  return Promise.resolve({
    articles: ARTICLES,
    charactersEach: LENGTH,
    msPerArticle: Number((spentMs / ARTICLES).toFixed(3)),
    slowestMs: Number(slowestMs.toFixed(1)),
    copies: made,
    found,
    pairedWrongly: wrong,
    listMs: Number(listMs.toFixed(1)),
    partnersMs: Number(partnersMs.toFixed(2)),
    indexMb: ((Number(database.prepare('PRAGMA page_count').get()?.page_count) * 4096) / 2 ** 20).toFixed(1),
  });
};
