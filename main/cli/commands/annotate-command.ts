import { HIGHLIGHT_COLORS } from '../../../preload/contract/annotations.ts';
import { EXIT, UsageError, type Command } from '../command.ts';
import { choiceOption, textListOption, textOption } from '../option-values.ts';

export const annotateCommand: Command = {
  name: 'annotate',
  usage: 'ID --quote TEXT [--prefix T] [--suffix T] [--color C] [--note T] [--tag T]...',
  summary: 'Highlight the words of a quotation, with a note and tags.',
  options: {
    quote: { type: 'string' },
    prefix: { type: 'string' },
    suffix: { type: 'string' },
    color: { type: 'string' },
    note: { type: 'string' },
    tag: { type: 'string', multiple: true },
  },
  async run({ positionals, values, call, terminal, json }) {
    const [id, ...others] = positionals;
    const quote = textOption(values, 'quote');
    if (id === undefined || others.length > 0 || quote === undefined)
      throw new UsageError('annotate takes one ID and --quote TEXT.');
    const annotation = await call('annotations.createFromQuote', {
      id,
      quote,
      prefix: textOption(values, 'prefix') ?? '',
      suffix: textOption(values, 'suffix') ?? '',
      color: choiceOption(values, 'color', HIGHLIGHT_COLORS, 'yellow'),
      note: textOption(values, 'note') ?? '',
      tags: textListOption(values, 'tag'),
    });
    if (json) terminal.line(annotation);
    else terminal.print(`${annotation.id}  ${annotation.color}  “${annotation.exact}”`);
    return EXIT.ok;
  },
};
