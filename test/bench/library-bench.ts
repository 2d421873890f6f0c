import { cp, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { corpusFolder } from '../support/corpus.ts';
import { runProgram } from './process-tree.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const PROGRAM = path.join(ROOT, 'dist/cli/offprint.js');
/** As `npm run offprint` starts it. */
const SMALL_HEAP = ['--max-semi-space-size=4', '--heap-growing-percent=30'];
const BATCH_FILES = 10_000;
const BARS = { filesPerSecond: 120, batchResidentMb: 400 };

/**
 * The whole corpus, and a batch of 10,000 files, through the built command line without network: every fsync on,
 * the index and the start and end of all processes included.
 */
export const benchLibrary = async (): Promise<object> => {
  const corpus = corpusFolder();
  if (corpus === null) return { skipped: 'no corpus of real articles beside the checkout' };
  const articles = path.join(corpus, 'articles');
  const builder = (await import(path.join(ROOT, '.tools/build-if-stale.mjs'))) as {
    buildIfStale: () => Promise<void>;
  };
  await builder.buildIfStale();
  const folder = await mkdtemp(path.join(tmpdir(), 'offprint-bench-'));
  try {
    const library = path.join(folder, 'library');
    const first = await importFiles(library, articles);
    const again = await importFiles(library, articles);
    const batch = path.join(folder, 'batch');
    await multiply(articles, batch);
    const large = path.join(folder, 'large');
    const batchRun = await importFiles(large, batch);
    return {
      bars: BARS,
      corpus: first,
      corpusAgain: again,
      batch: batchRun,
      // A small command on the library of the batch: what a start costs.
      list: (await offprint(large, 'list', '--limit', '1')).run,
      startAlone: (await runProgram(process.execPath, [PROGRAM, '--version'])).run,
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

const offprint = (library: string, ...args: readonly string[]) =>
  runProgram(process.execPath, [...SMALL_HEAP, PROGRAM, ...args, '--json', '--library', library]);

const importFiles = async (library: string, folder: string): Promise<object> => {
  const { run, stdout } = await offprint(library, 'import', '--no-fetch', folder);
  const outcomes: Record<string, number> = {};
  for (const line of stdout.split('\n')) {
    const { outcome } = (line === '' ? {} : JSON.parse(line)) as { outcome?: string };
    if (outcome !== undefined) outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
  }
  const files = Object.values(outcomes).reduce((sum, each) => sum + each, 0);
  return {
    files,
    outcomes,
    filesPerSecond: files / run.seconds,
    cpuMsPerFile: (run.cpuSeconds * 1000) / files,
    ...run,
  };
};

/** As many files as a batch has, each article of the corpus at several addresses. */
const multiply = async (from: string, to: string): Promise<void> => {
  const entries = await readdir(from, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  for (let number = 0; number * files.length < BATCH_FILES; number++) {
    const folder = path.join(to, String(number));
    await cp(from, folder, { recursive: true });
    const left = BATCH_FILES - number * files.length;
    for (const [at, { parentPath, name }] of files.entries()) {
      const file = path.join(folder, path.relative(from, parentPath), name);
      if (at >= left) await rm(file);
      else if (number > 0) await readdress(file, number);
    }
  }
};

/** Another article: every address of the file itself with a parameter of its own, by the line of its header. */
const readdress = async (file: string, number: number): Promise<void> => {
  const text = await readFile(file, 'latin1');
  const mark = `copy=${String(number)}`;
  const marked = text
    .replace(/^(\[.*\]\(https?:\/\/[^\n]*)\)$/m, (_, head: string) => `${head}${query(head)}${mark})`)
    .replace(/^(\s*(?:from|original_url) *: *"?https?:\/\/[^\s"]+)/gm, (head) => head + query(head) + mark);
  await writeFile(file, `${marked}\n<p>${mark}</p>\n`, 'latin1');
};

const query = (address: string): string => (address.includes('?') ? '&' : '?');

if (import.meta.main) console.log(JSON.stringify(await benchLibrary(), null, 2));
