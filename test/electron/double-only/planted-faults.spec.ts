import { cp, mkdir, readFile, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createLauncher, expect, test } from '../support/offprint.ts';
import { probe } from '../support/probe.ts';
import { appFolder, projectRoot } from '../support/project-root.ts';
import { FAULTS, type Fault } from './faults.ts';

const folder = path.join(projectRoot, '.cache', 'planted-fault');

/** The build with one fault in it; everything that is as it was is linked. */
const plant = async (fault: Fault | null): Promise<void> => {
  await rm(folder, { recursive: true, force: true });
  await mkdir(path.join(folder, 'dist'), { recursive: true });
  await cp(path.join(appFolder, 'package.json'), path.join(folder, 'package.json'));
  for (const part of ['renderer', 'fonts'])
    await symlink(path.join(appFolder, 'dist', part), path.join(folder, 'dist', part));
  for (const part of ['main', 'preload']) {
    const from = path.join(appFolder, 'dist', part);
    const to = path.join(folder, 'dist', part);
    await mkdir(to);
    for (const name of (await readdir(from)).filter((each) => !each.endsWith('.map')))
      if (/^(main\.js|preload\.cjs)$/.test(name)) await cp(path.join(from, name), path.join(to, name));
      else await symlink(path.join(from, name), path.join(to, name));
  }
  if (!fault) return;
  const file = path.join(folder, 'dist', fault.file);
  const sound = await readFile(file, 'utf8');
  const faulty = sound.replace(fault.find, fault.replace);
  if (faulty === sound)
    throw new Error(`the fault “${fault.name}” did not apply: nothing matches ${String(fault.find)}`);
  await writeFile(file, faulty);
};

/** What the start and the probe had to say; null when they found nothing. */
const complaint = async (firstWindowMs: number): Promise<string | null> => {
  const launcher = createLauncher('double');
  let errors = (): string => '';
  try {
    const running = await launcher.start({ appFolder: folder });
    ({ errors } = running);
    const page = await running.app.firstWindow({ timeout: firstWindowMs });
    await page.locator('op-app').waitFor({ state: 'attached', timeout: firstWindowMs });
    await probe(running.app, page);
    return null;
  } catch (error) {
    return `${error instanceof Error ? error.message : String(error)}\n${errors()}`;
  } finally {
    await launcher.close();
  }
};

test('the probe finds nothing wrong with the build as it is', async () => {
  await plant(null);
  expect(await complaint(30_000)).toBeNull();
});

for (const fault of FAULTS)
  test(`caught: ${fault.name}`, async () => {
    await plant(fault);
    const text = await complaint(12_000);
    expect(text, 'the fault was not caught').not.toBeNull();
    expect(text).toMatch(fault.caughtBy);
  });
