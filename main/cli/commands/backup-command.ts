import path from 'node:path';
import { EXIT, UsageError, type Command } from '../command.ts';

export const backupCommand: Command = {
  name: 'backup',
  usage: 'PATH',
  summary:
    'Copy the library to a new folder, or bring an earlier backup up to date; a backup is a library itself.',
  options: {},
  async run({ positionals, call, terminal, json }) {
    const [folder, ...more] = positionals;
    if (folder === undefined || more.length > 0) throw new UsageError('backup takes one folder.');
    const counts = await call('library.backup', { path: path.resolve(folder) });
    if (json) terminal.line(counts);
    else
      terminal.print(
        `${String(counts.articles)} articles and ${String(counts.pictures)} pictures are in ${path.resolve(folder)}; ${String(counts.copied)} files (${String(counts.bytes)} bytes) were written.`,
      );
    return EXIT.ok;
  },
};
