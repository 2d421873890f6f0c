import { existsSync, readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { extractFile, listPackage } from '@electron/asar';
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { expect, test } from '@playwright/test';
import { packageProduct, type PackagedProduct } from '../support/package-product.ts';
import { projectRoot } from '../support/project-root.ts';

let product: PackagedProduct;
test.beforeAll(async () => {
  test.setTimeout(300_000);
  product = await packageProduct();
});

/** Archive paths with forward slashes and without the leading one; folders left out. */
const contents = (): string[] => {
  const all = listPackage(product.archive, { isPack: false }).map((file) =>
    file.replaceAll('\\', '/').slice(1),
  );
  const folders = new Set(all.map((file) => path.posix.dirname(file)));
  return all.filter((file) => !folders.has(file));
};

test('the archive holds the product and nothing else', () => {
  const files = contents();
  const allowed = [
    /^package\.json$/,
    /^dist\/main\/(main|index-process|derive-worker|folder-builder)\.js(\.LEGAL\.txt)?$/,
    /^dist\/main\/pdf\.worker\.mjs(\.LEGAL\.txt)?$/,
    /^dist\/preload\/preload\.cjs$/,
    /^dist\/renderer\/(main\.js(\.LEGAL\.txt)?|index\.html)$/,
    /^dist\/fonts\/(noto-serif-sc|noto-serif-tc|source-serif-4)\/(LICENSE|[0-9a-z-]+\.css|files\/[0-9a-z-]+\.woff2)$/,
    /^node_modules\/(sharp|detect-libc|semver|tslib|@emnapi\/runtime|@img\/(colour|sharp-wasm32))\//,
  ];
  expect(files.filter((file) => !allowed.some((pattern) => pattern.test(file)))).toEqual([]);
  for (const wanted of [
    'package.json',
    'dist/main/main.js',
    'dist/main/index-process.js',
    'dist/main/derive-worker.js',
    'dist/main/folder-builder.js',
    'dist/preload/preload.cjs',
    'dist/renderer/index.html',
    'dist/renderer/main.js',
    'dist/fonts/source-serif-4/400.css',
  ])
    expect(files).toContain(wanted);
});

test('no test, no double, no corpus, no source, no path of this machine', () => {
  const files = contents();
  expect(
    files.filter((file) => /(^|\/)(test|fixtures|double|corpus|bench)(\/|$)|\.ts$|\.map$/.test(file)),
  ).toEqual([]);
  const main = extractFile(product.archive, 'dist/main/main.js').toString('utf8');
  expect(main).not.toContain('Electron double');
  expect(main).not.toContain(projectRoot);
});

test('the manifest says what the product is', () => {
  const manifest = JSON.parse(extractFile(product.archive, 'package.json').toString('utf8')) as Record<
    string,
    unknown
  >;
  expect(manifest).toMatchObject({
    name: 'offprint',
    productName: 'Offprint',
    main: 'dist/main/main.js',
    type: 'module',
  });
  expect(Object.keys(manifest)).not.toContain('devDependencies');
});

test('native parts lie unpacked beside the archive, without the one that cannot live here', () => {
  const unpacked = path.join(`${product.archive}.unpacked`, 'node_modules');
  expect(existsSync(path.join(unpacked, 'sharp', 'package.json'))).toBe(true);
  expect(readdirSync(path.join(unpacked, '@img')).sort()).toEqual(['colour', 'sharp-wasm32']);
  const wasm = readdirSync(path.join(unpacked, '@img', 'sharp-wasm32', 'lib'));
  expect(wasm.some((file) => file.endsWith('.wasm'))).toBe(true);
});

test('the fuses of the finished program are as the configuration wants them', async () => {
  const wire = await getCurrentFuseWire(product.program);
  const wanted: [FuseV1Options, FuseState][] = [
    [FuseV1Options.RunAsNode, FuseState.DISABLE],
    [FuseV1Options.EnableCookieEncryption, FuseState.ENABLE],
    [FuseV1Options.EnableNodeOptionsEnvironmentVariable, FuseState.DISABLE],
    [FuseV1Options.EnableNodeCliInspectArguments, FuseState.DISABLE],
    [FuseV1Options.EnableEmbeddedAsarIntegrityValidation, FuseState.ENABLE],
    [FuseV1Options.OnlyLoadAppFromAsar, FuseState.ENABLE],
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot, FuseState.DISABLE],
    [FuseV1Options.GrantFileProtocolExtraPrivileges, FuseState.DISABLE],
  ];
  for (const [fuse, state] of wanted) expect(wire[fuse], FuseV1Options[fuse]).toBe(state);
});

test('only the languages Offprint speaks are kept of Chromium’s', () => {
  expect(readdirSync(path.join(product.folder, 'locales')).sort()).toEqual([
    'en-US.pak',
    'zh-CN.pak',
    'zh-TW.pak',
  ]);
});

test('the icons were drawn in every size the systems ask for', async () => {
  const icons = path.join(projectRoot, 'resources', 'icons');
  const ico = await readFile(path.join(icons, 'icon.ico'));
  expect(ico.readUInt16LE(4)).toBe(7);
  const icns = await readFile(path.join(icons, 'icon.icns'));
  expect([icns.toString('latin1', 0, 4), icns.readUInt32BE(4)]).toEqual(['icns', icns.length]);
  for (const size of [16, 32, 48, 64, 128, 256, 512]) {
    const png = await readFile(path.join(icons, `${size}x${size}.png`));
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([size, size]);
  }
});
