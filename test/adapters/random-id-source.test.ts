import assert from 'node:assert/strict';
import { test } from 'node:test';
import { randomIdSource } from '../../main/adapters/random-id-source.ts';

test('no id is taken for an option on a command line', () => {
  const ids = Array.from({ length: 5000 }, () => randomIdSource.opaqueId());
  assert.deepEqual(
    ids.filter((id) => !/^[0-9a-zA-Z_][0-9a-zA-Z_-]{21}$/.test(id)),
    [],
  );
  assert.equal(new Set(ids).size, ids.length);
});
