import type { Command } from './command.ts';
import { comparingCommands } from './commands/comparing-commands.ts';
import { generalCommands } from './commands/general-commands.ts';
import { importCommands } from './commands/import-commands.ts';
import { libraryCommands } from './commands/library-commands.ts';
import { markingCommands } from './commands/marking-commands.ts';
import { readingCommands } from './commands/reading-commands.ts';

/** Everything there is to do: the palette, the key sheet, the keys and the application menu read this list. */
export const commands: readonly Command[] = [
  ...comparingCommands,
  ...importCommands,
  ...libraryCommands,
  ...readingCommands,
  ...markingCommands,
  ...generalCommands,
];

export const findCommand = (id: string): Command | undefined => commands.find((command) => command.id === id);
