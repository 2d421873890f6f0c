import { EXIT, UsageError, type Command } from '../command.ts';
import { numberOption } from '../option-values.ts';

export const wholePageCommand: Command = {
  name: 'whole-page',
  usage: 'ID on|off [--version N]',
  summary: 'Show all of a saved page, or its article alone; marks follow, the original stays as it is.',
  options: { version: { type: 'string' } },
  async run({ positionals, values, call, terminal, json }) {
    const [id, state] = positionals;
    if (id === undefined || (state !== 'on' && state !== 'off') || positionals.length > 2)
      throw new UsageError('whole-page takes one article and on or off.');
    const number = numberOption(values, 'version', 1);
    const done = await call('versions.wholePage', {
      id,
      whole: state === 'on',
      ...(number === undefined ? {} : { number }),
    });
    if (json) {
      terminal.line(done);
      return EXIT.ok;
    }
    const shown = done.wholePage ? 'the whole page' : 'the article alone';
    terminal.print(
      `${done.id} version ${String(done.version)} shows ${shown}: ${String(done.textChars)} characters`,
    );
    const { sure, review, orphan } = done.annotations;
    if (sure + review + orphan > 0)
      terminal.print(
        `annotations: ${String(sure)} in place, ${String(review)} to check, ${String(orphan)} lost their place`,
      );
    return EXIT.ok;
  },
};
