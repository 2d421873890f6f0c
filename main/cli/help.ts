import type { Command } from './command.ts';

const GLOBAL = `Global options:
  --library DIR   the library's folder (default: “Offprint Library” in your documents folder; made on first use)
  --json          results as JSON lines on stdout, nothing else there
  --help          this text, or a command's
  --version       the program's version

ID is an article's id, any beginning of it that is unambiguous, or url:https://…
Exit codes: 0 all done · 1 some inputs failed · 2 wrong usage or no library · 3 the library is in use`;

export const helpText = (commands: readonly Command[]): string => {
  const width = Math.max(...commands.map((command) => command.name.length));
  const lines = commands.map((command) => `  ${command.name.padEnd(width)}  ${command.summary}`);
  return `offprint COMMAND [ARGS]\n\n${lines.join('\n')}\n\n${GLOBAL}`;
};

export const commandHelp = ({ name, usage, summary }: Command): string =>
  `offprint ${name} ${usage}\n\n${summary}\n\n${GLOBAL}`;
