import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Annotation, AnnotationTarget } from '../../../main/core/annotations/annotation.ts';
import {
  anchorAfterReplacement,
  anchorAnnotations,
  anchorIn,
  versionsToCompare,
} from '../../../main/core/annotations/anchor-annotations.ts';
import { alignKeys } from '../../../main/core/annotations/anchoring/align-keys.ts';
import { diffStrings } from '../../../main/core/annotations/anchoring/diff-strings.ts';
import type { MatchRun } from '../../../main/core/annotations/anchoring/match-run.ts';
import { createAnnotation, removeAnnotation } from '../../../main/core/annotations/change-annotations.ts';
import { describeRange } from '../../../main/core/annotations/describe-range.ts';
import {
  ANCHORING_ALGORITHM,
  prepareReanchoring,
  reanchor,
} from '../../../main/core/annotations/reanchor.ts';

const OLD = [
  '会谈在日内瓦举行，双方各不相让，没有人愿意先让步。',
  '普京说，俄罗斯不会接受这样的条件，势力范围的问题必须写进协议。',
  'The spokesman said “nothing has changed” and left the room at once.',
  '分析人士认为，局势仍有变数，下一轮会谈定在一月中旬。',
].join('\n');

const targetOf = (words: string, text = OLD): AnnotationTarget => {
  const start = text.indexOf(words);
  assert.ok(start >= 0, words);
  return { version: 1, modelVersion: 1, ...describeRange(text, start, start + words.length) };
};

const shown = (words: string, text: string, old: string | null = OLD): { state: string; words: string[] } => {
  const { state, segments } = prepareReanchoring(old, text)(targetOf(words));
  return { state, words: segments.map(({ start, end }) => text.slice(start, end)) };
};

test('an unchanged text keeps the stored offsets', () => {
  const target = targetOf('势力范围的问题');
  assert.deepEqual(reanchor(target, OLD, OLD, { version: 2, modelVersion: 1 }), {
    version: 2,
    modelVersion: 1,
    algorithm: ANCHORING_ALGORITHM,
    state: 'sure',
    segments: [{ start: target.start, end: target.end }],
  });
});

test('finds the words whatever happened to width, script, space and quotation marks', () => {
  const text = OLD.replace('势力范围的问题', '勢力 範圍的問題').replace(
    '“nothing has changed”',
    '«Nothing  has changed»',
  );
  assert.deepEqual(shown('势力范围的问题', text), { state: 'sure', words: ['勢力 範圍的問題'] });
  assert.deepEqual(shown('“nothing has changed”', text), {
    state: 'sure',
    words: ['«Nothing  has changed»'],
  });
});

test('a block put into a quotation is not marked', () => {
  const advertisement = '广告：下载我们的客户端，阅读更多独家报道，现在注册即可免费试用三十天。';
  const text = OLD.replace('\nThe spokesman', `\n${advertisement}\nThe spokesman`);
  assert.deepEqual(shown('必须写进协议。\nThe spokesman said', text), {
    state: 'sure',
    words: ['必须写进协议。', 'The spokesman said'],
  });
});

test('a short block that ends like the text before it is cut at the paragraphs', () => {
  const text = OLD.replace('\nThe spokesman', '\n广告。\nThe spokesman');
  assert.deepEqual(shown('必须写进协议。\nThe spokesman said', text).words, [
    '必须写进协议。',
    'The spokesman said',
  ]);
});

test('what was deleted becomes an orphan, though the same words stand elsewhere', () => {
  const old = `${OLD}\n后来，会谈在别处重新开始。`;
  const text = old.replace('会谈在日内瓦举行，双方各不相让，没有人愿意先让步。\n', '');
  const place = prepareReanchoring(old, text);
  const { state, segments, suggestions } = place(targetOf('会谈', old));
  assert.equal(state, 'orphan');
  assert.deepEqual(segments, []);
  assert.ok(suggestions.some(({ start, end }) => text.slice(start, end) === '会谈'));
});

test('deleted words that a new text quotes with half their context are not marked as certain', () => {
  const [, , third = '', fourth = ''] = OLD.split('\n');
  const quoting =
    '评论：双方各不相让，没有人愿意先让步。普京说，俄罗斯不会接受这样的条件，势力范围的问题，等等。';
  const text = [third, fourth, quoting].join('\n');
  assert.deepEqual(shown('双方各不相让，没有人愿意', text), {
    state: 'review',
    words: ['双方各不相让，没有人愿意'],
  });
  assert.deepEqual(shown('双方各不相让', text), { state: 'orphan', words: [] });
});

test('a paragraph that moved takes its marks along', () => {
  const [first = '', ...others] = OLD.split('\n');
  const moved = shown('双方各不相让，没有人愿意', [...others, first].join('\n'));
  assert.deepEqual(moved.words, ['双方各不相让，没有人愿意']);
});

test('without the old text a place that is not certain is offered for review, none is guessed', () => {
  assert.equal(prepareReanchoring(null, 'nothing of it is here')(targetOf('普京说')).state, 'orphan');
  assert.deepEqual(shown('势力范围的问题', `前言\n${OLD}`, null), {
    state: 'sure',
    words: ['势力范围的问题'],
  });
  assert.notEqual(shown('普京说', '记者问：普京说过吗？没有人听见普京说话。', null).state, 'sure');
});

test('an old text that does not hold the quotation is not trusted', () => {
  const wrong = `${'x'.repeat(40)}${OLD}`;
  assert.deepEqual(shown('势力范围的问题', `前言\n${OLD}`, wrong), {
    state: 'sure',
    words: ['势力范围的问题'],
  });
});

test('hostile texts are placed or orphaned, never an error, and marks lie inside the text', () => {
  const piece = fc.constantFrom('a', '中', ' ', '\n', '😀', '\u0301', '会谈', '普京说', 'ﬁ', '\ud800', '。');
  const text = fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join(''));
  fc.assert(
    fc.property(text, text, fc.nat(60), fc.nat(60), fc.boolean(), (old, current, start, length, known) => {
      if (old.slice(start, start + length).trim() === '') return;
      const target = { version: 1, modelVersion: 1, ...describeRange(old, start, start + length) };
      const { state, segments } = prepareReanchoring(known ? old : null, current)(target);
      assert.equal(state === 'orphan', segments.length === 0);
      let last = 0;
      for (const segment of segments) {
        assert.ok(segment.start >= last && segment.end > segment.start && segment.end <= current.length);
        last = segment.end;
      }
    }),
    { numRuns: 1000 },
  );
});

const assertRuns = (runs: readonly MatchRun[], a: string, b: string): void => {
  let [atA, atB] = [0, 0];
  for (const run of runs) {
    assert.ok(run.a >= atA && run.b >= atB && run.length > 0);
    assert.equal(a.slice(run.a, run.a + run.length), b.slice(run.b, run.b + run.length));
    [atA, atB] = [run.a + run.length, run.b + run.length];
  }
  assert.ok(atA <= a.length && atB <= b.length);
};

const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'd'), maxLength: 300 });

test('diff and alignment give equal stretches in order', () => {
  fc.assert(
    fc.property(word, word, word, (head, middle, tail) => {
      const [a, b] = [head + middle + tail, middle + head.slice(3) + tail];
      const diff = diffStrings(a, b, a.length + b.length, { steps: 1e9 });
      assert.ok(diff);
      assertRuns(diff, a, b);
      assertRuns(alignKeys(a.repeat(4), b.repeat(3), { steps: 1e9 }), a.repeat(4), b.repeat(3));
    }),
    { numRuns: 200 },
  );
});

test('the diff is a longest one', () => {
  const longest = (a: string, b: string): number => {
    let row = new Array<number>(b.length + 1).fill(0);
    for (const unit of a) {
      const next = [0];
      for (let at = 1; at <= b.length; at++) {
        const straight = row[at] ?? 0;
        next.push(unit === b[at - 1] ? (row[at - 1] ?? 0) + 1 : Math.max(straight, next[at - 1] ?? 0));
      }
      row = next;
    }
    return row.at(-1) ?? 0;
  };
  const short = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 25 });
  fc.assert(
    fc.property(short, short, (a, b) => {
      const runs = diffStrings(a, b, a.length + b.length, { steps: 1e9 }) ?? [];
      assert.equal(
        runs.reduce((sum, { length }) => sum + length, 0),
        longest(a, b),
      );
    }),
    { numRuns: 300 },
  );
});

test('a used-up budget leaves text unmatched instead of running on', () => {
  const a = 'abcd'.repeat(5000);
  const b = 'dcab'.repeat(5000);
  const budget = { steps: 1000 };
  assertRuns(alignKeys(a, b, budget), a, b);
  assert.ok(budget.steps > -30_000);
  assert.equal(diffStrings('a'.repeat(50), 'b'.repeat(50), 100, { steps: 10 }), null);
});

const annotate = (id: string, words: string, version = 1): Annotation => {
  const start = OLD.indexOf(words);
  return createAnnotation({
    id,
    now: '2026-01-01T00:00:00.000Z',
    author: '',
    version,
    text: OLD,
    start,
    end: start + words.length,
    color: 'yellow',
    note: '',
    tags: [],
  });
};

const NEW = `Neue Einleitung\n${OLD.replace('普京说，俄罗斯不会接受这样的条件，势力范围的问题必须写进协议。\n', '')}`;

test('anchors are added for the shown version; selectors and other anchors stay', () => {
  const list = removeAnnotation(
    [annotate('aaaaaaaa', '分析人士'), annotate('bbbbbbbb', '势力范围'), annotate('cccccccc', '会谈')],
    'cccccccc',
    '2026-01-02T00:00:00.000Z',
  );
  const second = { version: 2, modelVersion: 1 };
  assert.deepEqual(versionsToCompare(list, second), [1]);
  assert.deepEqual(versionsToCompare(list, { version: 1, modelVersion: 1 }), []);
  const anchored = anchorAnnotations(
    list,
    second,
    new Map([
      [1, OLD],
      [2, NEW],
    ]),
  );
  const [kept, orphan, deleted] = anchored;
  assert.ok(kept && orphan && deleted);
  assert.equal(
    NEW.slice(anchorIn(kept, second)?.segments[0]?.start, anchorIn(kept, second)?.segments[0]?.end),
    '分析人士',
  );
  assert.equal(anchorIn(orphan, second)?.state, 'orphan');
  assert.deepEqual(deleted.anchors, []);
  assert.deepEqual(
    anchored.map(({ target }) => target),
    list.map(({ target }) => target),
  );
  assert.deepEqual(versionsToCompare(anchored, second), []);
  assert.equal(anchorAnnotations(anchored, second, new Map([[2, NEW]])), anchored);
});

test('anchors of another algorithm or text model are made anew', () => {
  const second = { version: 2, modelVersion: 1 };
  const stale = { version: 2, modelVersion: 1, algorithm: 0, state: 'orphan' as const, segments: [] };
  const list = [{ ...annotate('aaaaaaaa', '分析人士'), anchors: [stale] }];
  const [renewed] = anchorAnnotations(
    list,
    second,
    new Map([
      [1, OLD],
      [2, NEW],
    ]),
  );
  assert.deepEqual(
    renewed?.anchors.map(({ algorithm, state }) => ({ algorithm, state })),
    [{ algorithm: ANCHORING_ALGORITHM, state: 'sure' }],
  );
  assert.equal(anchorIn(annotate('aaaaaaaa', '会谈'), { version: 1, modelVersion: 2 }), null);
});

test('a version derived anew keeps the marks made in it', () => {
  const text = `${OLD.replace('会谈在', '会談在')}\n后记`;
  const [moved] = anchorAfterReplacement([annotate('aaaaaaaa', '分析人士')], 1, OLD, `题记\n${text}`, 1);
  assert.ok(moved);
  const segment = anchorIn(moved, { version: 1, modelVersion: 1 })?.segments[0];
  assert.equal(`题记\n${text}`.slice(segment?.start, segment?.end), '分析人士');
  const list = [annotate('aaaaaaaa', '分析人士')];
  assert.equal(anchorAfterReplacement(list, 1, OLD, OLD, 1), list);
});
