import assert from 'node:assert/strict';
import { test } from 'node:test';
import { refuseNonText } from '../../../../main/core/importing/decoding/refuse-non-text.ts';

const noise = Array.from({ length: 300 }, (_, at) => (at * 37) % 256);
const bytesOf = (start: string, at = 0): Uint8Array => {
  const bytes = Uint8Array.from(noise);
  bytes.set(Buffer.from(start, 'latin1'), at);
  return bytes;
};

test('a file that is no text is called by its name, and the advice fits it', () => {
  const cases: readonly (readonly [Uint8Array, RegExp])[] = [
    [bytesOf('Rar!\x1a\x07\x01\0'), /is a RAR archive.*Unpack it/],
    [bytesOf("7z\xbc\xaf'\x1c"), /is a 7-Zip archive.*Unpack it/],
    [bytesOf('ustar', 257), /is a tar archive.*Unpack it/],
    [bytesOf('\x1f\x8b\x08'), /is a gzip archive.*Unpack it/],
    [bytesOf('\xfd7zXZ\0'), /is an xz archive/],
    [bytesOf('RIFF\x10\0\0\0WEBPVP8 '), /is a WebP picture.*Save the article/],
    [bytesOf('\0\0\0\x1cftypavif'), /is an AVIF picture/],
    [bytesOf('\0\0\0\x18ftypheic'), /is a HEIF picture/],
    [bytesOf('\0\0\0\x18ftypisom'), /is a video or sound file/],
    [bytesOf('BM\x46\0\0\0\0\0\0\0'), /is a BMP picture/],
    [bytesOf('ID3\x04\0\0'), /is a sound file/],
    [bytesOf('BOOKMOBI', 60), /is a Kindle book/],
    [bytesOf('%PDF-1.7'), /is a PDF document/],
    [new Uint8Array(4096), /is a file of nothing but zeros/],
    [Uint8Array.from(noise), /is a binary file/],
  ];
  for (const [bytes, message] of cases)
    assert.throws(() => refuseNonText('a.x', bytes), { code: 'binary-file', message }, String(message));
});

test('a text that begins like a file of another kind is a text', () => {
  for (const text of ['BMW opened a works here.', 'ID cards', 'MM. Curie and Perrin', 'RIF: a history'])
    assert.doesNotThrow(() => refuseNonText('a.txt', new TextEncoder().encode(text)), text);
});
