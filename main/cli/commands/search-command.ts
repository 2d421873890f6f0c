import { EXIT, UsageError, type Command } from '../command.ts';
import { choiceOption, numberOption } from '../option-values.ts';

export const searchCommand: Command = {
  name: 'search',
  usage: 'QUERY [--limit N] [--offset N] [--sort relevance|date]',
  summary: 'Find articles by words, "phrases", OR, -not, title: tag: site: note: author:.',
  options: { limit: { type: 'string' }, offset: { type: 'string' }, sort: { type: 'string' } },
  takesDashedWords: true,
  async run({ positionals, values, call, terminal, json }) {
    if (positionals.length === 0) throw new UsageError('Say what to search for.');
    const result = await call('search.query', {
      query: positionals.join(' '),
      sort: choiceOption(values, 'sort', ['relevance', 'date'] as const, 'relevance'),
      limit: numberOption(values, 'limit', 1) ?? 50,
      offset: numberOption(values, 'offset', 0) ?? 0,
    });
    if (json) {
      terminal.line({ ...result, hits: result.hits.map(({ row: _row, ...hit }) => hit) });
      return EXIT.ok;
    }
    terminal.message(`${String(result.total)} found in ${result.tookMs.toFixed(1)} ms`);
    for (const hit of result.hits) {
      terminal.print(`${hit.id}  ${hit.title}`);
      const snippet = hit.snippet.map(({ text, match }) => (match ? `[${text}]` : text)).join('');
      if (snippet !== '') terminal.print(`    ${snippet.replaceAll('\n', ' ')}`);
    }
    return EXIT.ok;
  },
};
