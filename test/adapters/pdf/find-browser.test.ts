import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findBrowser } from '../../../main/adapters/find-browser.ts';

const on = (
  platform: NodeJS.Platform,
  environment: NodeJS.ProcessEnv,
  files: readonly string[],
): string | null => findBrowser({ platform, environment, exists: (file) => files.includes(file) });

test('Linux: by name along PATH, Chrome before Chromium, then the usual folders', () => {
  const environment = { PATH: '/usr/local/bin:/usr/bin:relative' };
  assert.equal(
    on('linux', environment, ['/usr/bin/chromium', '/usr/bin/google-chrome']),
    '/usr/bin/google-chrome',
  );
  assert.equal(on('linux', environment, ['/usr/local/bin/chromium']), '/usr/local/bin/chromium');
  assert.equal(on('linux', environment, ['/snap/bin/chromium']), '/snap/bin/chromium');
  assert.equal(on('linux', environment, ['relative/chromium']), null, 'never from a relative folder');
  assert.equal(on('linux', {}, []), null);
});

test('macOS and Windows: the programs’ own places', () => {
  const chrome = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';
  const edge = '/Users/a/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge';
  assert.equal(on('darwin', { HOME: '/Users/a' }, [edge, chrome]), chrome);
  assert.equal(on('darwin', { HOME: '/Users/a' }, [edge]), edge);
  const windowsEdge = 'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe';
  assert.equal(
    on('win32', { ProgramFiles: 'C:\\Program Files', 'ProgramFiles(x86)': 'C:\\Program Files (x86)' }, [
      windowsEdge,
    ]),
    windowsEdge,
  );
});

test('OFFPRINT_BROWSER decides alone', () => {
  const environment = { PATH: '/usr/bin', OFFPRINT_BROWSER: '/opt/mine' };
  assert.equal(on('linux', environment, ['/usr/bin/chromium', '/opt/mine']), '/opt/mine');
  assert.equal(on('linux', environment, ['/usr/bin/chromium']), null);
});
