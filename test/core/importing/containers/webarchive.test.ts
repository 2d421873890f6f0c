import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { OffprintError } from '../../../../main/core/errors/offprint-error.ts';
import { deriveArticle } from '../../../../main/core/importing/derive-article.ts';
import { assemble, binaryPlist } from '../../../support/containers/binary-plist.ts';
import type { Plist } from '../../../support/containers/binary-plist.ts';
import { corpusFiles } from '../../../support/corpus.ts';
import { noisyPicture } from '../../../support/pictures.ts';

const picture = await noisyPicture('png', 6);
const PROSE = '<p>Three witnesses remembered the lorry, and none of them its colour.</p>'.repeat(6);
const derive = (bytes: Uint8Array, name = 'story.webarchive') => deriveArticle({ name, bytes });

const resource = (url: string, type: string, data: Uint8Array): Record<string, Plist> => ({
  WebResourceURL: url,
  WebResourceMIMEType: type,
  WebResourceData: data,
});
const archive = (html: string | Uint8Array, more: Record<string, Plist> = {}): Buffer =>
  binaryPlist({
    WebMainResource: {
      ...resource('https://news.example/2024/报道', 'text/html', Buffer.from(html)),
      WebResourceFrameName: '',
      ...more,
    },
    WebSubresources: [resource('https://cdn.example/a.png', 'image/png', picture)],
  });

test('page, address and pictures of a web archive', () => {
  const derived = derive(
    archive(
      `<html><head><title>报道</title></head><body>${PROSE}<img src="https://cdn.example/a.png"></body></html>`,
      {
        WebResourceTextEncodingName: 'UTF-8',
      },
    ),
  );
  assert.equal(derived.format, 'webarchive+html');
  assert.equal(derived.extension, 'webarchive');
  assert.equal(derived.title, '报道');
  assert.deepEqual(
    derived.claims.filter(({ source }) => source === 'container'),
    [{ field: 'url', value: 'https://news.example/2024/报道', source: 'container' }],
  );
  assert.ok(picture.equals(derived.embedded.get('https://cdn.example/a.png') ?? Buffer.alloc(0)));
});

test('the charset that Safari names beats the meta element', () => {
  const gbk = Buffer.concat([
    Buffer.from('<html><head><meta charset="utf-8"></head><body><p>'),
    Buffer.from([0xc1, 0xaa, 0xcd, 0xa8]),
    Buffer.from('</p></body></html>'),
  ]);
  assert.match(derive(archive(gbk, { WebResourceTextEncodingName: 'GB2312' })).body, /联通/);
});

const refused = (bytes: Uint8Array, problem: RegExp): void =>
  assert.throws(
    () => derive(bytes),
    (error: unknown) => {
      assert.ok(error instanceof OffprintError, String(error));
      assert.equal(error.code, 'damaged-archive');
      assert.match(error.message, problem);
      return true;
    },
  );

test('lists that refer to themselves, or to few objects many times over, end at once', () => {
  refused(assemble([Buffer.from([0xa1, 0, 0])]), /holds no page/);
  // Nine levels of ten references each: 10^9 leaves to whoever expands them.
  const levels = Array.from({ length: 9 }, (_, level) =>
    Buffer.concat([Buffer.from([0xaa]), ...Array.from({ length: 10 }, () => Buffer.from([0, level + 1]))]),
  );
  refused(assemble([...levels, Buffer.from([0x51, 0x61])]), /holds no page/);
  // A list of subresources, all of them one dictionary that is the list's own parent.
  const many = Buffer.alloc(6 + 60_000 * 2);
  many.set([0xaf, 0x12, 0, 0, 0xea, 0x60]);
  const wide = Buffer.concat([Buffer.from([0xdf, 0x10, 200]), Buffer.alloc(200 * 2 * 2)]);
  const key = (text: string) => Buffer.concat([Buffer.from([0x5f, 0x10, text.length]), Buffer.from(text)]);
  const data = Buffer.concat([Buffer.from([0x44]), Buffer.from('<p>x')]);
  const top = Buffer.from([0xd2, 0, 1, 0, 2, 0, 3, 0, 4]);
  const main = Buffer.from([0xd1, 0, 5, 0, 6]);
  for (let index = 0; index < 60_000; index++) many.writeUInt16BE(7, 6 + index * 2);
  refused(
    assemble([
      top,
      key('WebMainResource'),
      key('WebSubresources'),
      main,
      many,
      key('WebResourceData'),
      data,
      wide,
    ]),
    /too many times over/,
  );
});

const DOCTYPE =
  '<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">';
const xmlPlist = (value: Plist): string => {
  if (typeof value === 'string')
    return `<string>${value.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</string>`;
  if (typeof value === 'boolean') return value ? '<true/>' : '<false/>';
  if (value instanceof Uint8Array)
    return `<data>\n\t${Buffer.from(value).toString('base64').replaceAll(/.{52}/g, '$&\n\t')}\n</data>`;
  if (Array.isArray(value)) return `<array>${value.map((item: Plist) => xmlPlist(item)).join('\n')}</array>`;
  const entries = Object.entries(value as Readonly<Record<string, Plist>>);
  return `<dict>\n${entries.map(([key, item]) => `<key>${key}</key>\n${xmlPlist(item)}`).join('\n')}</dict>`;
};
const inXml = (value: Plist): Buffer =>
  Buffer.from(
    `<?xml version="1.0" encoding="UTF-8"?>\n${DOCTYPE}\n<plist version="1.0">${xmlPlist(value)}</plist>\n`,
  );

const FRAMED: Plist = {
  WebMainResource: resource(
    'https://news.example/a?b=1&c=2',
    'text/html',
    Buffer.from(
      `<html><head><title>A &amp; B</title></head><body>${PROSE}<img src="https://cdn.example/a.png"><iframe src="https://news.example/frame"></iframe></body></html>`,
    ),
  ),
  WebSubframeArchives: [
    {
      WebMainResource: resource(
        'https://news.example/frame',
        'text/html',
        Buffer.from('<p>an advertisement'),
      ),
      WebSubresources: [resource('https://cdn.example/a.png', 'image/png', picture)],
    },
  ],
};

test('a web archive in XML is read like the binary one, with what its frames hold', () => {
  for (const bytes of [inXml(FRAMED), binaryPlist(FRAMED)]) {
    const derived = derive(bytes);
    assert.equal(derived.format, 'webarchive+html');
    assert.equal(derived.title, 'A & B');
    assert.equal(derived.url, 'https://news.example/a?b=1&c=2');
    assert.ok(picture.equals(derived.embedded.get('https://cdn.example/a.png') ?? Buffer.alloc(0)));
    assert.doesNotMatch(derived.body, /advertisement/);
  }
});

test('traps in XML are neither unfolded nor followed', () => {
  const laughs = `<?xml version="1.0"?><!DOCTYPE plist [<!ENTITY a "aaaaaaaaaa">]><plist version="1.0"><dict><key>x</key><string>&a;</string></dict></plist>`;
  assert.throws(() => derive(Buffer.from(laughs)), { name: 'OffprintError', code: 'not-an-article' });
  const key = '<key>WebMainResource</key>';
  refused(Buffer.from(laughs.replace('<key>x</key>', key)), /holds no page/);
  const deep = `<?xml version="1.0"?>${DOCTYPE}<plist version="1.0"><dict>${key}${'<array>'.repeat(200_000)}${'</array>'.repeat(200_000)}</dict></plist>`;
  refused(Buffer.from(deep), /too deep in each other/);
  refused(Buffer.from(`<plist><dict>${key}${'<true/>'.repeat(500_000)}</dict></plist>`), /too many parts/);
  refused(Buffer.from(`<plist><dict>${key}<array></dict></array></plist>`), /overlap/);
  const whole = inXml(FRAMED);
  for (let length = whole.indexOf('WebMainResource') + 20; length < whole.length - 40; length += 37)
    refused(whole.subarray(0, length), /web archive/);
});

test('cut off anywhere or with bytes changed, only an OffprintError is thrown', () => {
  const whole = archive(`<html><body>${PROSE}</body></html>`);
  for (let length = 8; length < whole.length; length += 61) refused(whole.subarray(0, length), /web archive/);
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { minLength: 1, maxLength: 6 }),
      fc.boolean(),
      (changes, atEnd) => {
        const bytes = Buffer.from(whole);
        for (const [at, value] of changes) bytes[atEnd ? bytes.length - 1 - (at % 200) : at] = value;
        try {
          derive(bytes);
        } catch (error) {
          if (!(error instanceof OffprintError)) throw error;
        }
      },
    ),
    { numRuns: 1500 },
  );
});

test('a web archive of other people', (t) => {
  const files = corpusFiles('containers/webarchive', '.webarchive');
  if (files.length === 0) {
    t.skip('NO CORPUS: containers/webarchive was not tried');
    return;
  }
  for (const file of files) {
    const derived = derive(readFileSync(file), basename(file));
    assert.equal(derived.url, 'https://crouton.net/');
    assert.equal(derived.title, 'Crouton');
    assert.ok(derived.embedded.has('https://crouton.net/crouton.png'));
  }
});
