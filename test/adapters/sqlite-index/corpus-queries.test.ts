import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openIndexDatabase } from '../../../main/adapters/sqlite-index/open-index-database.ts';
import { corpusFolder } from '../../support/corpus.ts';
import {
  corpusArticles,
  corpusQueries,
  judge,
  namesFound,
  squeezed,
  typedQuery,
} from '../../support/corpus-search.ts';
import { stamped } from '../../support/indexed-article.ts';

const SEED = 'articles/news/seed_bbc_59939889.md';
/** Queries with no more articles than this bring all of theirs; of the rest of the corpus every eighth is there. */
const FEW = 12;

const folder = corpusFolder();
const skip = folder === null && 'SKIPPED: no corpus of saved articles (OFFPRINT_CORPUS)';

test('finds what the queries of the corpus must find, and nothing else', { skip }, async (context) => {
  if (folder === null) return;
  const queries = corpusQueries(folder);
  assert.equal(queries.length, 99);
  const rare = new Set(queries.flatMap(({ must }) => (must.length <= FEW ? must : [])));
  const articles = corpusArticles(folder, (name, at) => at % 8 === 0 || rare.has(name) || name === SEED);
  const here = new Set(articles.map(({ name }) => name));
  const textOf = (name: string): string => {
    const article = articles.find((candidate) => candidate.name === name)?.article;
    return article ? squeezed(`${article.title}\n${article.text}`) : '';
  };
  const index = openIndexDatabase({ file: ':memory:' });
  context.after(() => index.close());
  await index.put(articles.map(({ article }) => stamped(article)));

  for (const query of queries) {
    const found = await namesFound(index, articles, typedQuery(query));
    const { missing, others } = judge({ ...query, must: query.must.filter((name) => here.has(name)) }, found);
    const label = `${typedQuery(query)} (${query.kind})`;
    assert.deepEqual(missing, [], `${label} has to find`);
    // One dash or quotation mark finds the other kinds, which the corpus does not know.
    const unexplained = others.filter(
      (name) => query.kind !== 'syntax-character' || !textOf(name).includes(squeezed(query.query)),
    );
    assert.deepEqual(unexplained, [], `${label} must not find`);
  }

  // Without quotation marks either script finds the other.
  for (const { query, kind, must } of queries.filter((one) => /^[\p{L}\p{N}]{1,12}$/u.test(one.query))) {
    const found = await namesFound(index, articles, query);
    const missing = must.filter((name) => here.has(name) && !found.has(name));
    assert.deepEqual(missing, [], `${query} (${kind}) has to find`);
    for (const name of found) assert.ok(textOf(name).includes(squeezed(query)), `${query} finds ${name}`);
  }

  for (const query of ['普京', '京', '"势力范围"', '哈萨克斯坦']) {
    assert.ok((await namesFound(index, articles, query)).has(SEED), query);
  }
  assert.equal((await namesFound(index, articles, '普金')).has(SEED), false);
});
