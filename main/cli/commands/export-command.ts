import { mkdir, stat } from 'node:fs/promises';
import path from 'node:path';
import type { ExportedFile } from '../../../preload/contract/export.ts';
import { EXIT, UsageError, type Command, type Invocation, type OptionValues } from '../command.ts';
import { forEachId } from '../for-each-id.ts';
import { choiceOption, requireSome, textOption } from '../option-values.ts';
import { saveExport } from '../save-export.ts';

const FORMATS = ['pdf', 'markdown', 'html', 'annotations', 'citations'] as const;
const STYLES = ['csl-json', 'bibtex', 'ris'] as const;
type Format = (typeof FORMATS)[number];

export const exportCommand: Command = {
  name: 'export',
  usage:
    'pdf|markdown|html|annotations|citations ID... -o PATH [--paper a4|letter] [--style csl-json|bibtex|ris]',
  summary:
    'Write articles out: annotated PDF, Markdown, one HTML file, their annotations as JSON-LD, or citations.',
  options: {
    output: { type: 'string', short: 'o' },
    paper: { type: 'string' },
    style: { type: 'string' },
  },
  async run(invocation) {
    const { positionals, values, terminal, json, app } = invocation;
    const [wanted, ...ids] = positionals;
    const format = FORMATS.find((candidate) => candidate === wanted);
    if (!format) throw new UsageError(`export takes ${FORMATS.join(', ')}; not “${wanted ?? ''}”.`);
    requireSome(ids, 'article');
    const output = textOption(values, 'output');
    if (output === undefined) throw new UsageError('Say where to with -o PATH (a folder for several).');
    const isFolder = ids.length > 1 || /[\\/]$/.test(output) || (await isDirectory(output));
    await demandPlace(path.resolve(output), isFolder);
    return forEachId(ids, terminal, async (id) => {
      const file = await exportOne(invocation, format, id);
      const to = isFolder ? path.join(output, file.fileName) : output;
      if (isFolder) await mkdir(path.resolve(output), { recursive: true });
      await saveExport(app, file.token, path.resolve(to));
      const { verified, total, lost } = file.annotations;
      const line = {
        id: file.id,
        path: path.resolve(to),
        bytes: file.bytes,
        pages: file.pages,
        annotations: file.annotations,
      };
      if (json) terminal.line(line);
      else
        terminal.print(
          `${line.path}  ${String(file.bytes)} bytes${file.pages === null ? '' : `, ${String(file.pages)} pages`}`,
        );
      if (lost.length > 0)
        terminal.message(
          `${String(verified)} of ${String(total)} annotations could be verified in ${line.path}; not placed: ${lost.join(', ')}`,
        );
      return lost.length > 0 ? EXIT.someFailed : EXIT.ok;
    });
  },
};

const exportOne = ({ call, values }: Invocation, format: Format, id: string): Promise<ExportedFile> => {
  switch (format) {
    case 'pdf':
      return call('export.pdf', {
        id,
        paper: choiceOption(values, 'paper', ['a4', 'letter'] as const, 'a4'),
      });
    case 'markdown':
      return call('export.markdown', { id });
    case 'html':
      return call('export.html', { id });
    case 'annotations':
      return call('export.annotations', { id });
    case 'citations':
      return call('export.citation', { id, style: choiceOption(values, 'style', STYLES, styleOf(values)) });
  }
};

/** Where no style is asked for, the name of the file tells. */
const styleOf = (values: OptionValues): (typeof STYLES)[number] => {
  const extension = path.extname(textOption(values, 'output') ?? '').toLowerCase();
  if (extension === '.bib') return 'bibtex';
  return extension === '.ris' ? 'ris' : 'csl-json';
};

const isDirectory = async (file: string): Promise<boolean> => {
  const stats = await stat(file).catch(() => null);
  return stats?.isDirectory() ?? false;
};

/**
 * A folder that `output` names as one is made when something is to be put there; any other folder that is not
 * there is taken for a typing error.
 */
const demandPlace = async (output: string, isFolder: boolean): Promise<void> => {
  const parent = path.dirname(output);
  if (!(await isDirectory(parent)))
    throw new UsageError(`There is no folder “${parent}”. Make it first, or name another with -o.`);
  if (!isFolder || (await isDirectory(output))) return;
  if (await stat(output).catch(() => null))
    throw new UsageError(`“${output}” is a file, not a folder; name a folder with -o.`);
};
