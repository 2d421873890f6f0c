import assert from 'node:assert/strict';
import { it } from 'node:test';
import { UsageError } from '../../main/cli/command.ts';
import { COMMANDS } from '../../main/cli/commands/commands.ts';
import { parseCommandLine } from '../../main/cli/parse-command-line.ts';

it('takes dashed words of a search as its query', () => {
  for (const [args, words, values] of [
    [['search', '-普京'], ['-普京'], {}],
    [['search', '-a b'], ['-a b'], {}],
    [['search', 'x', '-y', '--limit', '3', 'z'], ['x', '-y', 'z'], { limit: '3' }],
    [['--json', 'search', '-hello', '--limit=3'], ['-hello'], { json: true, limit: '3' }],
    [['search', '--json', '--', '--limit', '3'], ['--limit', '3'], { json: true }],
    [['search', '-h'], [], { help: true }],
  ] as const) {
    const line = parseCommandLine(args, COMMANDS);
    assert.equal(line.command?.name, 'search');
    assert.deepEqual(line.positionals, words);
    assert.deepEqual({ ...line.values }, values);
  }
});

it('refuses unknown options of every other command, and a search option without its value', () => {
  assert.throws(() => parseCommandLine(['list', '-普京'], COMMANDS), UsageError);
  assert.throws(() => parseCommandLine(['search', 'x', '--limit'], COMMANDS), UsageError);
});
