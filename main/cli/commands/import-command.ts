import { mkdtemp, rm } from 'node:fs/promises';
import { createWriteStream } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { UsageError, type Command, type OptionValues } from '../command.ts';
import { followImport } from '../follow-import.ts';
import { choiceOption, flag, requireSome, textOption } from '../option-values.ts';
import { PICTURE_OPTIONS, pictureOptions } from '../picture-options.ts';
import { writeImportReport } from '../write-import-report.ts';

export const importCommand: Command = {
  name: 'import',
  usage:
    'PATH... [--dry-run] [--fetch] [--no-fetch] [--mirror PREFIX=TEMPLATE]... [--only-host HOST]... [--wayback] [--proxy URL] [--on-conflict version|skip] [--whole-page] [--report FILE]',
  summary: 'Bring saved article files into the library; folders with everything below them, - for stdin.',
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
    const stdin = positionals.includes('-') ? await spoolStdin() : null;
    try {
      const paths = positionals.map((each) => (each === '-' && stdin ? stdin.file : path.resolve(each)));
      const rename = (file: string) => (file === stdin?.file ? '-' : file);
      const report = textOption(values, 'report');
      return await followImport(
        invocation,
        async () => (await invocation.call('imports.startPaths', { paths, options })).jobId,
        {
          rename,
          tellsHosts: dryRun,
          onEnd: async (jobId) =>
            report === undefined ? undefined : writeImportReport(invocation, jobId, path.resolve(report)),
        },
      );
    } finally {
      if (stdin) await rm(stdin.folder, { recursive: true, force: true });
    }
  },
};

/** Neither: as the library is set. */
const fetchOption = (values: OptionValues): { readonly fetch?: boolean } => {
  const [yes, no] = [flag(values, 'fetch'), flag(values, 'no-fetch')];
  if (yes && no) throw new UsageError('--fetch and --no-fetch exclude each other.');
  return yes || no ? { fetch: yes } : {};
};

const spoolStdin = async (): Promise<{ folder: string; file: string }> => {
  const folder = await mkdtemp(path.join(tmpdir(), 'offprint-stdin-'));
  const file = path.join(folder, 'stdin');
  await pipeline(process.stdin, createWriteStream(file));
  return { folder, file };
};
