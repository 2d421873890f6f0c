import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';

import { promisify } from 'node:util';
import { projectRoot } from './project-root.ts';
import { makeStandInElectron } from './stand-in-electron.ts';

const cache = path.join(projectRoot, '.cache', 'packaged');

export interface PackagedProduct {
  /** The folder an installer would put on a disk. */
  readonly folder: string;
  readonly program: string;
  readonly archive: string;
}

const describe = (): PackagedProduct => {
  const folder = path.join(cache, 'release', 'linux-unpacked');
  return {
    folder,
    program: path.join(folder, 'offprint'),
    archive: path.join(folder, 'resources', 'app.asar'),
  };
};

/** Runs electron-builder for real, with a stand-in for the binary; once per build of the product. */
export const packageProduct = async (): Promise<PackagedProduct> => {
  const stamp = path.join(cache, 'stamp');
  const wanted = ['dist/built.json', 'electron-builder.yml', 'package.json']
    .map((file) => readFileSync(path.join(projectRoot, file), 'utf8'))
    .join();
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return describe();
  await rm(cache, { recursive: true, force: true });
  const electron = path.join(cache, 'electron');
  await mkdir(electron, { recursive: true });
  await makeStandInElectron(electron);
  await promisify(execFile)(
    process.execPath,
    [
      path.join(projectRoot, 'node_modules/electron-builder/cli.js'),
      ...['--config', 'electron-builder.yml', '--publish', 'never', '--linux', '--dir'],
      `-c.electronDist=${electron}`,
      `-c.directories.output=${path.join(cache, 'release')}`,
    ],
    { cwd: projectRoot, maxBuffer: 1 << 24 },
  );
  await writeFile(stamp, wanted);
  return describe();
};
