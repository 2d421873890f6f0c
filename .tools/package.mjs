// `npm run package`: installers for this machine's system, into release/. Arguments go to electron-builder
// (`npm run package -- --dir`, `--mac`, `--win`, `--linux`). Publishes nothing.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { demandRecentNode } from './node-version.mjs';

demandRecentNode();

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const { buildIfStale } = await import('./build-if-stale.mjs');
await buildIfStale();
const builder = path.join(root, 'node_modules', 'electron-builder', 'cli.js');
const { status } = spawnSync(
  process.execPath,
  [
    builder,
    '--config',
    path.join(root, 'electron-builder.yml'),
    '--publish',
    'never',
    ...process.argv.slice(2),
  ],
  { stdio: 'inherit', cwd: root },
);
process.exitCode = status ?? 1;
