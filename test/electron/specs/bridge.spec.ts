import { expect, test } from '../support/offprint.ts';
import '../support/window-offprint.ts';

test('the page has the bridge and nothing else of Node or Electron', async ({ program: { page } }) => {
  const seen = await page.evaluate(() => ({
    globals: ['require', 'process', 'module', 'Buffer', 'ipcRenderer', 'electron'].filter(
      (name) => name in window,
    ),
    keys: Object.keys(window.offprint).sort(),
    frozen: Object.isFrozen(window.offprint),
    platform: window.offprint.platform,
  }));
  expect(seen).toEqual({
    globals: [],
    keys: ['call', 'importFiles', 'on', 'platform'],
    frozen: true,
    platform: 'electron',
  });
});

test('calls are checked by the contract on the other side', async ({ program: { page } }) => {
  const call = (method: string, input: unknown) =>
    page.evaluate(
      async ([name, value]) => {
        const result = await window.offprint.call(name as 'library.info', value as Record<string, never>);
        return result.ok ? 'ok' : result.error.code;
      },
      [method, input] as const,
    );
  expect(await call('library.info', {})).toBe('ok');
  expect(await call('library.inf', {})).toBe('unknown-method');
  expect(await call('__proto__', {})).toBe('unknown-method');
  expect(await call('articles.list', { limit: -1 })).toBe('bad-input');
  expect(await call('articles.list', null)).toBe('bad-input');
});

test('a page cannot name a file of this machine', async ({ program: { page } }) => {
  const codes = await page.evaluate(async () => {
    const code = (result: { ok: boolean; error?: { code: string } }) => result.error?.code ?? 'ok';
    return [
      code(await window.offprint.call('imports.startPaths', { paths: ['/etc/passwd'] })),
      code(await window.offprint.importFiles([], {})),
      code(
        await window.offprint.importFiles(
          [{ file: new File(['x'], 'passwd'), relativePath: '/etc/passwd' }],
          {},
        ),
      ),
    ];
  });
  expect(codes).toEqual(['forbidden', 'unreadable-file', 'unreadable-file']);
});

test('what cannot be cloned is refused, not sent', async ({ program: { page } }) => {
  const message = await page.evaluate(() =>
    window.offprint
      .call('library.info', { evil: (() => 1) as unknown } as unknown as Record<string, never>)
      .then(
        () => 'sent',
        (error: unknown) => (error as Error).message,
      ),
  );
  expect(message).toMatch(/could not be cloned/);
});

test('events arrive until the subscription ends', async ({ program: { app, page } }) => {
  const theme = (value: 'sepia' | 'paper') =>
    page.evaluate((wanted) => window.offprint.call('settings.set', { theme: wanted }), value);
  await page.evaluate(() => {
    const seen: string[] = [];
    Object.assign(window, {
      seen,
      stop: window.offprint.on('settings.changed', (changed) => seen.push(changed.theme)),
    });
  });
  const seen = () => page.evaluate(() => (window as unknown as { seen: string[] }).seen);
  await theme('sepia');
  await expect.poll(seen).toEqual(['sepia']);
  await page.evaluate(() => (window as unknown as { stop: () => void }).stop());
  await theme('paper');
  expect(await seen()).toEqual(['sepia']);
  expect(app.windows()).toHaveLength(1);
});
