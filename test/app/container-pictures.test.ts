/** What a container holds comes from it: a mirror that is every host records each picture that is asked for. */
import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { test } from 'node:test';
import { binaryPlist } from '../support/containers/binary-plist.ts';
import { htmlPart, mhtml, picturePart } from '../support/containers/mhtml.ts';
import { response, warcGz } from '../support/containers/warc.ts';
import { zip } from '../support/containers/zip.ts';
import { startPictureServer } from '../support/picture-server.ts';
import { noisyPicture } from '../support/pictures.ts';
import { temporaryFolder } from '../support/temporary-library.ts';
import { openTestApp } from '../support/test-app.ts';

const SITE = 'https://news.example/2024/';
const HELD = 'https://cdn.example/held.png';
const ABSENT = 'https://cdn.example/absent.png';
const picture = await noisyPicture('png', 8);

const page = (name: string, src: string): string =>
  `<!DOCTYPE html><html><head><title>${name}</title></head><body><article>${'<p>The window had been open since the early morning.</p>'.repeat(6)}<img src="${src}"><img src="${ABSENT}"></article></body></html>`;
const savedFrom = (name: string, src: string): string =>
  page(name, src).replace('<html>', `<!-- saved from url=(0030)${SITE}${name} -->\n<html>`);

const webResource = (url: string, type: string, data: Uint8Array) => ({
  WebResourceURL: url,
  WebResourceMIMEType: type,
  WebResourceData: data,
});

const CONTAINERS: Readonly<Record<string, Uint8Array>> = {
  'page.mhtml': mhtml([
    htmlPart(page('mhtml', HELD), { 'Content-Location': `${SITE}mhtml` }),
    picturePart(picture, { 'Content-Location': HELD }),
  ]),
  'page.webarchive': binaryPlist({
    WebMainResource: webResource(`${SITE}webarchive`, 'text/html', Buffer.from(page('webarchive', HELD))),
    WebSubresources: [webResource(HELD, 'image/png', picture)],
  }),
  'pages.warc.gz': warcGz([
    response(`${SITE}warc-1`, page('warc-1', HELD)),
    response(HELD, picture, { 'Content-Type': 'image/png' }),
    response(`${SITE}warc-2`, page('warc-2', HELD)),
  ]),
  'page.z.zip': zip([
    {
      name: 'index.html',
      data: page('singlefilez', 'images/0.png').replace(
        '<html>',
        `<html><!--\n Page saved with SingleFile \n url: ${SITE}singlefilez \n-->`,
      ),
      comment: `${SITE}singlefilez`,
    },
    { name: 'images/0.png', data: picture, comment: HELD },
    { name: 'manifest.json', data: '{}' },
  ]),
  'pages.zip': zip([
    { name: 'a/one.html', data: savedFrom('zip-1', 'one_files/held.png') },
    { name: 'a/one_files/held.png', data: picture },
    { name: 'two.html', data: savedFrom('zip-2', 'Two_fichiers/held.png') },
    { name: 'Two_fichiers/held.png', data: picture },
  ]),
};

test('no picture that a container holds is fetched; one that it lacks is, once for each article', async (t) => {
  const folder = path.join(await temporaryFolder(t), 'saved');
  await mkdir(path.join(folder, 'complete-Dateien'), { recursive: true });
  await writeFile(
    path.join(folder, 'complete.html'),
    savedFrom('complete', './complete-Dateien/held.png?size=large'),
  );
  await writeFile(path.join(folder, 'complete-Dateien', 'held.png'), picture);
  // As a Mac leaves it: the folder's name decomposed, in the page it is not, and the case of one letter changed.
  const composed = 'Ünïcode 报道';
  const parts = path.join(folder, `${composed.normalize('NFD').replace('code', 'Code')}.files`);
  await mkdir(parts);
  await writeFile(path.join(parts, 'frame.html'), '<html><body>an advertisement</body></html>');
  await writeFile(path.join(parts, 'held picture.png'), picture);
  await writeFile(
    path.join(folder, `${composed}.htm`),
    savedFrom('unicode', `${encodeURIComponent(composed.replace('code', 'Code'))}.files/held%20picture.png`),
  );
  for (const [name, bytes] of Object.entries(CONTAINERS)) await writeFile(path.join(folder, name), bytes);
  const server = await startPictureServer((url) => url !== ABSENT);
  t.after(() => server.close());
  await using app = await openTestApp();
  const outcomes = await app.importPaths([folder], {
    fetch: true,
    mirrors: [{ prefix: '*', template: `http://127.0.0.1:${String(server.port)}/?url={url}` }],
  });
  assert.deepEqual(
    outcomes.map(({ outcome, images }) => [outcome, images.total, images.local]),
    Array.from({ length: 9 }, () => ['imported', 2, 2]),
    JSON.stringify(outcomes, null, 1),
  );
  assert.deepEqual([...new Set(server.requests)], [ABSENT]);
});

test('a page that comes again with the folder of its pictures completes the article that is here', async (t) => {
  const folder = await temporaryFolder(t);
  await using app = await openTestApp();
  const file = path.join(folder, 'story.html');
  await writeFile(file, savedFrom('story', 'story_files/held.png'));
  const bring = async (what: string) =>
    (await app.importPaths([what])).map(({ outcome, images, warnings }) => [
      outcome,
      images.missing,
      ...warnings.map(({ code }) => code),
    ]);
  assert.deepEqual(await bring(file), [['imported', 2]]);
  assert.deepEqual(await bring(file), [['duplicate', 2]]);

  await mkdir(path.join(folder, 'story_files'));
  await writeFile(path.join(folder, 'story_files', 'held.png'), picture);
  assert.deepEqual(await bring(folder), [['duplicate', 1, 'pictures-found']]);
  const [listed] = (await app.call('articles.list', {})).items;
  assert.equal(listed?.images.missing, 1);
  const id = listed.id;
  const [held] = await app.call('images.list', { id });
  assert.deepEqual([held?.state, held?.source], ['local', 'sibling']);
  assert.equal((await app.call('versions.replay', { id })).identical, true);
});
