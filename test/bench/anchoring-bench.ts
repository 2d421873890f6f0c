/**
 * What becomes of highlights when their article changes, by mutation: shares of cases, over articles of a
 * grammar and, where the corpus is there, real ones. Then what anchoring costs.
 */
import { describeRange } from '../../main/core/annotations/describe-range.ts';
import { prepareReanchoring } from '../../main/core/annotations/reanchor.ts';
import { writeArticle } from '../support/anchoring/article-grammar.ts';
import type { GrammarLanguage } from '../support/anchoring/article-grammar.ts';
import { corpusSamples } from '../support/anchoring/corpus-samples.ts';
import {
  DELETIONS,
  DELETIONS_WITH_COPY,
  EDITS,
  HARMLESS,
  WITH_COPIES,
  withTwins,
} from '../support/anchoring/mutations.ts';
import { createRandom } from '../support/anchoring/random.ts';
import { addScores, makeSample, scoreMutations } from '../support/anchoring/score-anchoring.ts';
import type { Sample, Score } from '../support/anchoring/score-anchoring.ts';
import { joinTracked, trackParagraphs } from '../support/anchoring/tracked-text.ts';

const ARTICLES = Number(process.env.OFFPRINT_BENCH_ARTICLES ?? 40);
const HIGHLIGHTS = 5;
const SEED = 21;
const LARGE_TEXT = 100_000;
const MANY_ANNOTATIONS = 1_000;

const grammarSamples = (twins: boolean): Sample[] => {
  const random = createRandom(SEED);
  return Array.from({ length: ARTICLES }, (_, index) => {
    const language: GrammarLanguage = index % 2 === 0 ? 'zh' : 'en';
    const paragraphs = writeArticle(language, 12 + random.below(25), random);
    return makeSample(
      language,
      twins ? withTwins(paragraphs, language, random) : paragraphs,
      HIGHLIGHTS,
      random,
    );
  });
};

const percent = (part: number, whole: number): number =>
  whole === 0 ? 0 : Math.round((part / whole) * 10_000) / 100;

const survivors = (score: Score): object => ({
  cases: score.cases,
  exactPercent: percent(score.exact, score.cases),
  approximatePercent: percent(score.approximate, score.cases),
  silentlyWrongPercent: percent(score.wrong, score.cases),
  lostPercent: percent(score.lost, score.cases),
  reviewRightPercent: percent(score.reviewRight, score.cases),
  reviewWrongPercent: percent(score.reviewWrong, score.cases),
  foreignBlockMarkedPercent: percent(score.foreignMarked, score.cases),
});

const deletions = (score: Score): object => ({
  cases: score.deleted,
  orphanPercent: percent(score.deletedOrphan, score.deleted),
  reviewPercent: percent(score.deletedReview, score.deleted),
  silentlyWrongPercent: percent(score.deletedWrong, score.deleted),
});

const sum = (scores: Record<string, Score>): Score => addScores(Object.values(scores));

/** Without the old text nobody can see through a paragraph put inside a few words. */
const { 'block inside the quote': _, ...SEEN_BY_SELECTORS } = EDITS;

const measure = (samples: readonly Sample[], oldTextKnown: boolean): object => {
  const options = { oldTextKnown, seed: SEED };
  const harmless = scoreMutations(samples, HARMLESS, options);
  const edits = scoreMutations(samples, oldTextKnown ? EDITS : SEEN_BY_SELECTORS, options);
  const copies = scoreMutations(samples, WITH_COPIES, options);
  const deleted = scoreMutations(samples, DELETIONS, options);
  const exactByMutation = Object.entries({ ...harmless, ...edits, ...copies }).map(
    ([name, score]) => [name, percent(score.exact, score.cases)] as const,
  );
  return {
    articles: samples.length,
    harmless: survivors(sum(harmless)),
    allSurviving: survivors(addScores([sum(harmless), sum(edits), sum(copies)])),
    survivingWithoutCopies: survivors(addScores([sum(harmless), sum(edits)])),
    deleted: deletions(sum(deleted)),
    deletedWithRewrittenCopy: deletions(sum(scoreMutations(samples, DELETIONS_WITH_COPY, options))),
    exactPercentByMutation: Object.fromEntries(exactByMutation),
  };
};

const milliseconds = (run: () => void): number => {
  const start = performance.now();
  run();
  return Math.round(performance.now() - start);
};

/** A long article, its re-import with every mistake, and a thousand marks in it. */
const measureCost = (language: GrammarLanguage): object => {
  const random = createRandom(SEED);
  const paragraphs: string[] = [];
  for (let length = 0; length < LARGE_TEXT; length = paragraphs.join('\n').length) {
    paragraphs.push(...writeArticle(language, 60, random));
  }
  const { text, ranges } = makeSample(language, paragraphs, MANY_ANNOTATIONS, random);
  const heavy = WITH_COPIES.heavy;
  if (!heavy) throw new Error('the heavy mutation is missing');
  const { text: changed } = joinTracked(
    heavy({ paragraphs: trackParagraphs(paragraphs), language, random, start: 0, end: 100 }),
  );
  const targets = ranges.map(({ start, end }) => ({
    version: 1,
    modelVersion: 1,
    ...describeRange(text, start, end),
  }));
  const [first] = targets;
  if (!first) throw new Error('no highlights');
  return {
    characters: text.length,
    annotations: targets.length,
    firstAnnotationMs: milliseconds(() => prepareReanchoring(text, changed)(first)),
    allWithOldTextMs: milliseconds(() => targets.map(prepareReanchoring(text, changed))),
    allBySelectorsMs: milliseconds(() => targets.map(prepareReanchoring(null, changed))),
  };
};

export const benchAnchoring = async (): Promise<object> => {
  const grammar = grammarSamples(false);
  const twins = scoreMutations(
    grammarSamples(true),
    { deleted: DELETIONS['quote deleted'] ?? (({ paragraphs }) => [...paragraphs]) },
    { oldTextKnown: true, seed: SEED },
  );
  const corpus = corpusSamples(ARTICLES, HIGHLIGHTS, createRandom(SEED));
  if (corpus.length === 0) console.error('SKIPPED: no corpus of real articles beside the project');
  return Promise.resolve({
    grammar: { oldTextKnown: measure(grammar, true), selectorsOnly: measure(grammar, false) },
    deletedAmongTwins: deletions(sum(twins)),
    ...(corpus.length === 0
      ? {}
      : { corpus: { oldTextKnown: measure(corpus, true), selectorsOnly: measure(corpus, false) } }),
    cost: { zh: measureCost('zh'), en: measureCost('en') },
  });
};
