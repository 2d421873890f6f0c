import { attribute } from '../html-tree.ts';
import type { Block } from './block.ts';

/** Tells tables that hold data from those that only lay a page out, by the rules of Gecko's accessibility service. */
export const markDataTables = (blocks: readonly Block[]): void => {
  for (const block of blocks) {
    if (block.name === 'table') block.isDataTable = isDataTable(block, blocks);
  }
};

const TELLING: ReadonlySet<string> = new Set(['col', 'colgroup', 'tfoot', 'thead', 'th', 'caption']);
const MIN_ROWS = 10;
const MIN_COLUMNS = 5;
const MIN_CELLS = 11;

const isDataTable = (table: Block, blocks: readonly Block[]): boolean => {
  const { element } = table;
  if (!element || attribute(element, 'role') === 'presentation' || attribute(element, 'datatable') === '0')
    return false;
  return attribute(element, 'summary') !== '' || looksLikeData(table, blocks);
};

const looksLikeData = (table: Block, blocks: readonly Block[]): boolean => {
  let rows = 0;
  let cells = 0;
  for (let at = table.index + 1; at < table.end; at++) {
    const name = blocks[at]?.name;
    if (name === undefined) break;
    if (TELLING.has(name)) return true;
    // A table that holds another lays out; and looking further into nested ones would take the square of the time.
    if (name === 'table') return false;
    if (name === 'tr') rows++;
    if (name === 'td') cells++;
  }
  return isGrid(rows, cells);
};

const isGrid = (rows: number, cells: number): boolean => {
  if (rows <= 1 || cells <= rows) return false;
  return rows >= MIN_ROWS || cells >= Math.min(MIN_CELLS, rows * MIN_COLUMNS);
};
