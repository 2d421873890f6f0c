import type { ArticleRow } from '../../../preload/contract/articles.ts';
import { EXIT, type Command } from '../command.ts';
import { forEachRow } from '../for-each-row.ts';
import { choiceOption, numberOption, textOption } from '../option-values.ts';

export const listCommand: Command = {
  name: 'list',
  usage: '[--query Q] [--sort date|title|imported|site] [--limit N] [--offset N]',
  summary: 'Show what is in the library, one article a line.',
  options: {
    query: { type: 'string' },
    sort: { type: 'string' },
    limit: { type: 'string' },
    offset: { type: 'string' },
  },
  async run(invocation) {
    const { values } = invocation;
    const request = {
      query: textOption(values, 'query') ?? '',
      sort: choiceOption(values, 'sort', ['date', 'title', 'imported', 'site'] as const, 'date'),
    };
    const range = {
      offset: numberOption(values, 'offset', 0) ?? 0,
      limit: numberOption(values, 'limit', 1) ?? Infinity,
    };
    const { terminal, json } = invocation;
    await forEachRow(invocation, request, range, (row) => {
      if (json) terminal.line(row);
      else terminal.print(rowText(row));
    });
    return EXIT.ok;
  },
};

const rowText = (row: ArticleRow): string =>
  [
    row.id,
    (row.published ?? '').slice(0, 10).padEnd(10),
    row.site ?? '',
    row.title,
    row.tags.map((tag) => `#${tag}`).join(' '),
    row.offline === 100 ? '' : `(${String(row.offline)} % offline)`,
  ]
    .filter((part) => part !== '')
    .join('  ');
