import { EXIT, UsageError, type Command, type Invocation } from '../command.ts';
import { forEachRow } from '../for-each-row.ts';
import { requireSome } from '../option-values.ts';

export const trashCommand: Command = {
  name: 'trash',
  usage: 'list  ·  put ID...  ·  restore ID...  ·  empty',
  summary: 'Put articles into the trash, take them out again, or delete what is in it for good.',
  options: {},
  async run(invocation) {
    const { positionals, call, terminal, json } = invocation;
    const [action, ...ids] = positionals;
    switch (action) {
      case 'list':
        await forEachRow(invocation, { view: { kind: 'trash' } }, {}, (row) => {
          if (json) terminal.line(row);
          else terminal.print(`${row.id}  ${row.title}`);
        });
        return EXIT.ok;
      case 'put':
        return report(
          invocation,
          (await call('articles.trash', { ids: await wholeIds(invocation, ids) })).changed,
        );
      case 'restore':
        return report(
          invocation,
          (await call('articles.restore', { ids: await wholeIds(invocation, ids) })).changed,
        );
      case 'empty': {
        const { deleted, kept } = await call('articles.emptyTrash', {});
        for (const { problem } of kept) terminal.message(problem);
        if (json) terminal.line({ deleted, kept });
        else terminal.print(`${String(deleted)} deleted`);
        return kept.length > 0 ? EXIT.someFailed : EXIT.ok;
      }
      default:
        throw new UsageError('trash takes list, put, restore or empty.');
    }
  },
};

const wholeIds = async ({ call }: Invocation, ids: readonly string[]): Promise<string[]> => {
  requireSome(ids, 'article');
  return Promise.all(ids.map(async (id) => (await call('articles.get', { id })).id));
};

const report = ({ terminal, json }: Invocation, changed: readonly string[]): number => {
  if (json) terminal.line({ changed });
  else terminal.print(`${String(changed.length)} changed`);
  return EXIT.ok;
};
