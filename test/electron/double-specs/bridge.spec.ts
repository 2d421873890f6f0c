import { expect, test } from './tiny-app.ts';

test('a preload runs in a world of its own before the page', async ({ running: { page } }) => {
  const seen = await page.evaluate(() => ({
    globals: ['require', 'process', 'ipcRenderer', 'module'].filter((name) => name in window),
    frozen: Object.isFrozen(window.tiny),
    keys: Object.keys(window.tiny).length,
  }));
  expect(seen).toEqual({ globals: [], frozen: true, keys: 9 });
});

test('values cross both worlds and both processes as structured clone lets them', async ({
  running: { page },
}) => {
  const seen = await page.evaluate(async () => {
    const value = {
      date: new Date(5),
      map: new Map([[1, { deep: [undefined, null] }]]),
      set: new Set(['a']),
      bytes: new Uint8Array([1, 2]),
      words: new Uint16Array([513]),
      big: 9n,
      odd: [NaN, -0, Infinity],
      pattern: /x/gi,
      $: 'kept',
    };
    const describe = (v: typeof value) => [
      v.date.getTime(),
      [...v.map],
      [...v.set],
      [...v.bytes],
      [...v.words],
      String(v.big),
      v.odd.map((n) => (Object.is(n, -0) ? 'minus zero' : String(n))),
      String(v.pattern),
      v.$,
    ];
    const back = (await window.tiny.echo(value)) as typeof value;
    return {
      here: describe(value),
      back: describe(back),
      passed: describe(window.tiny.pass(value) as typeof value),
    };
  });
  expect(seen.back).toEqual(seen.here);
  expect(seen.passed).toEqual(seen.here);
});

test('functions cross the bridge and are called back synchronously, but never reach the main process', async ({
  running: { page },
}) => {
  const seen = await page.evaluate(async () => {
    const failure = (promise: Promise<unknown>) => promise.then(String, (error: unknown) => String(error));
    return {
      called: window.tiny.call((value) => Number(value) + 1, 41),
      uncloneable: await failure(window.tiny.echo(() => 1)),
      element: await failure(Promise.resolve().then(() => window.tiny.echo(document.body))),
    };
  });
  expect(seen.called).toBe(42);
  expect(seen.uncloneable).toMatch(/could not be cloned/);
  expect(seen.element).toMatch(/could not be cloned/);
});

test('errors keep their message, and a rejected call is prefixed as Electron does it', async ({
  running: { page },
}) => {
  const seen = await page.evaluate(async () => {
    const message = (promise: Promise<unknown>) =>
      promise.then(
        () => 'no error',
        (error: unknown) => (error as Error).message,
      );
    return {
      thrown: await message(Promise.resolve().then(() => window.tiny.throwNow())),
      failed: await message(window.tiny.invoke('fail')),
      missing: await message(window.tiny.invoke('nothing')),
      uncloneable: await message(window.tiny.invoke('uncloneable')),
    };
  });
  expect(seen).toEqual({
    thrown: 'thrown in the preload',
    failed: "Error invoking remote method 'fail': RangeError: out of range",
    missing: "Error invoking remote method 'nothing': Error: No handler registered for 'nothing'",
    uncloneable: expect.stringMatching(/could not be cloned/) as unknown,
  });
});

test('the sender of a call is the main frame at its own address', async ({ running: { page } }) => {
  expect(await page.evaluate(() => window.tiny.invoke('sender'))).toEqual([true, 'tiny://app/']);
});

test('a preload may require electron and nothing else, and of electron only what is covered', async ({
  running: { page },
}) => {
  const failure = (id: string, way: 'require' | 'electron') =>
    page.evaluate(
      ([name, how]) => {
        try {
          return window.tiny[how as 'require'](name!);
        } catch (error) {
          return (error as Error).message;
        }
      },
      [id, way],
    );
  expect(await failure('electron', 'require')).toBe('there');
  expect(await failure('node:fs', 'require')).toBe('module not found: node:fs');
  expect(await failure('clipboard', 'electron')).toMatch(/double does not cover electron\.clipboard/);
});

test('events pushed by the main process arrive until the subscription ends', async ({
  running: { app, page },
}) => {
  const click = () =>
    app.evaluate(({ Menu }) => {
      Menu.getApplicationMenu()?.getMenuItemById('ping')?.click();
    });
  await page.evaluate(() => {
    const seen: unknown[] = [];
    Object.assign(window, { seen, stop: window.tiny.on((payload) => seen.push(payload)) });
  });
  const count = () => page.evaluate(() => (window as unknown as { seen: unknown[] }).seen.length);
  await click();
  await expect.poll(count).toBe(1);
  await page.evaluate(() => (window as unknown as { stop: () => void }).stop());
  await click();
  await page.evaluate(() => window.tiny.echo(1));
  expect(await count()).toBe(1);
});

test('a file on disk has a path, a file made by the page has none', async ({ running: { page } }) => {
  expect(await page.evaluate(() => window.tiny.pathOf(new File(['x'], 'memory.txt')))).toBe('');
  expect(
    await page.evaluate(() => {
      try {
        return window.tiny.pathOf('name' as unknown as File);
      } catch (error) {
        return (error as Error).message;
      }
    }),
  ).toMatch(/expected to receive a File/);
  await page.evaluate(() => {
    const paths: string[] = [];
    Object.assign(window, { paths });
    addEventListener('dragover', (event) => event.preventDefault());
    addEventListener('drop', (event) => {
      event.preventDefault();
      paths.push(...[...event.dataTransfer!.files].map((file) => window.tiny.pathOf(file)));
    });
  });
  const devtools = await page.context().newCDPSession(page);
  const data = { items: [], files: [import.meta.filename, import.meta.dirname], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await devtools.send('Input.dispatchDragEvent', { type, x: 50, y: 50, data });
  await expect
    .poll(() => page.evaluate(() => (window as unknown as { paths: string[] }).paths))
    .toEqual([import.meta.filename, import.meta.dirname]);
});
