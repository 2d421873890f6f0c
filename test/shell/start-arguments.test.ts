import assert from 'node:assert/strict';
import path from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { readStartArguments } from '../../main/shell/start-arguments.ts';

const cwd = path.resolve('/home/reader');
const unpackaged = { isPackaged: false, cwd };
const packaged = { isPackaged: true, cwd };

test('an unpackaged start has the application itself before the files', () => {
  const { files } = readStartArguments(['electron', '--no-sandbox', '.', 'a.html'], unpackaged);
  assert.deepEqual(files, [path.join(cwd, 'a.html')]);
});

test('a packaged start has nothing before the files, which may be addresses', () => {
  const address = pathToFileURL(path.join(cwd, '新聞 1.html')).href;
  const { files } = readStartArguments(['offprint', address, 'b c.md'], packaged);
  assert.deepEqual(files, [path.join(cwd, '新聞 1.html'), path.join(cwd, 'b c.md')]);
});

test('switches are read wherever they stand, and foreign ones are passed over', () => {
  const argv = [
    'offprint',
    '--inspect=0',
    '--library=here',
    'a.html',
    '--self-check=report.json',
    '--lang=zh',
  ];
  assert.deepEqual(readStartArguments(argv, packaged), {
    files: [path.join(cwd, 'a.html')],
    library: path.join(cwd, 'here'),
    profile: null,
    selfCheck: path.join(cwd, 'report.json'),
  });
});
