import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { decodeDataUrl } from '../../../main/core/images/decode-data-url.ts';

const text = (url: string): string | null => {
  const bytes = decodeDataUrl(url);
  return bytes && Buffer.from(bytes).toString();
};

test('any bytes come back from base64 and from percent-encoding', () => {
  fc.assert(
    fc.property(fc.uint8Array(), (bytes) => {
      const encoded = Buffer.from(bytes);
      const percent = [...bytes].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('');
      assert.deepEqual(
        Buffer.from(decodeDataUrl(`data:image/png;base64,${encoded.toString('base64')}`)!),
        encoded,
      );
      assert.deepEqual(Buffer.from(decodeDataUrl(`data:,${percent}`)!), encoded);
    }),
  );
});

test('forgiving as browsers are', () => {
  assert.equal(text('DATA:image/png;charset=x; BASE64,aGVs%0AbG8'), 'hello');
  assert.equal(text('data:text/plain;base64,aGVs bG8='), 'hello');
  assert.equal(text('data:,100%'), '100%');
  assert.equal(text('data:,a,b'), 'a,b');
  assert.equal(text('data:image/svg+xml,<svg>图</svg>'), '<svg>图</svg>');
});

test('what is no data: URL is null', () => {
  for (const url of ['', 'data:', 'https://x.org/a,b', 'data:;base64,@@@@'])
    assert.equal(decodeDataUrl(url), null, url);
});
