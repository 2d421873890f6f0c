/** Containers that lie, explode or run in circles, and what an import has to say of each. */
import { gzipSync } from 'node:zlib';
import { assemble } from './binary-plist.ts';
import { htmlPart, mhtml, picturePart } from './mhtml.ts';
import { http, response, warc, warcGz } from './warc.ts';
import { zip } from './zip.ts';
import type { ZipFile } from './zip.ts';

export interface HostileContainer {
  readonly name: string;
  readonly bytes: Buffer;
  /** Codes of the errors it ends in, of it and of what is in it. */
  readonly codes: readonly string[];
}

const PAGE = `<html><head><title>In a container</title></head><body>${'<p>The keys were found where they had been lost.</p>'.repeat(8)}</body></html>`;
const DAMAGED = ['damaged-archive'];
const TOO_LARGE = ['file-too-large'];

const container = (name: string, bytes: Buffer | string, codes: readonly string[]): HostileContainer => ({
  name,
  bytes: Buffer.from(bytes),
  codes,
});

const changed = (bytes: Buffer, change: (copy: Buffer) => void): Buffer => {
  const copy = Buffer.from(bytes);
  change(copy);
  return copy;
};

const endOf = (archive: Buffer): number => archive.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));

/** An archive whose 64-bit directory end says what it likes. */
export const zip64 = (archive: Buffer, says: { entries?: bigint; size?: bigint; start?: bigint }): Buffer => {
  const end = endOf(archive);
  const entries = says.entries ?? BigInt(archive.readUInt16LE(end + 10));
  const record = Buffer.alloc(56);
  record.writeUInt32LE(0x06064b50, 0);
  record.writeBigUInt64LE(44n, 4);
  record.writeUInt16LE(45, 12);
  record.writeUInt16LE(45, 14);
  record.writeBigUInt64LE(entries, 24);
  record.writeBigUInt64LE(entries, 32);
  record.writeBigUInt64LE(says.size ?? BigInt(archive.readUInt32LE(end + 12)), 40);
  record.writeBigUInt64LE(says.start ?? BigInt(archive.readUInt32LE(end + 16)), 48);
  const locator = Buffer.alloc(20);
  locator.writeUInt32LE(0x07064b50, 0);
  locator.writeBigUInt64LE(BigInt(end), 8);
  locator.writeUInt32LE(1, 16);
  const last = changed(archive.subarray(end), (copy) => {
    copy.fill(0xff, 8, 20);
  });
  return Buffer.concat([archive.subarray(0, end), record, locator, last]);
};

const page = (file: Omit<ZipFile, 'data'>): Buffer => zip([{ data: PAGE, ...file }]);
const nested = (levels: number, inside: Buffer): Buffer =>
  levels === 0 ? inside : zip([{ name: 'inside.zip', data: nested(levels - 1, inside) }]);

const ZIPS = (): HostileContainer[] => [
  container('good.zip', page({ name: 'a.html' }), []),
  container('swelling.zip', zip([{ name: 'a.html', data: Buffer.alloc(60e6) }]), TOO_LARGE),
  container('swelling-inside.zip', nested(2, zip([{ name: 'a.html', data: Buffer.alloc(60e6) }])), TOO_LARGE),
  container(
    'many.zip',
    zip(Array.from({ length: 20_001 }, (_, at) => ({ name: `${String(at)}.html`, stored: true }))),
    TOO_LARGE,
  ),
  container('deep.zip', nested(40, page({ name: 'a.html' })), DAMAGED),
  container(
    'overlap.zip',
    zip([
      { name: 'a.html', data: PAGE },
      ...Array.from({ length: 300 }, (_, at) => ({ name: `${String(at)}.html`, sharesDataOf: 0 })),
    ]),
    DAMAGED,
  ),
  container('slip.zip', page({ name: '../../../slip.html' }), DAMAGED),
  container('absolute.zip', page({ name: '/tmp/absolute.html' }), DAMAGED),
  container('drive.zip', page({ name: 'C:\\drive.html' }), DAMAGED),
  container(
    'link.zip',
    zip([{ name: 'a.html', data: '/etc/passwd', mode: 0o120777, stored: true }]),
    DAMAGED,
  ),
  container('locked.zip', page({ name: 'a.html', flags: 0x801 }), DAMAGED),
  container('odd-packing.zip', page({ name: 'a.html', method: 99 }), DAMAGED),
  container('wrong-size.zip', page({ name: 'a.html', claimedSize: 10 }), DAMAGED),
  container(
    'wrong-sum.zip',
    changed(zip([{ name: 'a.html', data: PAGE, stored: true }]), (copy) => copy.write('?', 60)),
    DAMAGED,
  ),
  container('cut.zip', page({ name: 'a.html' }).subarray(0, 200), DAMAGED),
  container('zip64-count.zip', zip64(page({ name: 'a.html' }), { entries: 2n ** 40n }), TOO_LARGE),
  container('zip64-start.zip', zip64(page({ name: 'a.html' }), { start: 2n ** 50n }), DAMAGED),
  container('zip64-far.zip', zip64(page({ name: 'a.html' }), { start: 2n ** 63n }), DAMAGED),
];

const lie = { type: 'response', url: 'https://news.example/lie', block: http(PAGE) };
const WARCS = (): HostileContainer[] => [
  container('length.warc', warc([{ ...lie, claimed: 10 ** 15 }]), DAMAGED),
  container('cut.warc.gz', warcGz([lie]).subarray(0, 150), DAMAGED),
  container('bomb.warc.gz', gzipSync(Buffer.concat([warc([lie]), Buffer.alloc(90e6)])), TOO_LARGE),
  container(
    'answer-bomb.warc',
    warc([
      response('https://news.example/bomb', gzipSync(Buffer.alloc(90e6)), {
        'Content-Type': 'text/html',
        'Content-Encoding': 'gzip',
      }),
    ]),
    TOO_LARGE,
  ),
  container('bomb.gz', gzipSync(Buffer.alloc(90e6)), TOO_LARGE),
];

const multipart = (depth: number): string =>
  depth === 0
    ? 'Content-Type: text/html\r\n\r\n<p>x</p>\r\n'
    : `MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b${String(depth)}\r\n\r\n--b${String(depth)}\r\n${multipart(depth - 1)}\r\n--b${String(depth)}--\r\n`;
const MHTMLS = (): HostileContainer[] => [
  container(
    'parts.mhtml',
    mhtml([htmlPart(PAGE), ...Array.from({ length: 100_000 }, () => picturePart(Buffer.from('x'), {}))]),
    TOO_LARGE,
  ),
  container('deep.mhtml', multipart(500), DAMAGED),
  container('without-page.mhtml', mhtml([picturePart(Buffer.from('x'), {})]), DAMAGED),
  container('cut.mhtml', mhtml([htmlPart(PAGE)]).subarray(0, 500), DAMAGED),
  container(
    'field.mhtml',
    `MIME-Version: 1.0\r\nContent-Type: multipart/related; ${'x="'.repeat(2e6)}\r\n\r\n`,
    DAMAGED,
  ),
];

const plistKey = (text: string): Buffer =>
  Buffer.concat([Buffer.from([0x5f, 0x10, text.length]), Buffer.from(text)]);
const MAIN_KEY = '<key>WebMainResource</key>';
const PLISTS = (): HostileContainer[] => [
  // A dictionary that is its own page, and ten levels of ten references each.
  container(
    'circle.webarchive',
    assemble([Buffer.from([0xd1, 0, 1, 0, 0]), plistKey('WebMainResource')]),
    DAMAGED,
  ),
  container(
    'laughs.webarchive',
    assemble([
      Buffer.from([0xd1, 0, 1, 0, 2]),
      plistKey('WebMainResource'),
      ...Array.from({ length: 10 }, (_, level) =>
        Buffer.concat([
          Buffer.from([0xaa]),
          ...Array.from({ length: 10 }, () => Buffer.from([0, Math.min(level + 3, 11)])),
        ]),
      ),
    ]),
    DAMAGED,
  ),
  container(
    'laughs-xml.webarchive',
    `<?xml version="1.0"?><!DOCTYPE plist [<!ENTITY a "${'ha'.repeat(999)}">${Array.from({ length: 20 }, (_, at) => `<!ENTITY a${String(at)} "${'&a;'.repeat(99)}">`).join('')}]><plist version="1.0"><dict>${MAIN_KEY}<dict><key>WebResourceData</key><string>&a19;</string></dict></dict></plist>`,
    DAMAGED,
  ),
  container(
    'deep-xml.webarchive',
    `<plist version="1.0"><dict>${MAIN_KEY}${'<array>'.repeat(200_000)}</dict></plist>`,
    DAMAGED,
  ),
  container('end.webarchive', Buffer.concat([Buffer.from('bplist00'), Buffer.alloc(64, 0xff)]), DAMAGED),
];

const CONTAINER_XML =
  '<container><rootfiles><rootfile full-path="a.opf" media-type="application/oebps-package+xml"/></rootfiles></container>';
const epub = (files: Readonly<Record<string, string | Uint8Array>>): Buffer =>
  zip(
    Object.entries({
      mimetype: 'application/epub+zip',
      'META-INF/container.xml': CONTAINER_XML,
      ...files,
    }).map(([name, data]) => ({ name, data })),
  );
const EPUBS = (): HostileContainer[] => [
  container('empty.epub', epub({}), DAMAGED),
  container(
    'circle.epub',
    epub({
      'a.opf': '<package><manifest><item id="a" href="a.opf"/></manifest><spine/></package>',
    }),
    DAMAGED,
  ),
  container(
    'outside.epub',
    epub({
      'a.opf':
        '<!DOCTYPE p [<!ENTITY x SYSTEM "file:///etc/passwd">]><package><manifest><item id="a" href="../../../etc/passwd"/><item id="b" href="file:///etc/passwd"/></manifest><spine><itemref idref="a"/><itemref idref="b"/></spine></package>',
    }),
    DAMAGED,
  ),
  container('swelling.epub', epub({ 'a.opf': Buffer.alloc(60e6) }), TOO_LARGE),
];

/** All of them; the first is none, so that nobody mistakes a refusal of everything for safety. */
export const hostileContainers = (): readonly HostileContainer[] => [
  ...ZIPS(),
  ...WARCS(),
  ...MHTMLS(),
  ...PLISTS(),
  ...EPUBS(),
];
