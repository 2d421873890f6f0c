import { execFileSync } from 'node:child_process';
import { expect, test } from '../support/offprint.ts';
import { fixtureArticle } from '../support/project-root.ts';
import '../support/window-offprint.ts';

test('a search process that is killed is started again, and the window lives on', async ({ offprint }) => {
  const { app, page } = await offprint.launch({ files: [fixtureArticle('water-en.md')] });
  await expect(page.getByRole('listbox', { name: 'Articles' }).getByRole('option')).toHaveCount(1);
  const children = execFileSync('ps', ['-o', 'pid=,args=', '--ppid', String(app.process().pid)], {
    encoding: 'utf8',
  });
  const pids = children
    .split('\n')
    .filter((line) => line.includes('index-process'))
    .map((line) => Number.parseInt(line, 10));
  expect(pids).toHaveLength(1);
  for (const pid of pids) process.kill(pid, 'SIGKILL');
  const search = () =>
    page.evaluate(async () => {
      const result = await window.offprint.call('search.query', { query: 'river' });
      return result.ok ? result.value.total : result.error.code;
    });
  await expect.poll(search).toBe(1);
});
