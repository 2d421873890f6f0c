import { EXIT, type Command } from '../command.ts';

export const reindexCommand: Command = {
  name: 'reindex',
  usage: '',
  summary: 'Build the search index anew from the files.',
  options: {},
  async run({ call, terminal, json }) {
    const result = await call('library.reindex', {});
    if (json) terminal.line(result);
    else terminal.print(`${String(result.articles)} articles indexed in ${result.seconds.toFixed(1)} s`);
    return EXIT.ok;
  },
};
