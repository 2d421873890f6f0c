import type { CharsetPreview } from '../../../preload/contract/versions.ts';
import { EXIT, UsageError, type Command } from '../command.ts';
import { numberOption, textOption } from '../option-values.ts';

export const redecodeCommand: Command = {
  name: 'redecode',
  usage: 'ID [--charset NAME|auto] [--version N]',
  summary:
    'Read an article in another charset without losing marks; without --charset, show how each would read.',
  options: { charset: { type: 'string' }, version: { type: 'string' } },
  async run({ positionals, values, call, terminal, json }) {
    const [id] = positionals;
    if (id === undefined || positionals.length > 1) throw new UsageError('redecode takes one article.');
    const version = numberOption(values, 'version', 1);
    const which = { id, ...(version === undefined ? {} : { number: version }) };
    const charset = textOption(values, 'charset');
    if (charset === undefined) {
      for (const preview of await call('versions.charsets', which)) {
        if (json) terminal.line(preview);
        else terminal.print(previewText(preview));
      }
      return EXIT.ok;
    }
    const done = await call('versions.redecode', { ...which, charset: charset === 'auto' ? null : charset });
    if (json) terminal.line(done);
    else {
      const { sure, review, orphan } = done.annotations;
      terminal.print(`${done.id} version ${String(done.version)} is read as ${done.charset}: ${done.title}`);
      if (sure + review + orphan > 0)
        terminal.print(
          `annotations: ${String(sure)} in place, ${String(review)} to check, ${String(orphan)} lost their place`,
        );
    }
    return EXIT.ok;
  },
};

const previewText = ({ charset, current, broken, title, lines }: CharsetPreview): string =>
  `${charset}${current ? ' (now)' : ''}  ${String(broken)} unreadable  ${title}\n    ${lines.slice(0, 2).join('\n    ')}`;
