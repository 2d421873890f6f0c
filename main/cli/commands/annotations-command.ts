import { readFile } from 'node:fs/promises';
import type { Annotation } from '../../../preload/contract/annotations.ts';
import { EXIT, UsageError, type Command, type Invocation } from '../command.ts';
import { choiceOption } from '../option-values.ts';

export const annotationsCommand: Command = {
  name: 'annotations',
  usage: '[ID] [--as json|jsonld]  ·  import FILE',
  summary: 'Show annotations, or take in those of a W3C Web Annotation file.',
  options: { as: { type: 'string' } },
  async run(invocation) {
    const [first, second, ...more] = invocation.positionals;
    if (first === 'import') {
      if (second === undefined || more.length > 0) throw new UsageError('annotations import takes one file.');
      return importFile(invocation, second);
    }
    if (second !== undefined) throw new UsageError('annotations takes one ID, or none for all.');
    const { call, terminal, values } = invocation;
    const target = first === undefined ? {} : { articleId: (await call('articles.get', { id: first })).id };
    if (choiceOption(values, 'as', ['json', 'jsonld'] as const, 'json') === 'jsonld') {
      terminal.print((await call('annotations.jsonld', target)).jsonld.trimEnd());
      return EXIT.ok;
    }
    for (const annotation of await call('annotations.list', target)) print(invocation, annotation);
    return EXIT.ok;
  },
};

const importFile = async (invocation: Invocation, file: string): Promise<number> => {
  let jsonld: string;
  try {
    jsonld = await readFile(file, 'utf8');
  } catch (error) {
    throw new UsageError(
      `“${file}” could not be read: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
  for (const annotation of await invocation.call('annotations.import', { jsonld }))
    print(invocation, annotation);
  return EXIT.ok;
};

const print = ({ terminal, json }: Invocation, annotation: Annotation): void => {
  if (json) terminal.line(annotation);
  else {
    const note = annotation.note === '' ? '' : `\n    ${annotation.note}`;
    terminal.print(
      `${annotation.articleId}  ${annotation.state.padEnd(6)}  ${annotation.color.padEnd(6)}  “${annotation.exact}”${note}`,
    );
  }
};
