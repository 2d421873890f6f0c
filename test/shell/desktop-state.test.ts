import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import { createDesktopStateFile } from '../../main/shell/desktop-state.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'offprint-state-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const window = { x: 1, y: 2, width: 900, height: 700, isMaximized: false };

test('a first start remembers nothing', () => {
  assert.deepEqual(createDesktopStateFile(folder).read(), { libraries: [], window: null });
});

test('libraries are remembered latest first, each once, nine of them', () => {
  const state = createDesktopStateFile(path.join(folder, 'not', 'there', 'yet'));
  for (let index = 0; index < 12; index += 1) state.rememberLibrary(`/library/${index}`);
  state.rememberLibrary('/library/9');
  const { libraries } = state.read();
  assert.equal(libraries.length, 9);
  assert.deepEqual(libraries.slice(0, 3), ['/library/9', '/library/11', '/library/10']);
});

test('the window’s place and the libraries are kept beside each other', () => {
  const state = createDesktopStateFile(folder);
  state.rememberLibrary('/library');
  state.rememberWindow(window);
  assert.deepEqual(createDesktopStateFile(folder).read(), { libraries: ['/library'], window });
});

for (const damaged of [
  '',
  '{',
  'null',
  '[]',
  '{"libraries":7,"window":{"x":"left"}}',
  '{"libraries":[1,null]}',
])
  test(`a damaged file counts as empty: ${JSON.stringify(damaged)}`, () => {
    writeFileSync(path.join(folder, 'desktop.json'), damaged);
    const state = createDesktopStateFile(folder);
    assert.deepEqual(state.read(), { libraries: [], window: null });
    state.rememberLibrary('/library');
    assert.deepEqual(state.read().libraries, ['/library']);
  });
