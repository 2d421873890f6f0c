// Compares modification times: a walk over the sources takes a few milliseconds, a build a second.
import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const sources = ['main', 'renderer', 'preload', '.tools', 'package.json'];

const newest = (file) => {
  const stats = statSync(file);
  if (!stats.isDirectory()) return stats.mtimeMs;
  return readdirSync(file).reduce(
    (latest, name) => Math.max(latest, newest(path.join(file, name))),
    stats.mtimeMs,
  );
};

const builtAt = () => {
  try {
    return statSync(path.join(root, 'dist', 'built.json')).mtimeMs;
  } catch (error) {
    if (error.code === 'ENOENT') return 0;
    throw error;
  }
};

export const buildIfStale = async () => {
  if (sources.every((source) => newest(path.join(root, source)) < builtAt())) return;
  const { build } = await import('./build.mjs');
  await build();
};
