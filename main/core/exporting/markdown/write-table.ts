import { parsedTree } from '../../articles/parsed-tree.ts';
import type { ParsedNode } from '../../articles/parsed-tree.ts';
import { writeInline } from './write-inline.ts';
import type { InlineContext } from './write-inline.ts';

const rowsOf = (node: ParsedNode): ParsedNode[] =>
  [...parsedTree.children(node)].flatMap((child) => {
    if (parsedTree.kind(child) !== 'element') return [];
    const name = parsedTree.name(child);
    if (name === 'tr') return [child];
    return name === 'thead' || name === 'tbody' || name === 'tfoot' ? rowsOf(child) : [];
  });

const isCell = (node: ParsedNode): boolean =>
  parsedTree.kind(node) === 'element' && /^t[hd]$/.test(parsedTree.name(node));

/** One line per row; the first row is the head, as GFM tables always have one. Pipes in cells are escaped. */
export const writeTable = (table: ParsedNode, context: InlineContext): string => {
  const rows = rowsOf(table).map((row) =>
    [...parsedTree.children(row)].filter(isCell).map((cell) =>
      writeInline(parsedTree.children(cell), context)
        .replace(/\s*\\?\n\s*/g, '<br>')
        .trim(),
    ),
  );
  const columns = Math.max(0, ...rows.map(({ length }) => length));
  if (columns === 0) return '';
  const line = (cells: readonly string[]): string =>
    `| ${Array.from({ length: columns }, (_, index) => cells[index] ?? '').join(' | ')} |`;
  const [head = [], ...body] = rows;
  return [line(head), line(Array.from({ length: columns }, () => '---')), ...body.map(line)].join('\n');
};
