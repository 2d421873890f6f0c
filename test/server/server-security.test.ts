/** Browser mode against everything else that runs on this machine and every page of the web. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startHttpServer, type OffprintServer } from '../../main/server/http-server.ts';
import { ask, redeemLink } from '../support/server-client.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';

describe('browser mode', () => {
  let app: TestApp;
  let server: OffprintServer;
  let cookie: string;
  const call = (headers: Readonly<Record<string, string>>) =>
    ask(`${server.origin}/api/settings.get`, {
      method: 'POST',
      headers: { cookie, origin: server.origin, 'content-type': 'application/json', ...headers },
      body: '{}',
    });

  before(async () => {
    app = await openTestApp();
    server = await startHttpServer(app.app, { port: 0, onFault: () => undefined });
    cookie = await redeemLink(server.startUrl);
  });
  after(async () => {
    await server.close();
    await app[Symbol.asyncDispose]();
  });

  it('answers its own window', async () => {
    assert.equal((await call({})).status, 200);
  });

  it('has a host of its own on the loopback address', () => {
    assert.match(server.origin, /^http:\/\/offprint-[0-9a-f]{12}\.localhost:\d+$/);
  });

  it('lets the link in once, as a cookie that scripts and other sites do not get', async () => {
    const fresh = await startHttpServer(app.app, { port: 0, onFault: () => undefined });
    try {
      const first = await ask(fresh.startUrl);
      assert.equal(first.status, 302);
      assert.match(first.headers['set-cookie']?.[0] ?? '', /; HttpOnly; SameSite=Strict; Path=\/$/);
      assert.equal((await ask(fresh.startUrl)).status, 403);
      assert.equal((await ask(`${fresh.origin}/start?t=guess`)).status, 403);
    } finally {
      await fresh.close();
    }
  });

  it('refuses every other host, as after DNS rebinding', async () => {
    const { port } = new URL(server.origin);
    for (const host of [
      `127.0.0.1:${port}`,
      `localhost:${port}`,
      `other.localhost:${port}`,
      `evil.example:${port}`,
      '',
    ]) {
      assert.equal((await call({ host })).status, 421, host);
    }
  });

  it('refuses calls without the session, from other origins, and across sites', async () => {
    assert.equal((await call({ cookie: '' })).status, 401);
    assert.equal((await call({ cookie: cookie.replace(/=.*/, '=guess') })).status, 401);
    for (const origin of [
      'https://evil.example',
      'null',
      `${server.origin}.evil.example`,
      'http://localhost',
    ]) {
      assert.equal((await call({ origin })).status, 403, origin);
    }
    for (const site of ['cross-site', 'same-site']) {
      assert.equal((await call({ 'sec-fetch-site': site })).status, 403, site);
    }
    const read = await ask(`${server.origin}/`, { headers: { cookie, 'sec-fetch-site': 'cross-site' } });
    assert.equal(read.status, 403);
  });

  it('refuses calls that a form could send', async () => {
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data']) {
      assert.equal((await call({ 'content-type': type })).status, 415, type);
    }
  });

  it('opens no path of the machine', async () => {
    const paths = [
      '/../package.json',
      '/..%2f..%2fpackage.json',
      '/library/articles/aa/../../library.json',
      '/library/library.json',
      '/library/assets/ab/..%2f..%2flibrary.json',
      '/main.js%00.html',
      '/%',
      '//etc/passwd',
    ];
    for (const path of paths) {
      const answer = await ask(`${server.origin}${path}`, { headers: { cookie } });
      assert.ok([400, 404].includes(answer.status), `${path} answered ${String(answer.status)}`);
    }
  });

  it('sends the window with a policy that leaves scripts of its own only', async () => {
    const { headers } = await ask(`${server.origin}/`, { headers: { cookie } });
    const policy = String(headers['content-security-policy']);
    assert.match(policy, /default-src 'none'/);
    assert.match(policy, /script-src 'self'/);
    assert.match(policy, /require-trusted-types-for 'script'/);
    assert.doesNotMatch(policy, /unsafe-(inline|eval)/);
    assert.equal(headers['x-content-type-options'], 'nosniff');
    assert.equal(headers['access-control-allow-origin'], undefined);
  });
});
