import { cp, mkdir, readFile, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { appFolder, projectRoot } from '../support/project-root.ts';
import type { Fault } from './faults.ts';

export const plantedFolder = path.join(projectRoot, '.cache', 'planted-fault');

/** The build with one fault in it; everything that is as it was is linked. */
export const plant = async (fault: Fault | null): Promise<void> => {
  await rm(plantedFolder, { recursive: true, force: true });
  await mkdir(path.join(plantedFolder, 'dist'), { recursive: true });
  await cp(path.join(appFolder, 'package.json'), path.join(plantedFolder, 'package.json'));
  for (const part of ['renderer', 'fonts'])
    await symlink(path.join(appFolder, 'dist', part), path.join(plantedFolder, 'dist', part));
  for (const part of ['main', 'preload']) {
    const from = path.join(appFolder, 'dist', part);
    const to = path.join(plantedFolder, 'dist', part);
    await mkdir(to);
    for (const name of (await readdir(from)).filter((each) => !each.endsWith('.map')))
      if (/^(main\.js|preload\.cjs)$/.test(name)) await cp(path.join(from, name), path.join(to, name));
      else await symlink(path.join(from, name), path.join(to, name));
  }
  if (!fault) return;
  const file = path.join(plantedFolder, 'dist', fault.file);
  const sound = await readFile(file, 'utf8');
  const faulty = sound.replace(fault.find, fault.replace);
  if (faulty === sound)
    throw new Error(`the fault “${fault.name}” did not apply: nothing matches ${String(fault.find)}`);
  await writeFile(file, faulty);
};
