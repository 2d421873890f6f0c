/** Whatever is imported, the stored article stays as it is under our own cleaner and under DOMPurify. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { test } from 'node:test';
import { createRandom } from '../../../support/anchoring/random.ts';
import { corpusFiles, corpusFolder } from '../../../support/corpus.ts';
import { CARRIER_NAMES, carried, cleanedCopy } from '../../../support/sanitising/carriers.ts';
import { corpusPayloads } from '../../../support/sanitising/corpus-payloads.ts';
import { canJudge, judgeCopy } from '../../../support/sanitising/judge-copy.ts';
import { knownPayloads, armed } from '../../../support/sanitising/payloads.ts';
import type { Payload } from '../../../support/sanitising/payloads.ts';
import { variedPayloads } from '../../../support/sanitising/vary-payload.ts';

const SEED = 20_260_101;
const VARIED = Number(process.env.OFFPRINT_FUZZ_RUNS ?? 900);
const EVERY_NTH_ARTICLE = 60;

const judge = (payloads: readonly Payload[], carriers: readonly string[]): void => {
  let refused = 0;
  payloads.forEach(({ template }, id) => {
    const carrier = carriers[id % carriers.length] ?? '';
    const copy = cleanedCopy(carried(carrier, armed(template, id, 9)));
    if (copy) assert.equal(judgeCopy(copy.body), null, `${carrier}: ${template}`);
    else refused++;
  });
  assert.ok(refused < payloads.length / 4, `${String(refused)} of ${String(payloads.length)} were refused`);
};

test('the judges work here', () => {
  assert.equal(canJudge(), true);
  assert.match(judgeCopy('<p onclick="x">a</p>') ?? '', /no fixed point/);
});

for (const carrier of CARRIER_NAMES) {
  test(`known payloads in ${carrier}`, () => {
    judge(knownPayloads(), [carrier]);
  });
}

test('varied payloads in every form', () => {
  judge(variedPayloads(VARIED, createRandom(SEED)), CARRIER_NAMES);
});

const sample = corpusPayloads();
test("DOMPurify's own fixtures", { skip: sample === null && 'no corpus' }, () => {
  assert.ok(sample && sample.length > 0);
  judge(sample, ['header+html']);
  judge(sample, ['page']);
});

test('saved articles', { skip: corpusFolder() === null && 'no corpus' }, () => {
  const files = corpusFiles('articles', '').filter((path) => /\.(?:md|html?|txt)$/.test(path));
  const some = files.filter((_, at) => at % EVERY_NTH_ARTICLE === 0);
  assert.ok(some.length > 20);
  for (const path of some) {
    const copy = cleanedCopy({ name: basename(path), bytes: readFileSync(path) });
    assert.ok(copy, path);
    assert.equal(judgeCopy(copy.body), null, path);
  }
});
