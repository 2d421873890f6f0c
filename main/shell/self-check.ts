import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Input, MethodName, Output } from '../../preload/contract/index.ts';
import type { App } from '../app/create-app.ts';

export interface SelfCheckStep {
  readonly name: string;
  readonly ok: boolean;
  readonly ms: number;
  readonly detail: string;
}

export interface SelfCheckReport {
  readonly ok: boolean;
  readonly versions: Readonly<Record<string, string>>;
  readonly checks: readonly SelfCheckStep[];
}

export interface CheckedProgram {
  readonly app: App;
  /** Runs a script in the window's page and resolves to its value. */
  readonly inPage: (script: string) => Promise<unknown>;
  readonly versions: Readonly<Record<string, string>>;
  /** An empty folder for the sample file. */
  readonly folder: string;
}

const STEP_LIMIT_MS = 60_000;
const SENTENCE = '自检：離線閱讀，全文搜索。';
const PIXELS =
  'iVBORw0KGgoAAAANSUhEUgAAAKAAAAB4CAMAAABCfAldAAAAA1BMVEV6Oy4eeDKrAAAACXBIWXMAAAPoAAAD6AG1e1JrAAAAKUlEQVR4nO3BAQ0AAADCoPdPbQ8HFAAAAAAAAAAAAAAAAAAAAAAAAPwbS3gAAUa1eoQAAAAASUVORK5CYII=';
const SAMPLE = `<!doctype html><html lang="zh"><head><meta charset="utf-8"><title>自检 Self-check</title></head><body><article>
<h1>自检 Self-check</h1><p>${SENTENCE} One sentence to mark, and a picture.</p>
<p><img alt="A brown field" src="self-check.png"></p></article></body></html>`;

/**
 * The main job once, through the running program: what a person with the real binary runs to see that this
 * machine can do it all. Never throws: what fails is in the report, and later steps that need it fail too.
 */
export const selfCheck = async (program: CheckedProgram): Promise<SelfCheckReport> => {
  const checks: SelfCheckStep[] = [];
  for (const [name, run] of steps(program)) {
    const started = performance.now();
    const outcome = await within(STEP_LIMIT_MS, run).then(
      (detail) => ({ ok: true, detail }),
      (error: unknown) => ({ ok: false, detail: error instanceof Error ? error.message : String(error) }),
    );
    checks.push({ name, ...outcome, ms: Math.round(performance.now() - started) });
  }
  return { ok: checks.every(({ ok }) => ok), versions: program.versions, checks };
};

type Call = <M extends MethodName>(method: M, input: Input<M>) => Promise<Output<M>>;
type Step = readonly [name: string, run: () => Promise<string>];

const steps = ({ app, inPage, folder }: CheckedProgram): readonly Step[] => {
  let id = '';
  const call: Call = async (method, input) => {
    const result = await app.dispatch(method, input, 'shell');
    if (result.ok) return result.value;
    throw new Error(`${method}: ${result.error.code}: ${result.error.message}`);
  };
  return [
    ['window', () => inPage(WINDOW).then(expect('a secure page', true))],
    ['bridge call', () => inPage(BRIDGE_CALL).then(expect('a result', true))],
    [
      'import with a verified picture, and its event',
      async () => {
        const outcome = await importSample(call, inPage, folder);
        id = outcome.id ?? '';
        return expect('local pictures', 1)(outcome.images.local);
      },
    ],
    [
      'part of a picture by address',
      async () => {
        const { imageList } = await call('articles.get', { id });
        const sha256 = imageList[0]?.sha256 ?? '';
        const address = `library/assets/${sha256.slice(0, 2)}/${sha256}.png`;
        return expect('status and bytes', '206 504e47')(await inPage(range(address)));
      },
    ],
    [
      'full text in the index process',
      async () => {
        const found = await Promise.all(
          ['離', '全文搜', '"one sentence"', '文全'].map(
            async (query) => (await call('search.query', { query })).total,
          ),
        );
        return expect('hits', '1 1 1 0')(found.join(' '));
      },
    ],
    [
      'PDF with an annotation',
      async () => {
        await call('annotations.createFromQuote', { id, quote: SENTENCE, note: 'self-check' });
        const { pages, annotations } = await call('export.pdf', { id });
        return expect(
          'verified annotations',
          `1 of 1, pages ${pages ?? 0}`,
        )(`${annotations.verified} of ${annotations.total}, pages ${pages ?? 0}`);
      },
    ],
    [
      'no network, no eval, no Node in the page',
      () => inPage(WALLS).then(expect('all closed', 'closed closed closed')),
    ],
  ];
};

const importSample = async (call: Call, inPage: CheckedProgram['inPage'], folder: string) => {
  const file = path.join(folder, 'self-check.html');
  await writeFile(file, SAMPLE);
  await writeFile(path.join(folder, 'self-check.png'), Buffer.from(PIXELS, 'base64'));
  await inPage(LISTEN);
  const { jobId } = await call('imports.startPaths', { paths: [file], options: { fetch: false } });
  await inPage('window.offprintCheck').then(expect('the job’s event', jobId));
  const { items } = await call('imports.report', { jobId });
  const [outcome] = items;
  if (!outcome?.id) throw new Error(outcome?.message ?? 'nothing was imported');
  return outcome;
};

const WINDOW = `isSecureContext && document.readyState !== 'loading' && typeof window.offprint === 'object'`;
const BRIDGE_CALL = `window.offprint.call('library.info', {}).then(({ ok }) => ok)`;
const LISTEN = `void (window.offprintCheck = new Promise((resolve) => {
  const stop = window.offprint.on('import.progress', ({ jobId, state }) => {
    if (state === 'done') { stop(); resolve(jobId); }
  });
}))`;
const WALLS = `(async () => {
  await new Promise((resolve) => setTimeout(resolve));
  const closed = async (attempt) => { try { await attempt(); return 'open'; } catch { return 'closed'; } };
  return [
    await closed(() => fetch('https://example.com/')),
    await closed(() => (0, eval)('1')),
    typeof require === 'undefined' && typeof process === 'undefined' ? 'closed' : 'open',
  ].join(' ');
})()`;
const range = (address: string): string => `(async () => {
  const response = await fetch(${JSON.stringify(address)}, { headers: { range: 'bytes=1-3' } });
  const bytes = new Uint8Array(await response.arrayBuffer());
  return response.status + ' ' + Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
})()`;

const expect =
  (what: string, wanted: unknown) =>
  (found: unknown): string => {
    if (found === wanted) return `${what}: ${String(found)}`;
    throw new Error(`${what}: expected ${String(wanted)}, found ${String(found)}`);
  };

const within = async <T>(ms: number, run: () => Promise<T>): Promise<T> => {
  const { promise, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error(`no answer within ${ms / 1000} s`)), ms);
  try {
    return await Promise.race([run(), promise]);
  } finally {
    clearTimeout(timer);
  }
};
