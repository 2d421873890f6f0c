import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { corpusFolder } from '../support/corpus.ts';
import { openTestApp } from '../support/test-app.ts';

/** The whole corpus through the whole application, without network: files per second with every fsync on. */
export const benchLibrary = async (): Promise<object> => {
  const corpus = corpusFolder();
  if (corpus === null) return { skipped: 'no corpus of real articles beside the checkout' };
  const library = await mkdtemp(path.join(tmpdir(), 'offprint-bench-'));
  try {
    const app = await openTestApp(library);
    const started = performance.now();
    const cpu = process.cpuUsage();
    const outcomes = await app.importPaths([path.join(corpus, 'articles')], { fetch: false });
    const seconds = (performance.now() - started) / 1000;
    const used = process.cpuUsage(cpu);
    const counts: Record<string, number> = {};
    const codes: Record<string, number> = {};
    for (const { outcome, code } of outcomes) {
      counts[outcome] = (counts[outcome] ?? 0) + 1;
      if (code !== null) codes[code] = (codes[code] ?? 0) + 1;
    }
    const verify = await app.call('library.verify', {});
    const reindex = await app.call('library.reindex', {});
    await app.close();
    return {
      files: outcomes.length,
      outcomes: counts,
      codes,
      seconds,
      filesPerSecond: outcomes.length / seconds,
      mainCpuSeconds: (used.user + used.system) / 1e6,
      peakResidentMb: process.resourceUsage().maxRSS / 1024,
      verify: { checked: verify.checked, faults: verify.faults.length },
      reindex,
    };
  } finally {
    await rm(library, { recursive: true, force: true });
  }
};
