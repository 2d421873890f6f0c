/** A file that takes too long is given up by its own name, and the next one is read. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createWorkerDeriver } from '../../../main/adapters/derive-worker/worker-deriver.ts';

const entry = new URL('../../../main/adapters/derive-worker/derive-worker.ts', import.meta.url);
const file = { name: 'lock.html', bytes: new TextEncoder().encode('<title>Lock</title><p>The lock.</p>') };

test('says of a file that took too long what was kept and what to do', async () => {
  const deriver = createWorkerDeriver({ entry, timeoutMs: 1, heapMb: 256, threads: 1 });
  try {
    await assert.rejects(deriver.derive(file, {}), {
      code: 'timeout',
      message:
        /“lock\.html” was not read after 0\.001 seconds.*Nothing of it came into the library.*Try it again/,
    });
  } finally {
    await deriver.close();
  }
});

test('says of a file that took too much memory that it is too large, and reads the next one', async () => {
  const deriver = createWorkerDeriver({ entry, timeoutMs: 60_000, heapMb: 48, threads: 1 });
  const large = { name: 'deep.html', bytes: new TextEncoder().encode('<div>'.repeat(1_000_000)) };
  try {
    await assert.rejects(deriver.derive(large, {}), { code: 'file-too-large', message: /more memory/ });
    assert.equal((await deriver.derive(file, {})).title, 'Lock');
  } finally {
    await deriver.close();
  }
});
