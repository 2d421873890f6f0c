import { createLauncher, expect, test } from '../support/offprint.ts';
import { probe } from '../support/probe.ts';
import { FAULTS } from './faults.ts';
import { plantedFolder as folder, plant } from './plant.ts';

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
