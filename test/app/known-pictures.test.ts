import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ArticleId } from '../../main/core/articles/article-id.ts';
import { createKnownPictures } from '../../main/app/pictures/known-pictures.ts';

const asset = (sha256: string) => ({
  asset: { sha256, extension: 'png', type: 'image/png', bytes: 1, width: 1, height: 1 },
  origin: { article: '0000000000000001' as ArticleId, version: 1 },
});

test('what is asked in one moment is one question, and each gets its own answer', async () => {
  const questions: (readonly string[])[] = [];
  const known = createKnownPictures({
    findAssets: (keys) => {
      questions.push(keys);
      return Promise.resolve(keys.map((key) => (key === 'gone' ? null : asset(key))));
    },
  });
  const answers = await Promise.all([known(['a', 'gone']), known([]), known(['b'])]);
  assert.deepEqual(answers, [[asset('a'), null], [], [asset('b')]]);
  assert.deepEqual(await known(['c']), [asset('c')]);
  assert.deepEqual(questions, [['a', 'gone', 'b'], ['c']]);
});

test('a question that fails fails for everybody who asked, and the next is asked again', async () => {
  let fails = true;
  const known = createKnownPictures({
    findAssets: (keys) => (fails ? Promise.reject(new Error('lost')) : Promise.resolve(keys.map(asset))),
  });
  const settled = await Promise.allSettled([known(['a']), known(['b'])]);
  assert.deepEqual(
    settled.map(({ status }) => status),
    ['rejected', 'rejected'],
  );
  fails = false;
  assert.deepEqual(await known(['a']), [asset('a')]);
});
