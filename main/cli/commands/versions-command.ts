import type { VersionDetail } from '../../../preload/contract/versions.ts';
import { EXIT, UsageError, type Command, type Invocation } from '../command.ts';
import { forEachId } from '../for-each-id.ts';
import { requireSome } from '../option-values.ts';

export const versionsCommand: Command = {
  name: 'versions',
  usage: 'ID...',
  summary: 'List the versions of articles, oldest first; those in the trash are marked.',
  options: {},
  run: ({ positionals, call, terminal, json }) =>
    forEachId(requireSome(positionals, 'article'), terminal, async (id) => {
      const article = await call('articles.get', { id });
      for (const version of await call('versions.list', { id: article.id })) {
        if (json) terminal.line({ id: article.id, ...version });
        else terminal.print(versionText(version));
      }
      return EXIT.ok;
    }),
};

export const versionCommand: Command = {
  name: 'version',
  usage: 'trash ID N  ·  restore ID N',
  summary: 'Put one version of an article into the trash, or take it out again.',
  options: {},
  async run(invocation) {
    const [action, id, given] = invocation.positionals;
    if (
      (action !== 'trash' && action !== 'restore') ||
      id === undefined ||
      invocation.positionals.length !== 3
    )
      throw new UsageError('version takes trash or restore, an article and a version number.');
    return report(
      invocation,
      await invocation.call(`versions.${action}`, { id, number: versionNumber(given ?? '') }),
    );
  },
};

/** Throws UsageError. */
export const versionNumber = (word: string): number => {
  const number = Number(word);
  if (!/^\d+$/.test(word) || !Number.isSafeInteger(number) || number < 1)
    throw new UsageError(`“${word}” is no version number; \`versions ID\` lists them.`);
  return number;
};

const report = ({ terminal, json }: Invocation, versions: readonly VersionDetail[]): number => {
  const current = versions.find((version) => version.current)?.number ?? null;
  const trashed = versions.filter((version) => version.trashed !== null).map(({ number }) => number);
  if (json) terminal.line({ current, trashed });
  else {
    terminal.print(`version ${String(current)} is shown`);
    if (trashed.length > 0) terminal.print(`in the trash: ${trashed.join(', ')}`);
  }
  return EXIT.ok;
};

const versionText = (version: VersionDetail): string =>
  [
    String(version.number).padStart(3),
    version.imported.slice(0, 16).replace('T', ' '),
    version.sha256.slice(0, 12),
    `${String(version.textChars)} chars`,
    `${String(version.images.local)}/${String(version.images.total)} images`,
    version.fileName,
    version.current ? '(shown)' : '',
    version.trashed === null ? '' : '(in the trash)',
  ]
    .filter((part) => part !== '')
    .join('  ');
