/** `npm run bench -- import search …`: figures as one JSON object on stdout; without names, all of them. */
import { cpus, loadavg } from 'node:os';

/** Loaded on demand: a benchmark of one area must not need the others. */
const BENCHES: Readonly<Record<string, () => Promise<object>>> = {
  import: async () => (await import('./whole-import-bench.ts')).benchWholeImport(),
  sanitiser: async () => (await import('./sanitiser-bench.ts')).benchSanitiser(),
  fetch: async () => (await import('./fetch-bench.ts')).benchFetch(),
  hostile: async () => (await import('./hostile-bench.ts')).benchHostile(),
  library: async () => (await import('./library-bench.ts')).benchLibrary(),
  storage: async () => (await import('./storage-bench.ts')).benchStorage(),
  search: async () => (await import('./search-bench.ts')).benchSearch(),
  anchoring: async () => (await import('./anchoring-bench.ts')).benchAnchoring(),
  similarity: async () => (await import('./similarity-bench.ts')).benchSimilarity(),
  pdf: async () => (await import('./pdf-bench.ts')).benchPdf(),
};

/** Measured with the import, and by themselves when they are named. */
const PARTS_OF_IMPORT = new Set(['sanitiser', 'fetch', 'hostile', 'library']);

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !Object.hasOwn(BENCHES, name));
if (unknown.length > 0) {
  console.error(`No benchmark ${unknown.join(', ')}. There are: ${Object.keys(BENCHES).join(', ')}.`);
  process.exit(2);
}

const machine = {
  node: process.versions.node,
  cpus: cpus().length,
  model: cpus()[0]?.model ?? '',
  load: loadavg()[0],
};
const figures: Record<string, object> = { machine };
for (const [name, bench] of Object.entries(BENCHES)) {
  if (wanted.length > 0 ? !wanted.includes(name) : PARTS_OF_IMPORT.has(name)) continue;
  console.error(`measuring ${name}…`);
  figures[name] = await bench();
}
console.log(JSON.stringify(figures, null, 2));
