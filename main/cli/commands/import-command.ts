import path from 'node:path';
import { Readable } from 'node:stream';
import type { Input } from '../../../preload/contract/index.ts';
import type { Result } from '../../../preload/contract/result.ts';
import { CallFailed, UsageError, type Command, type Invocation, type OptionValues } from '../command.ts';
import { followImport } from '../follow-import.ts';
import { choiceOption, flag, requireSome, textOption } from '../option-values.ts';
import { PICTURE_OPTIONS, pictureOptions } from '../picture-options.ts';
import { writeImportReport } from '../write-import-report.ts';

export const importCommand: Command = {
  name: 'import',
  usage:
    'PATH... [--dry-run] [--fetch] [--no-fetch] [--mirror PREFIX=TEMPLATE]... [--only-host HOST]... [--wayback] [--proxy URL] [--on-conflict version|skip] [--whole-page] [--report FILE]',
  summary: 'Bring saved article files into the library; folders with everything below them, or - for stdin.',
  options: {
    'dry-run': { type: 'boolean' },
    fetch: { type: 'boolean' },
    'no-fetch': { type: 'boolean' },
    ...PICTURE_OPTIONS,
    'on-conflict': { type: 'string' },
    'whole-page': { type: 'boolean' },
    report: { type: 'string' },
  },
  async run(invocation) {
    const { positionals, values } = invocation;
    requireSome(positionals, 'file or folder, or - for stdin');
    const dryRun = flag(values, 'dry-run');
    const options = {
      ...fetchOption(values),
      dryRun,
      ...pictureOptions(values),
      onConflict: choiceOption(values, 'on-conflict', ['version', 'skip'] as const, 'version'),
      wholePage: flag(values, 'whole-page'),
    };
    const report = textOption(values, 'report');
    const source = await sourceOf(invocation);
    return followImport(
      invocation,
      async () => (await invocation.call('imports.startPaths', { ...source, options })).jobId,
      {
        dryRun,
        onEnd: async (jobId) =>
          report === undefined ? undefined : writeImportReport(invocation, jobId, path.resolve(report)),
      },
    );
  },
};

/** Neither: as the library is set. */
const fetchOption = (values: OptionValues): { readonly fetch?: boolean } => {
  const [yes, no] = [flag(values, 'fetch'), flag(values, 'no-fetch')];
  if (yes && no) throw new UsageError('--fetch and --no-fetch exclude each other.');
  return yes || no ? { fetch: yes } : {};
};

const STDIN = '-';

/** What comes by the pipe is kept with the import, as what is dropped into the window is: it cannot be read again. */
const sourceOf = async ({
  app,
  positionals,
}: Invocation): Promise<Pick<Input<'imports.startPaths'>, 'paths' | 'uploads'>> => {
  if (!positionals.includes(STDIN)) return { paths: positionals.map((each) => path.resolve(each)) };
  if (positionals.length > 1)
    throw new UsageError(
      '- is the one file that comes by stdin; import the others by a command of their own.',
    );
  const token = `cli-${crypto.randomUUID()}`;
  const put = await app.handleFetch(
    new Request(`http://offprint.invalid/uploads/${token}?name=stdin`, {
      method: 'PUT',
      body: Readable.toWeb(process.stdin),
      duplex: 'half',
    }),
  );
  const result = (await put.json()) as Result<unknown>;
  if (!result.ok) throw new CallFailed(result.error);
  return { uploads: [{ token, relativePath: STDIN }] };
};
