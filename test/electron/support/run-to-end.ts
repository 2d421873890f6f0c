import { spawn } from 'node:child_process';
import { environmentWith } from './launch-double.ts';
import { programOf, type Target } from './offprint.ts';
import { appFolder } from './project-root.ts';

/** Starts the program without Playwright and waits until it ends by itself. */
export const runToEnd = async (
  target: Target,
  args: readonly string[],
  folder = appFolder,
): Promise<{ code: number | null; errors: string }> => {
  const program = await programOf(target, folder);
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const child = spawn(program.executablePath, [...sandbox, ...program.args, ...args], {
    env: environmentWith({}),
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let errors = '';
  child.stderr.on('data', (chunk: Buffer) => {
    errors += chunk.toString();
  });
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  return { code, errors };
};
