import type { Services } from '../contexts/services-context.ts';
import { asFailure } from '../api/api-client.ts';
import { describeError } from '../i18n/describe-error.ts';
import { tellProblem } from '../state/notices-store.ts';

export type CommandGroup = 'library' | 'reading' | 'marking' | 'general';

/** Something a person can do, by key, palette, button or application menu. */
export interface Command {
  /** Stable: the application menu names commands by it. */
  readonly id: string;
  readonly group: CommandGroup;
  /** In the language that is shown now. */
  readonly label: () => string;
  /** As `describeKey` reads them: `mod+k`, `shift+?`, `j`. The first one is shown. */
  readonly keys: readonly string[];
  /** Absent: always. */
  readonly available?: (services: Services) => boolean;
  readonly run: (services: Services) => void | Promise<void>;
}

export const isAvailable = (command: Command, services: Services): boolean =>
  command.available?.(services) ?? true;

/** Runs something the user asked for; what goes wrong becomes a message. */
export const attempt = async (services: Services, action: () => unknown): Promise<void> => {
  try {
    await action();
  } catch (error) {
    const failure = asFailure(error);
    tellProblem(services.notices, describeError(failure.code), failure);
  }
};

export const runCommand = (command: Command, services: Services): Promise<void> =>
  isAvailable(command, services) ? attempt(services, () => command.run(services)) : Promise.resolve();
