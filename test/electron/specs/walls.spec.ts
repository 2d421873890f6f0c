import { writeFile } from 'node:fs/promises';
import { dropPaths, expect, test } from '../support/offprint.ts';
import { asked, stubDialogs } from '../support/stub-dialogs.ts';
import '../support/window-offprint.ts';

test('the window’s page reaches no network, evaluates no text and gets no permission', async ({
  program: { page },
}) => {
  const seen = await page.evaluate(async () => {
    await new Promise((resolve) => setTimeout(resolve));
    const closed = async (attempt: () => unknown): Promise<string> => {
      try {
        await attempt();
        return 'open';
      } catch {
        return 'closed';
      }
    };
    const picture = new Image();
    const loads = new Promise((resolve, reject) => {
      picture.onload = resolve;
      picture.onerror = reject;
      picture.src = 'https://example.invalid/pixel.png';
    });
    return {
      fetch: await closed(() => fetch('https://example.invalid/')),
      loopback: await closed(() => fetch('http://127.0.0.1:9/')),
      file: await closed(() => fetch('file:///etc/hostname')),
      picture: await closed(() => loads),
      eval: await closed(() => (0, eval)('1')),
      html: await closed(() => {
        document.body.innerHTML = '<p>untrusted</p>';
      }),
      notification: await Notification.requestPermission(),
      geolocation: (await navigator.permissions.query({ name: 'geolocation' })).state,
    };
  });
  expect(seen).toEqual({
    fetch: 'closed',
    loopback: 'closed',
    file: 'closed',
    picture: 'closed',
    eval: 'closed',
    html: 'closed',
    notification: 'denied',
    geolocation: 'denied',
  });
});

test('the window cannot be led away, neither as a whole nor by a frame', async ({
  program: { app, page },
}) => {
  const home = page.url();
  await page.evaluate(async () => {
    location.href = 'https://example.invalid/away';
    const frame = document.createElement('iframe');
    frame.src = 'https://example.invalid/frame';
    document.body.append(frame);
    await new Promise((resolve) => setTimeout(resolve, 300));
    frame.remove();
  });
  expect(page.url()).toBe(home);
  expect(app.windows()).toHaveLength(1);
  expect(await page.evaluate(() => typeof window.offprint)).toBe('object');
});

test('an address leaves for the browser only after a yes, as it is really spelled', async ({
  program: { app, page },
}) => {
  await app.evaluate(({ shell }) => {
    const opened: string[] = [];
    Object.assign(globalThis, { opened });
    shell.openExternal = (url: string) => {
      opened.push(url);
      return Promise.resolve();
    };
  });
  const opened = () => app.evaluate(() => (globalThis as unknown as { opened: string[] }).opened);
  await stubDialogs(app, { buttons: [1, 0] });
  const before = (await asked(app)).length;
  const questions = async () => (await asked(app)).slice(before);
  const open = (url: string) => page.evaluate((address) => window.open(address) === null, url);

  expect(await open('https://аррӏе.example/login')).toBe(true);
  await expect.poll(async () => (await questions()).length).toBe(1);
  expect((await questions())[0]).toContain('xn--');
  expect(await opened()).toEqual([]);
  for (const url of ['file:///etc/passwd', 'smb://server/share', 'javascript:alert(1)', 'ms-msdt:/id'])
    await open(url);
  await open('https://example.org/yes');
  await expect.poll(opened).toEqual(['https://example.org/yes']);
  expect(await questions()).toHaveLength(2);
  expect(app.windows()).toHaveLength(1);
});

test('a hostile saved page shows as text: nothing of it runs and nothing leaves', async ({
  offprint,
}, testInfo) => {
  const { app, page } = await offprint.launch();
  const requests: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  const file = testInfo.outputPath('hostile.html');
  await writeFile(
    file,
    `<!doctype html><html lang="en"><title><img src=x onerror=top.hacked=1>Hostile</title><meta http-equiv="refresh" content="0;url=https://evil.invalid/">
    <link rel="preconnect" href="https://evil.invalid/"><base href="https://evil.invalid/">
    <body><article><h1>Hostile</h1><p>The only sentence of the article, long enough to be its text and to be kept as that.</p>
    <script>top.hacked = 2</script><img src="https://evil.invalid/pixel.png" onerror="top.hacked=3">
    <iframe src="https://evil.invalid/frame"></iframe><svg onload="top.hacked=4"></svg>
    <a href="javascript:top.hacked=5">link</a><form action="https://evil.invalid/"><button>send</button></form>
    <p style="background:url(https://evil.invalid/style.png)">styled</p></article></body></html>`,
  );
  await page.evaluate(() => window.offprint.call('settings.set', { network: 'never' }));
  await dropPaths(page, [file]);
  const option = page.getByRole('listbox', { name: 'Articles' }).getByRole('option');
  await expect(option).toHaveCount(1);
  await option.click();
  await expect(page.frameLocator('iframe').locator('article')).toContainText('The only sentence');
  expect(await page.evaluate(() => (window as unknown as { hacked?: number }).hacked)).toBeUndefined();
  expect(requests.filter((url) => url.includes('evil'))).toEqual([]);
  expect(app.windows()).toHaveLength(1);
  // Were a script in the frame to run for once, the frame still has no bridge of its own.
  const frame = page.frames().find((each) => each !== page.mainFrame());
  expect(await frame?.evaluate(() => 'offprint' in window)).toBe(false);
});
