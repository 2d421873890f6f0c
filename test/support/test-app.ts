import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { NetworkProxy } from '../../main/core/network/network-proxy.ts';
import { openNodeApp, type OpenedApp } from '../../main/shell/open-node-app.ts';
import { windowFolder } from '../../main/shell/window-folder.ts';
import type { Input, MethodName, Output } from '../../preload/contract/index.ts';
import type { ImportOutcome, ImportProgress } from '../../preload/contract/imports.ts';

/** The real application on a library of its own, with the adapters a user's machine has. */
export interface TestApp extends OpenedApp, AsyncDisposable {
  readonly library: string;
  /** Calls with the rights of this machine's user; throws for an error, naming its code. */
  call<M extends MethodName>(method: M, input: Input<M>): Promise<Output<M>>;
  /** Imports and waits for the report. */
  importPaths(
    paths: readonly string[],
    options?: Input<'imports.startPaths'>['options'],
  ): Promise<readonly ImportOutcome[]>;
}

export const fixtureArticles = path.resolve(import.meta.dirname, '../fixtures/articles');

export const openTestApp = async (
  library?: string,
  options: { proxy?: NetworkProxy; shell?: 'browser' | 'terminal' } = {},
): Promise<TestApp> => {
  const folder = library ?? (await mkdtemp(path.join(tmpdir(), 'offprint-test-')));
  const opened = await openNodeApp({
    library: folder,
    capabilities: {
      shell: options.shell ?? 'terminal',
      nativeDialogs: false,
      revealInFolder: false,
      printsPdf: true,
    },
    windowFolder: windowFolder(),
    proxy: options.proxy,
  });
  const call: TestApp['call'] = async (method, input) => {
    const result = await opened.app.dispatch(method, input, 'shell');
    if (!result.ok) throw new Error(`${method}: ${result.error.code}: ${result.error.message}`);
    return result.value;
  };
  return {
    ...opened,
    library: folder,
    call,
    async importPaths(paths, options = { fetch: false }) {
      const ended = Promise.withResolvers<string>();
      const unsubscribe = opened.app.events.subscribe((event, payload) => {
        if (event !== 'import.progress') return;
        const progress = payload as ImportProgress;
        if (progress.summary) ended.resolve(progress.jobId);
      });
      await call('imports.startPaths', { paths: [...paths], options });
      const jobId = await ended.promise;
      unsubscribe();
      return (await call('imports.report', { jobId, limit: 5000 })).items;
    },
    async [Symbol.asyncDispose]() {
      await opened.close();
      if (library === undefined) await rm(folder, { recursive: true, force: true });
    },
  };
};
