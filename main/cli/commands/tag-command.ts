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
    const change = action !== undefined && Object.hasOwn(CHANGES, action) ? CHANGES[action] : undefined;
    if (!change) throw new UsageError('tag takes add, remove, list, rename, merge or delete.');
    const { changed } = await change(invocation, rest);
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

type Change = (invocation: Invocation, names: readonly string[]) => Promise<{ changed: string[] }>;

const CHANGES: Readonly<Record<string, Change>> = {
  add: (invocation, tags) => invocation.call('tags.add', tagsAndIds(invocation, tags)),
  remove: (invocation, tags) => invocation.call('tags.remove', tagsAndIds(invocation, tags)),
  rename: ({ call }, names) => {
    const [from, to] = exactly(2, names, 'tag rename takes the old and the new name.');
    return call('tags.rename', { from, to });
  },
  merge: ({ call }, names) => {
    const [from, into] = exactly(2, names, 'tag merge takes two names: from, into.');
    return call('tags.merge', { from, into });
  },
  delete: ({ call }, names) => {
    const [tag] = exactly(1, names, 'tag delete takes one name.');
    return call('tags.delete', { tag });
  },
};

const exactly = (count: number, names: readonly string[], usage: string): [string, string] => {
  if (names.length !== count) throw new UsageError(usage);
  const [first = '', second = ''] = names;
  return [first, second];
};

const tagsAndIds = ({ values }: Invocation, tags: readonly string[]): { tags: string[]; ids: string[] } => {
  const ids = textListOption(values, 'to');
  if (tags.length === 0 || ids.length === 0)
    throw new UsageError('tag add and remove take TAG... --to ID...');
  return { tags: [...tags], ids };
};
