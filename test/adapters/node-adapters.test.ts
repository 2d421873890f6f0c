import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { createJsonLogger } from '../../main/adapters/json-logger.ts';
import { nodeDigest } from '../../main/adapters/node-digest.ts';
import { randomIdSource } from '../../main/adapters/random-id-source.ts';
import { isArticleId } from '../../main/core/articles/article-id.ts';

test('text is hashed as UTF-8, bytes as they are', () => {
  const expected = createHash('sha256').update(Buffer.from('普京 é')).digest('hex');
  assert.equal(nodeDigest.sha256('普京 é'), expected);
  assert.equal(nodeDigest.sha256(new TextEncoder().encode('普京 é')), expected);
  assert.equal(nodeDigest.sha256(''), 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
});

test('ids have their form, do not repeat, and use every letter', () => {
  const ids = Array.from({ length: 2000 }, () => randomIdSource.articleId());
  assert.ok(ids.every(isArticleId));
  assert.equal(new Set(ids).size, ids.length);
  assert.equal(new Set(ids.join('')).size, 32);
  assert.match(randomIdSource.opaqueId(), /^[0-9a-zA-Z_-]{22}$/);
});

test('a log line is one JSON object, whatever is in it', () => {
  const lines: string[] = [];
  const logger = createJsonLogger(
    { write: (text: string) => lines.push(text) > 0 },
    { now: () => Date.UTC(2024, 0, 2) },
  );
  logger.warn('two\nlines', { error: new RangeError('too far'), file: '文章' });
  assert.equal(lines.length, 1);
  assert.ok(lines[0]?.indexOf('\n') === lines[0]!.length - 1);
  const { error, ...line } = JSON.parse(lines[0]) as { error: { name: string; message: string } };
  assert.deepEqual(line, {
    time: '2024-01-02T00:00:00.000Z',
    level: 'warn',
    message: 'two\nlines',
    file: '文章',
  });
  assert.deepEqual([error.name, error.message], ['RangeError', 'too far']);
});
