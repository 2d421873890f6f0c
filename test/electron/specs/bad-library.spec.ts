import { readdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test, type Launcher, type RunningOffprint } from '../support/offprint.ts';
import { fixtureArticle } from '../support/project-root.ts';
import { asked, stubDialogs } from '../support/stub-dialogs.ts';
import '../support/window-offprint.ts';

// A box that real Electron has already drawn cannot be answered by a test.
test.skip(({ target }) => target === 'electron', 'questions asked before a test can answer them');

/** A library with one article, closed again. */
const makeLibrary = async (offprint: Launcher): Promise<RunningOffprint> => {
  const running = await offprint.launch({ files: [fixtureArticle('water-en.md')] });
  await expect(options(running)).toHaveCount(1);
  await running.app.close();
  return running;
};

const options = ({ page }: Pick<RunningOffprint, 'page'>) =>
  page.getByRole('listbox', { name: 'Articles' }).getByRole('option');

test('a library folder that is gone is asked about; it comes back unharmed', async ({ offprint }) => {
  const { profile, library } = await makeLibrary(offprint);
  await rename(library, `${library} elsewhere`);
  // The first question is answered by putting the drive back, the second never comes.
  const { app } = await offprint.start({ profile, remembered: true, prepare: (app) => stubDialogs(app, {}) });
  await expect.poll(() => asked(app)).toEqual([expect.stringMatching(/not there[^]*library[^]*Try Again/)]);
  expect(await readdir(path.dirname(library))).not.toContain('library');
  await rename(`${library} elsewhere`, library);
});

test('a library that another Offprint has open says so and offers another', async ({ offprint }) => {
  const first = await offprint.launch({ files: [fixtureArticle('water-en.md')] });
  const other = path.join(first.profile, '..', 'other');
  const second = await offprint.start({
    library: first.library,
    prepare: (app) => stubDialogs(app, { buttons: [1], opened: [[other]] }),
  });
  await expect
    .poll(() => asked(second.app))
    .toEqual([expect.stringMatching(/could not be opened[^]*process \d+/)]);
  const page = await second.app.firstWindow();
  await expect(page.getByText('Your library is empty')).toBeVisible();
  await expect(options(first)).toHaveCount(1);
});

test('a place nothing can be written to is refused with its reason', async ({ offprint }) => {
  test.skip(process.platform !== 'linux', 'needs a place that refuses even the administrator');
  const { app } = await offprint.start({
    library: '/sys/kernel/offprint-library',
    prepare: (each) => stubDialogs(each, {}),
  });
  await expect
    .poll(() => asked(app))
    .toEqual([expect.stringMatching(/could not be opened[^]*\/sys\/kernel\/offprint-library/)]);
});

test('a path that is no folder is refused with its reason, and the file is left as it was', async ({
  offprint,
}, testInfo) => {
  const file = testInfo.outputPath('not-a-folder');
  await writeFile(file, 'precious');
  const { app } = await offprint.start({ library: file, prepare: (each) => stubDialogs(each, {}) });
  await expect.poll(() => asked(app)).toEqual([expect.stringMatching(/could not be opened[^]*not-a-folder/)]);
  expect(await readFile(file, 'utf8')).toBe('precious');
});

test('a damaged index is thrown away and built again; nothing of the articles is lost', async ({
  offprint,
}) => {
  const { library } = await makeLibrary(offprint);
  await writeFile(path.join(library, 'index.sqlite'), Buffer.alloc(8192, 'no database'));
  const again = await offprint.launch({ library });
  await expect(options(again)).toHaveCount(1);
  const found = await again.page.evaluate(async () => {
    const result = await window.offprint.call('search.query', { query: 'river' });
    return result.ok ? result.value.total : result.error.message;
  });
  expect(found).toBe(1);
});

test('a damaged record is set aside and named; the rest opens', async ({ offprint }) => {
  const { library } = await makeLibrary(offprint);
  const id = (await readdir(path.join(library, 'articles'), { recursive: true })).find((name) =>
    name.endsWith('article.json'),
  );
  await writeFile(path.join(library, 'articles', id ?? ''), '{"id": "torn');
  const again = await offprint.launch({ library });
  const problems = await again.page.evaluate(async () => {
    const info = await window.offprint.call('library.info', {});
    return info.ok ? info.value.problems.map(({ file }) => file) : [info.error.message];
  });
  expect(problems).toEqual([expect.stringContaining('article.json')]);
});
