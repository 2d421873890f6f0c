import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bandKeys, sketchLikeness, sketchOf } from '../../../main/core/similarity/sketch.ts';
import { compareShingles, shingleHashes } from '../../../main/core/similarity/shingle-hashes.ts';
import { createRandom } from '../../support/anchoring/random.ts';

const CHARACTERS =
  '水闸建于一九六二年由三个村庄共同管理账单份没有人问过为什么会计拒绝在夜里签字他说与此无关第后来下雨路断了';

const article = (seed: number, length: number): string => {
  const random = createRandom(seed);
  return Array.from({ length }, (_, at) =>
    at % 23 === 22 ? '。' : CHARACTERS.charAt(random.below(CHARACTERS.length)),
  ).join('');
};

const meet = (a: string, b: string): boolean => {
  const [one, other] = [sketchOf(a), sketchOf(b)];
  assert.ok(one && other);
  const keys = new Set(bandKeys(one));
  return bandKeys(other).some((key) => keys.has(key));
};

test('the estimate follows the true share of common shingles', () => {
  for (let seed = 1; seed <= 30; seed += 1) {
    const text = article(seed, 1200);
    const cut = 200 + seed * 30;
    const other = text.slice(0, cut) + article(seed + 1000, 1200 - cut);
    const truth = compareShingles(shingleHashes(text), shingleHashes(other)).resemblance;
    const estimate = sketchLikeness(sketchOf(text)!, sketchOf(other)!);
    assert.ok(Math.abs(truth - estimate) < 0.22, `${String(truth)} was estimated as ${String(estimate)}`);
  }
});

test('a copy with small edits meets its original, a stranger does not', () => {
  for (let seed = 1; seed <= 40; seed += 1) {
    const text = article(seed, 900);
    const edited = `转载：${text.slice(0, 300)}这里改过。${text.slice(310)}编辑注。`;
    assert.ok(meet(text, edited), `seed ${String(seed)}`);
    assert.ok(!meet(text, article(seed + 500, 900)), `seed ${String(seed)}`);
  }
});

test('script, width, case and white space make no difference', () => {
  const simple =
    '记者后来发现，这个国家的发展还需要时间。ABC Radio 说：他们拒绝签字，账单年年两份，没有人问过为什么。';
  const other =
    '記者後來發現，這個國家的發展還需要時間。ＡＢＣ　radio 說：他們拒絕簽字，\n賬單年年兩份，沒有人問過為什麼。';
  assert.equal(sketchLikeness(sketchOf(simple)!, sketchOf(other)!), 1);
});

test('a text of a few words has no sketch', () => {
  assert.equal(sketchOf('水闸建于一九六二年。'), null);
  assert.equal(sketchOf(''), null);
});
