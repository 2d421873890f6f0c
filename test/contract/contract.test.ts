import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { MethodName } from '../../preload/contract/index.ts';
import type { Result } from '../../preload/contract/result.ts';
import { startHttpServer } from '../../main/server/http-server.ts';
import { eventsOver } from '../support/event-stream-client.ts';
import { ask, redeemLink } from '../support/server-client.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';
import { contractSuite, type Transport } from './contract-suite.ts';

const nextEventOf =
  (app: TestApp): Transport['nextEvent'] =>
  (name, passes) =>
    new Promise((resolve) => {
      const unsubscribe = app.app.events.subscribe((event, payload) => {
        if (event !== name || !passes(payload)) return;
        unsubscribe();
        resolve();
      });
    });

contractSuite('dispatch', async () => {
  const app = await openTestApp();
  const origin = 'http://offprint.invalid/';
  return {
    call: (method, input) => app.app.dispatch(method, input, 'page'),
    callRaw: (method, input) => app.app.dispatch(method as MethodName, input, 'page'),
    async upload(token, name, bytes) {
      const url = `${origin}uploads/${token}?name=${encodeURIComponent(name)}`;
      await app.app.handleFetch(new Request(url, { method: 'PUT', body: new Uint8Array(bytes) }));
    },
    async fetch(where) {
      const response = await app.app.handleFetch(new Request(origin + where));
      return { status: response.status, body: Buffer.from(await response.arrayBuffer()) };
    },
    nextEvent: nextEventOf(app),
    close: async () => app[Symbol.asyncDispose](),
  };
});

contractSuite('HTTP', async () => {
  const app = await openTestApp(await mkdtemp(path.join(tmpdir(), 'offprint-http-')));
  const server = await startHttpServer(app.app, {
    port: 0,
    onFault: (error) => {
      throw error;
    },
  });
  const cookie = await redeemLink(server.startUrl);
  const headers = { cookie, origin: server.origin };
  const callRaw = async (method: string, input: unknown): Promise<Result<unknown>> => {
    const answer = await ask(`${server.origin}/api/${method}`, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json' },
      body: JSON.stringify(input),
    });
    return JSON.parse(answer.body.toString('utf8')) as Result<unknown>;
  };
  const events = await eventsOver(`${server.origin}/api/events`, { cookie });
  return {
    call: async (method, input) => (await callRaw(method, input)) as never,
    callRaw,
    async upload(token, name, bytes) {
      const url = `${server.origin}/uploads/${token}?name=${encodeURIComponent(name)}`;
      await ask(url, { method: 'PUT', headers, body: bytes });
    },
    fetch: (where) => ask(`${server.origin}/${where}`, { headers: { cookie } }),
    nextEvent: (name, passes) => events.next(name, passes),
    async close() {
      events.close();
      await server.close();
      await app[Symbol.asyncDispose]();
    },
  };
});
