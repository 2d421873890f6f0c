import { EXIT, UsageError, type Command, type Invocation } from '../command.ts';
import { textListOption } from '../option-values.ts';

export const tagCommand: Command = {
  name: 'tag',
  usage: 'add|remove TAG... --to ID...  ·  list  ·  rename OLD NEW  ·  merge FROM INTO  ·  delete TAG',
  summary: 'Tag articles, and look after the tags; a/b is the tag b below a.',
  options: { to: { type: 'string', multiple: true } },
  restOption: 'to',
  async run(invocation) {
    const [action, ...rest] = invocation.positionals;
    if (action === 'list') return listTags(invocation);
    const changed = await change(invocation, action, rest);
    if (invocation.json) invocation.terminal.line({ changed });
    else invocation.terminal.print(`${String(changed.length)} changed`);
    return EXIT.ok;
  },
};

const listTags = async ({ call, terminal, json }: Invocation): Promise<number> => {
  for (const tag of await call('tags.list', {})) {
    if (json) terminal.line(tag);
    else terminal.print(`${String(tag.count).padStart(6)}  ${tag.name}`);
  }
  return EXIT.ok;
};

const change = async (
  invocation: Invocation,
  action: string | undefined,
  rest: readonly string[],
): Promise<string[]> => {
  const { call } = invocation;
  const [first, second, ...more] = rest;
  switch (action) {
    case 'add':
      return (await call('tags.add', tagsAndIds(invocation, rest))).changed;
    case 'remove':
      return (await call('tags.remove', tagsAndIds(invocation, rest))).changed;
    case 'rename':
      if (!first || !second || more.length > 0)
        throw new UsageError('tag rename takes the old and the new name.');
      return (await call('tags.rename', { from: first, to: second })).changed;
    case 'merge':
      if (!first || !second || more.length > 0)
        throw new UsageError('tag merge takes two names: from, into.');
      return (await call('tags.merge', { from: first, into: second })).changed;
    case 'delete':
      if (!first || second) throw new UsageError('tag delete takes one name.');
      return (await call('tags.delete', { tag: first })).changed;
    default:
      throw new UsageError('tag takes add, remove, list, rename, merge or delete.');
  }
};

const tagsAndIds = ({ values }: Invocation, tags: readonly string[]): { tags: string[]; ids: string[] } => {
  const ids = textListOption(values, 'to');
  if (tags.length === 0 || ids.length === 0)
    throw new UsageError('tag add and remove take TAG... --to ID...');
  return { tags: [...tags], ids };
};
