import { benchFetch } from './fetch-bench.ts';
import { benchHostile } from './hostile-bench.ts';
import { benchImport } from './import-bench.ts';
import { benchLibrary } from './library-bench.ts';
import { benchSanitiser } from './sanitiser-bench.ts';

/** All that import promises, one after the other so that nothing disturbs the clock; takes some ten minutes. */
const PARTS: Readonly<Record<string, () => Promise<object>>> = {
  endToEnd: benchLibrary,
  fetch: benchFetch,
  hostile: benchHostile,
  sanitiser: benchSanitiser,
};

/** What is derived from the corpus with its scores and speed, then the same from end to end, with the peers. */
export const benchWholeImport = async (): Promise<object> => {
  const figures: Record<string, unknown> = {};
  console.error('  derivation…');
  Object.assign(figures, await benchImport());
  for (const [name, measure] of Object.entries(PARTS)) {
    console.error(`  ${name}…`);
    try {
      figures[name] = await measure();
    } catch (error) {
      // One part that cannot run here must not cost the figures of the others.
      figures[name] = { failed: String(error) };
    }
  }
  return figures;
};
