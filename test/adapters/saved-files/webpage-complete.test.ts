/** A page with the folder of its parts, as browsers save it: one article, its pictures from the folder, no request. */
import assert from 'node:assert/strict';
import { mkdir, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { test } from 'node:test';
import { createFsStagingArea } from '../../../main/adapters/fs-staging-area.ts';
import { uploadedFiles } from '../../../main/adapters/saved-files/uploaded-files.ts';
import { walkPaths } from '../../../main/adapters/saved-files/walk-paths.ts';
import type { SavedFileEntry, SavedFileSource } from '../../../main/core/ports/saved-file-source.ts';
import { noisyPicture } from '../../support/pictures.ts';
import { temporaryFolder } from '../../support/temporary-library.ts';
import { openTestApp } from '../../support/test-app.ts';

const picture = await noisyPicture('png', 5);
const PROSE = '<p>Nobody was told that the archive would close on the following day.</p>'.repeat(5);
const page = (folder: string): string =>
  `<!DOCTYPE html>\n<!-- saved from url=(0032)https://news.example/2024/story/ -->\n<html><head><title>Story</title></head><body><article>${PROSE}<img src="./${folder}/a.png"><img src="./${folder}/../../outside.png"></article></body></html>`;

const collect = async (source: SavedFileSource): Promise<SavedFileEntry[]> => {
  const entries: SavedFileEntry[] = [];
  for await (const entry of source) entries.push(entry);
  return entries;
};

const savePage = async (home: string, name: string): Promise<void> => {
  const parts = path.join(home, `${name}_files`);
  await mkdir(parts, { recursive: true });
  await writeFile(path.join(home, `${name}.html`), page(encodeURIComponent(`${name}_files`)));
  await writeFile(path.join(parts, 'a.png'), picture);
  await writeFile(path.join(parts, 'frame.html'), '<html><body>an advertisement</body></html>');
};

test('a folder, the page alone, and page and folder together give one article with its picture', async (t) => {
  const home = path.join(await temporaryFolder(t), 'dropped');
  await savePage(home, '故事');
  await writeFile(path.join(home, '..', 'outside.png'), picture);
  const ways = [
    [home],
    [path.join(home, '故事.html')],
    [path.join(home, '故事.html'), path.join(home, '故事_files')],
  ];
  for (const paths of ways) {
    await using app = await openTestApp();
    const outcomes = await app.importPaths(paths);
    assert.deepEqual(
      outcomes.map(({ file, outcome, images }) => [path.basename(file), outcome, images]),
      [['故事.html', 'imported', { total: 2, local: 1, missing: 1 }]],
    );
    const article = await app.call('articles.get', { id: outcomes[0]?.id ?? '' });
    assert.equal(article.url, 'https://news.example/2024/story/');
    assert.ok(article.claims.some(({ field, source }) => field === 'url' && source === 'container'));
    assert.equal(article.imageList[0]?.source, 'sibling');
    assert.equal(article.imageList[1]?.state, 'missing');
  }
});

test('the folder of a page is known in every language, and by what stands beside it', async (t) => {
  const home = await temporaryFolder(t);
  const folders = 'a_files b-Dateien c.files d_文件 e_ファイル f_파일 g_файлы h_ملفات i_檔案'.split(' ');
  for (const folder of [...folders, 'lone_files', 'j_essays']) {
    await mkdir(path.join(home, folder));
    await writeFile(path.join(home, folder, 'frame.html'), 'x');
    await writeFile(path.join(home, folder, 'run.js.download'), 'x');
  }
  for (const name of 'a b c d e f g h i j'.split(' ')) await writeFile(path.join(home, `${name}.html`), 'x');
  const entries = await collect(walkPaths([home], new AbortController().signal));
  const inside = entries.filter((entry) => 'open' in entry && path.basename(entry.label) !== entry.label);
  assert.deepEqual(
    inside.map(({ label }) => path.relative(home, label)).filter((label) => label.includes(path.sep)),
    ['j_essays/frame.html', 'lone_files/frame.html'],
  );
});

test('uploads of a page and its folder find each other, whichever way their names are composed', async () => {
  const staging = await createFsStagingArea({ maxBytes: 1e6, maxTotalBytes: 2 ** 30 });
  try {
    const put = async (token: string, relativePath: string, bytes: Uint8Array) => ({
      relativePath,
      file: await staging.put(
        token,
        (async function* () {
          await Promise.resolve();
          yield bytes;
        })(),
        { name: path.basename(relativePath), mediaType: 'application/octet-stream' },
      ),
    });
    const uploads = [
      await put('upload-token-01', 'drop/Ärzte.html', Buffer.from(page('x'))),
      await put('upload-token-02', 'drop/Ärzte_files/a.png'.normalize('NFD'), picture),
      await put('upload-token-03', 'drop/Ärzte_files/frame.html'.normalize('NFD'), Buffer.from('<p>x')),
    ];
    const entries = await collect(uploadedFiles(uploads, staging));
    assert.deepEqual(
      entries.map(({ label }) => label),
      ['drop/Ärzte.html'],
    );
    const [entry] = entries;
    assert.ok(entry && 'open' in entry);
    const file = await entry.open();
    assert.ok(Buffer.from((await file.sibling('Ärzte_files/a.png')) ?? []).equals(picture));
    assert.equal(await file.sibling('../../../etc/passwd'), null);
  } finally {
    await staging.close();
  }
});

test('a link in the folder of parts that leads out of it is not followed', async (t) => {
  const home = path.join(await temporaryFolder(t), 'dropped');
  await savePage(home, 'story');
  const secret = path.join(home, '..', 'secret.png');
  await writeFile(secret, picture);
  await symlink(secret, path.join(home, 'story_files', 'link.png'));
  const [entry] = await collect(walkPaths([path.join(home, 'story.html')], new AbortController().signal));
  assert.ok(entry && 'open' in entry);
  const file = await entry.open();
  assert.equal(await file.sibling('story_files/link.png'), null);
  assert.ok(await file.sibling('story_files/a.png'));
});

test('pages of a mirrored site find its pictures above their folder, and nothing outside of it', async (t) => {
  const home = await temporaryFolder(t);
  const files = {
    'mirror/www.post.example/news/2020/story.html': Buffer.from(page('x')),
    'mirror/www.post.example/img/a.png': picture,
    'mirror/cdn.post.example/b.png': picture,
    'mirror/private/c.png': picture,
    'mirror/d.png': picture,
    'www.other.example/e.png': picture,
  };
  for (const [name, bytes] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(home, name)), { recursive: true });
    await writeFile(path.join(home, name), bytes);
  }
  await symlink(path.join(home, 'mirror/d.png'), path.join(home, 'mirror/www.post.example/img/link.png'));
  const story = path.join(home, 'mirror/www.post.example/news/2020/story.html');
  const [entry] = await collect(walkPaths([story], new AbortController().signal));
  assert.ok(entry && 'open' in entry);
  const { sibling } = await entry.open();
  const found = async (name: string) => (await sibling(name)) !== null;
  assert.ok(await found('../../img/a.png'));
  assert.ok(await found('../../../cdn.post.example/b.png'));
  for (const name of ['../../../private/c.png', '../../../d.png', '../../img/link.png'])
    assert.equal(await found(name), false, name);
  assert.equal(await found('../../../../www.other.example/e.png'), false);
});
