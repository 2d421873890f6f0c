import type { TextModel } from '../../preload/contract/text-model.ts';

/**
 * Start, length, raw position and whether it begins another text node, of every run. Parsers may cut the
 * white space between elements into other nodes, so nodes are told by their turns only.
 */
export const describeRuns = ({ runs }: Pick<TextModel<unknown>, 'runs'>): string => {
  const lines: string[] = [];
  for (let index = 0; index < runs.count; index++) {
    const turn = runs.nodes[index] === runs.nodes[index - 1] ? '' : 'new';
    lines.push([runs.starts[index], runs.lengths[index], runs.raws[index], turn].join(' '));
  }
  return lines.join('\n');
};
