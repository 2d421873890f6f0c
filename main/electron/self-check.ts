import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { app } from 'electron';
import { selfCheck } from '../shell/self-check.ts';
import type { StartArguments } from '../shell/start-arguments.ts';
import type { DesktopProgram } from './desktop-program.ts';

/** Runs the main job in a throw-away library and ends the program: 0 when everything held, else 1. */
export const runSelfCheck = async (
  program: DesktopProgram,
  wanted: StartArguments,
  profile: string,
): Promise<void> => {
  const report = wanted.selfCheck ?? '';
  try {
    // Known at once, not after a minute of checks.
    await writeFile(report, '');
    const folder = path.join(profile, 'sample');
    await mkdir(folder, { recursive: true });
    await program.start({ ...wanted, library: path.join(profile, 'library'), files: [] });
    const { opened, window } = program;
    if (!opened || !window) throw new Error('no library could be opened in the temporary folder');
    const { electron, chrome, node } = process.versions;
    const result = await selfCheck({
      app: opened.app,
      inPage: (script) => window.webContents.executeJavaScript(script),
      versions: {
        offprint: app.getVersion(),
        electron,
        chrome,
        node,
        platform: `${process.platform} ${process.arch}`,
      },
      folder,
    });
    await writeFile(report, `${JSON.stringify(result, null, 2)}\n`);
    await end(program, profile, result.ok ? 0 : 1);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    process.stderr.write(
      `The self-check could not be completed: ${reason}\nThe report was to be ${report}.\n`,
    );
    await end(program, profile, 1);
  }
};

const end = async (program: DesktopProgram, profile: string, code: number): Promise<void> => {
  await program.close();
  // Chromium may still hold files of its own there; the verdict does not depend on them.
  await rm(profile, { recursive: true, force: true, maxRetries: 5 }).catch(() => undefined);
  app.exit(code);
};
