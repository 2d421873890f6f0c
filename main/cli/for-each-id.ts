import { CallFailed, EXIT } from './command.ts';
import type { Terminal } from './terminal.ts';

/** Runs a step for every article named; one that fails says so on stderr and the others go on. */
export const forEachId = async (
  ids: readonly string[],
  terminal: Terminal,
  step: (id: string) => Promise<number>,
): Promise<number> => {
  let worst: number = EXIT.ok;
  for (const id of ids) {
    try {
      worst = Math.max(worst, await step(id));
    } catch (error) {
      if (!(error instanceof CallFailed)) throw error;
      terminal.message(error.message);
      worst = EXIT.someFailed;
    }
  }
  return worst;
};
