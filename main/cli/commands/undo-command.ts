import { EXIT, UsageError, type Command } from '../command.ts';

export const undoCommand: Command = {
  name: 'undo',
  usage: '',
  summary: 'Take the last change back: tags, highlights, notes, versions, encodings. Imports: imports undo.',
  options: {},
  async run({ positionals, call, terminal, json }) {
    if (positionals.length > 0) throw new UsageError('undo takes no arguments.');
    const { undone } = await call('undo.last', {});
    if (json) terminal.line({ undone });
    else terminal.print(`Taken back: ${undone}.`);
    return EXIT.ok;
  },
};
