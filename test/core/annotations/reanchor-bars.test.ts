/**
 * The bars that anchoring has to clear, over seeded articles in Chinese and English. `npm run bench --
 * anchoring` measures the same over more and longer ones, real ones among them.
 */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { writeArticle } from '../../support/anchoring/article-grammar.ts';
import { DELETIONS, EDITS, HARMLESS, WITH_COPIES, withTwins } from '../../support/anchoring/mutations.ts';
import { createRandom } from '../../support/anchoring/random.ts';
import { addScores, makeSample, scoreMutations } from '../../support/anchoring/score-anchoring.ts';
import type { Sample, Score } from '../../support/anchoring/score-anchoring.ts';

const ARTICLES = 20;
const HIGHLIGHTS = 5;

const samplesOf = (seed: number, twins: boolean): Sample[] => {
  const random = createRandom(seed);
  return Array.from({ length: ARTICLES }, (_, index) => {
    const language = index % 2 === 0 ? 'zh' : 'en';
    const paragraphs = writeArticle(language, 6 + random.below(9), random);
    return makeSample(
      language,
      twins ? withTwins(paragraphs, language, random) : paragraphs,
      HIGHLIGHTS,
      random,
    );
  });
};

/** A block as long as a paragraph inside a few marked words can be seen through only with the old text. */
const { 'block inside the quote': _, ...EDITS_WITHOUT_OLD_TEXT } = EDITS;

const samples = samplesOf(7, false);
const known = { oldTextKnown: true, seed: 3 };
const unknown = { oldTextKnown: false, seed: 3 };

const sum = (scores: Record<string, Score>): Score => addScores(Object.values(scores));
const share = (part: number, whole: number): number => part / Math.max(1, whole);

const atLeast = (actual: number, bar: number, what: string): void => {
  assert.ok(
    actual >= bar,
    `${what}: ${(actual * 100).toFixed(2)} %, at least ${(bar * 100).toFixed(2)} % wanted`,
  );
};
const atMost = (actual: number, bar: number, what: string): void => {
  assert.ok(
    actual <= bar,
    `${what}: ${(actual * 100).toFixed(2)} %, at most ${(bar * 100).toFixed(2)} % wanted`,
  );
};

let harmless: Score;
let edits: Score;
let copies: Score;

before(() => {
  harmless = sum(scoreMutations(samples, HARMLESS, known));
  edits = sum(scoreMutations(samples, EDITS, known));
  copies = sum(scoreMutations(samples, WITH_COPIES, known));
});

test('what changes no word moves no mark', () => {
  atLeast(share(harmless.exact, harmless.cases), 0.995, 'exact');
  assert.equal(harmless.lost, 0);
});

test('with the old text known, marks find their words', () => {
  const all = addScores([harmless, edits, copies]);
  assert.ok(all.cases > 1000);
  atLeast(share(all.exact, all.cases), 0.97, 'exact');
  atLeast(share(all.exact + all.approximate + all.reviewRight, all.cases), 0.99, 'found');
  atMost(share(all.wrong, all.cases), 0.005, 'silently wrong');
  atMost(share(all.lost, all.cases), 0.003, 'lost');
  atMost(
    share(harmless.wrong + edits.wrong, harmless.cases + edits.cases),
    0.001,
    'silently wrong, no copies',
  );
});

test('with the old text known, what was deleted is never silently marked elsewhere', () => {
  const deleted = sum(scoreMutations(samples, DELETIONS, known));
  assert.ok(deleted.deleted >= 280);
  assert.equal(deleted.deletedWrong, 0);
});

test('with the old text known, a look-alike never takes the place of what was deleted', () => {
  const deleted = sum(
    scoreMutations(samplesOf(11, true), { deleted: DELETIONS['quote deleted'] ?? assert.fail() }, known),
  );
  assert.ok(deleted.deleted >= 90);
  assert.equal(deleted.deletedWrong, 0);
});

test('by the selectors alone, few marks need help', () => {
  const found = sum(
    scoreMutations(samples, { ...HARMLESS, ...EDITS_WITHOUT_OLD_TEXT, ...WITH_COPIES }, unknown),
  );
  atLeast(share(found.exact, found.cases), 0.92, 'exact');
  atMost(share(found.wrong, found.cases), 0.005, 'silently wrong');
  atMost(share(found.lost, found.cases), 0.005, 'lost');
});

test('by the selectors alone, what was deleted is hardly ever marked elsewhere', () => {
  const deleted = sum(scoreMutations(samples, DELETIONS, unknown));
  atMost(share(deleted.deletedWrong, deleted.deleted), 0.01, 'silently wrong');
});
