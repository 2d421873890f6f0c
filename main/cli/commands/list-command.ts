import type { ArticleRow } from '../../../preload/contract/articles.ts';
import { EXIT, type Command, type Invocation } from '../command.ts';
import { choiceOption, numberOption, textOption } from '../option-values.ts';

const PAGE = 1000;

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
    const limit = numberOption(values, 'limit', 1) ?? Infinity;
    await page(invocation, request, numberOption(values, 'offset', 0) ?? 0, limit);
    return EXIT.ok;
  },
};

const page = async (
  { call, terminal, json }: Invocation,
  request: { query: string; sort: 'date' | 'title' | 'imported' | 'site' },
  offset: number,
  limit: number,
): Promise<void> => {
  for (let shown = 0; shown < limit;) {
    const want = Math.min(PAGE, limit - shown);
    const { items } = await call('articles.list', { ...request, offset: offset + shown, limit: want });
    for (const row of items) {
      if (json) terminal.line(row);
      else terminal.print(rowText(row));
    }
    shown += items.length;
    if (items.length < want) return;
  }
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
