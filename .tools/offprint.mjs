// `npm run -s offprint -- ARGS`: builds when a source is newer than the build, then runs the built command line.
import { demandRecentNode } from './node-version.mjs';

demandRecentNode();
const { buildIfStale } = await import('./build-if-stale.mjs');
await buildIfStale();
await import('../dist/cli/offprint.js');
