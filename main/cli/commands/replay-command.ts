import type { Replay } from '../../../preload/contract/versions.ts';
import { EXIT, UsageError, type Command } from '../command.ts';
import { forEachId } from '../for-each-id.ts';
import { flag, numberOption, requireSome } from '../option-values.ts';

export const replayCommand: Command = {
  name: 'replay',
  usage: 'ID... [--version N] [--all]',
  summary:
    'Derive readable copies again from their originals and say whether they are identical; changes nothing.',
  options: { version: { type: 'string' }, all: { type: 'boolean' } },
  run({ positionals, values, call, terminal, json }) {
    const given = numberOption(values, 'version', 1);
    const all = flag(values, 'all');
    if (all && given !== undefined) throw new UsageError('--all replays every version; leave out --version.');
    return forEachId(requireSome(positionals, 'article'), terminal, async (reference) => {
      const { id, currentVersion } = await call('articles.get', { id: reference });
      const numbers = all
        ? (await call('versions.list', { id })).map(({ number }) => number)
        : [given ?? currentVersion];
      let exit: number = EXIT.ok;
      for (const number of numbers) {
        const replay = await call('versions.replay', { id, number });
        if (json) terminal.line(replay);
        else for (const line of replayLines(replay)) terminal.print(line);
        if (!replay.identical) exit = EXIT.someFailed;
      }
      return exit;
    });
  },
};

const replayLines = (replay: Replay): string[] => {
  const { id, version, identical, derivedBy, program, differences, steps } = replay;
  const by =
    derivedBy === null || derivedBy === program
      ? ''
      : ` (stored by Offprint ${derivedBy}, this is ${program})`;
  const what = `${id} version ${String(version)}`;
  if (identical) return [`${what}: identical after ${String(steps)} recorded steps${by}`];
  return [
    `${what}: differs${by}`,
    ...differences.flatMap(({ what: part, stage, at, stored, derived }) => [
      `  ${part}, from stage “${stage}”, at ${String(at)}`,
      `    - ${JSON.stringify(stored)}`,
      `    + ${JSON.stringify(derived)}`,
    ]),
  ];
};
