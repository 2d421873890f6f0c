import { expect, test } from './tiny-app.ts';

test('a custom scheme has an origin of its own, is secure, and is answered by its handler', async ({
  running: { page },
}) => {
  const seen = await page.evaluate(async () => ({
    secure: isSecureContext,
    url: await (await fetch('/url')).text(),
    missing: (await fetch('/nothing')).status,
    sent: await (await fetch('/body', { method: 'PUT', body: new Uint8Array(100_000) })).text(),
  }));
  expect(seen).toEqual({ secure: true, url: 'tiny://app/url', missing: 404, sent: '100000' });
});

test('Range and the answered headers reach the page', async ({ running: { page } }) => {
  const seen = await page.evaluate(async () => {
    const response = await fetch('/bytes', { headers: { range: 'bytes=2-5' } });
    return [response.status, response.headers.get('content-range'), await response.text()];
  });
  expect(seen).toEqual([206, 'bytes 2-5/10', '2345']);
});

test('the policy of the handler holds', async ({ running: { page } }) => {
  const seen = await page.evaluate(async () => {
    // DevTools lets the code it evaluates itself, up to the first wait, pass the policy.
    await new Promise((resolve) => setTimeout(resolve));
    try {
      return String((0, eval)('1'));
    } catch (error) {
      return (error as Error).name;
    }
  });
  expect(seen).toBe('EvalError');
});

test('navigation, frames elsewhere and new windows are stopped by their handlers', async ({
  running: { app, page },
}) => {
  const home = page.url();
  await page.evaluate(() => {
    location.href = 'https://example.invalid/away';
  });
  await page.locator('#away').click();
  expect(await page.evaluate(() => window.open('https://example.invalid/open'))).toBeNull();
  await page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        const frame = document.createElement('iframe');
        frame.addEventListener('load', () => resolve());
        frame.src = '/frame';
        document.body.append(frame);
      }),
  );
  expect(page.frames()).toHaveLength(2);
  await page.frames()[1]!.evaluate(() => {
    location.href = 'https://example.invalid/frame';
  });
  await expect
    .poll(() => app.evaluate(({ shell }) => (shell as unknown as { opened: string[] }).opened))
    .toEqual(['https://example.invalid/open']);
  expect(page.url()).toBe(home);
  expect(page.frames()[1]!.url()).toMatch(/\/frame$/);
  expect(app.windows()).toHaveLength(1);
});

test('permissions are answered by the check handler', async ({ running: { page } }) => {
  const seen = await page.evaluate(async () => ({
    notification: await Notification.requestPermission(),
    geolocation: (await navigator.permissions.query({ name: 'geolocation' })).state,
  }));
  expect(seen).toEqual({ notification: 'denied', geolocation: 'denied' });
});
