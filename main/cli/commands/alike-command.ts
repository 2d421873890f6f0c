import { EXIT, UsageError, type Command, type Invocation } from '../command.ts';

export const alikeCommand: Command = {
  name: 'alike',
  usage: '[ID]  ·  join ID OTHER  ·  apart ID OTHER',
  summary:
    'Articles with much the same text; make one a version of the other, or keep the two apart for good.',
  options: {},
  async run(invocation) {
    const { positionals, call, terminal, json } = invocation;
    const [action, id, other] = positionals;
    if (action === 'join' || action === 'apart') {
      if (id === undefined || other === undefined || positionals.length > 3)
        throw new UsageError(`alike ${action} takes two articles.`);
      const done = await call(action === 'join' ? 'articles.join' : 'articles.keepApart', { id, other });
      if (json) terminal.line(done);
      else terminal.print(action === 'join' ? `${done.id} has both now` : `${done.id} is kept apart`);
      return EXIT.ok;
    }
    if (positionals.length > 1) throw new UsageError('alike takes one article, join or apart.');
    return action === undefined ? list(invocation) : partners(invocation, action);
  },
};

const PAGE = 1000;

const list = async ({ call, terminal, json }: Invocation): Promise<number> => {
  for (let offset = 0; ; offset += PAGE) {
    const { items } = await call('articles.list', { view: { kind: 'alike' }, limit: PAGE, offset });
    for (const row of items) {
      if (json) terminal.line(row);
      else terminal.print(`${row.id}  ${row.title}`);
    }
    if (items.length < PAGE) return EXIT.ok;
  }
};

const partners = async ({ call, terminal, json }: Invocation, id: string): Promise<number> => {
  for (const found of await call('articles.alike', { id })) {
    if (json) terminal.line(found);
    else
      terminal.print(
        `${String(Math.round(found.resemblance * 100)).padStart(3)} %  ${found.id}  ${found.title}`,
      );
  }
  return EXIT.ok;
};
