import type { MethodName } from '../../preload/contract/index.ts';
import { OffprintError } from '../core/errors/offprint-error.ts';
import { openNodeApp, plainCapabilities } from '../shell/open-node-app.ts';
import { PRODUCT_VERSION } from '../shell/product-version.ts';
import { windowFolder } from '../shell/window-folder.ts';
import { CallFailed, EXIT, UsageError, type Command } from './command.ts';
import { COMMANDS } from './commands/commands.ts';
import { defaultLibrary } from './default-library.ts';
import { commandHelp, helpText } from './help.ts';
import { flag, proxyOption, textOption } from './option-values.ts';
import { parseCommandLine, type CommandLine } from './parse-command-line.ts';
import { createTerminal, type Terminal } from './terminal.ts';

/** Runs the command line; resolves with the exit code. */
export const main = async (argv: readonly string[]): Promise<number> => {
  const terminal = createTerminal(process.stdout, process.stderr);
  endQuietlyWhenNobodyReads();
  try {
    const line = parseCommandLine(argv, COMMANDS);
    if (flag(line.values, 'version')) {
      terminal.print(PRODUCT_VERSION);
      return EXIT.ok;
    }
    const asked = flag(line.values, 'help');
    if (line.command && !asked) return await run(line.command, line, terminal);
    terminal.print(line.command ? commandHelp(line.command) : helpText(COMMANDS));
    return asked ? EXIT.ok : EXIT.usage;
  } catch (error) {
    return explain(error, terminal);
  }
};

const run = async (
  command: Command,
  { positionals, values }: CommandLine,
  terminal: Terminal,
): Promise<number> => {
  const opened = await openNodeApp({
    library: textOption(values, 'library') ?? defaultLibrary(),
    capabilities: plainCapabilities(command.name === 'serve' ? 'browser' : 'terminal'),
    windowFolder: windowFolder(),
    proxy: proxyOption(values),
  });
  try {
    for (const problem of opened.problems) terminal.message(`${problem.file}: ${problem.problem}`);
    const { app } = opened;
    return await command.run({
      positionals,
      values,
      terminal,
      json: flag(values, 'json'),
      app,
      async call(method: MethodName, input) {
        const result = await app.dispatch(method, input, 'shell');
        if (!result.ok) throw new CallFailed(result.error);
        return result.value as never;
      },
    });
  } finally {
    await opened.close();
  }
};

const explain = (error: unknown, terminal: Terminal): number => {
  if (error instanceof UsageError) {
    terminal.message(`${error.message}\n\`offprint --help\` shows how it is used.`);
    return EXIT.usage;
  }
  if (error instanceof CallFailed) {
    terminal.message(error.message);
    return error.error.code === 'bad-input' || error.error.code === 'bad-query'
      ? EXIT.usage
      : EXIT.someFailed;
  }
  if (error instanceof OffprintError) {
    terminal.message(error.message);
    return error.code === 'library-in-use' ? EXIT.libraryInUse : EXIT.usage;
  }
  throw error;
};

/** `offprint list | head` closes the pipe early; that is not a fault. */
const endQuietlyWhenNobodyReads = (): void => {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(EXIT.ok);
    throw error;
  });
};
