import { parseArgs } from 'node:util';
import { UsageError, type Command, type Options, type OptionValues } from './command.ts';

const GLOBAL: Options = {
  library: { type: 'string' },
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean' },
};

export interface CommandLine {
  readonly command: Command | null;
  readonly positionals: readonly string[];
  readonly values: OptionValues;
}

/** Global options may stand before or after the command. Throws UsageError. */
export const parseCommandLine = (argv: readonly string[], commands: readonly Command[]): CommandLine => {
  const at = commandPosition(argv);
  const name = argv[at];
  const command = commands.find((candidate) => candidate.name === name) ?? null;
  if (name !== undefined && !command) {
    throw new UsageError(
      `There is no command “${name}”. Commands: ${commands.map((each) => each.name).join(', ')}.`,
    );
  }
  const options = { ...GLOBAL, ...command?.options };
  const behind = argv.slice(at + 1);
  const args = [...argv.slice(0, at), ...(command?.takesDashedWords ? wordsLast(behind, options) : behind)];
  try {
    const { values, positionals } = parseArgs({
      args: command?.restOption ? spread(args, `--${command.restOption}`) : args,
      options,
      allowPositionals: true,
      strict: true,
    });
    return { command, positionals, values };
  } catch (error) {
    if (error instanceof TypeError) throw new UsageError(error.message);
    throw error;
  }
};

const commandPosition = (argv: readonly string[]): number => {
  for (let at = 0; at < argv.length; at += 1) {
    const word = argv[at] ?? '';
    if (word === '--library') at += 1;
    else if (!word.startsWith('-')) return at;
  }
  return argv.length;
};

/** `-a b --limit 3` becomes `--limit 3 -- -a b`: what is no known option is a word. */
const wordsLast = (args: readonly string[], options: Options): string[] => {
  const known: string[] = [];
  const words: string[] = [];
  for (let at = 0; at < args.length; at += 1) {
    const arg = args[at] ?? '';
    if (arg === '--') {
      words.push(...args.slice(at + 1));
      break;
    }
    const option = Object.entries(options).find(
      ([name, { short }]) =>
        arg === `--${name}` || arg.startsWith(`--${name}=`) || (short !== undefined && arg === `-${short}`),
    );
    if (!option) words.push(arg);
    else {
      const takesNext = option[1].type === 'string' && !arg.includes('=');
      known.push(...args.slice(at, takesNext ? at + 2 : at + 1));
      if (takesNext) at += 1;
    }
  }
  return [...known, '--', ...words];
};

/** `--to A B C` becomes `--to A --to B --to C`. */
const spread = (args: readonly string[], option: string): string[] => {
  const result: string[] = [];
  let inside = false;
  for (const word of args) {
    if (word === option) inside = true;
    else if (word.startsWith('-')) {
      inside = false;
      result.push(word);
    } else result.push(...(inside ? [`${option}=${word}`] : [word]));
  }
  return result;
};
