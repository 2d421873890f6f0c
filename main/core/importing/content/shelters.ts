import type { Block } from './block.ts';

/** What stands around a block and speaks for it whatever it looks like. */
export interface Shelter {
  readonly inDataTable: boolean;
  readonly inCode: boolean;
  readonly inFigure: boolean;
}

const NO_SHELTER: Shelter = { inDataTable: false, inCode: false, inFigure: false };

/** What stands around each block below `top`. */
export const sheltersOf = (top: Block, blocks: readonly Block[]): ((block: Block) => Shelter) => {
  const shelters = new Map<Block, Shelter>();
  for (let at = top.index; at < top.end; at++) {
    const block = blocks[at];
    const around = block?.parent && within(block.parent, shelters.get(block.parent) ?? NO_SHELTER);
    if (block && around && around !== NO_SHELTER) shelters.set(block, around);
  }
  return (block) => shelters.get(block) ?? NO_SHELTER;
};

const within = (parent: Block, around: Shelter): Shelter => {
  if (parent.isDataTable) return { ...around, inDataTable: true };
  if (parent.name === 'code') return { ...around, inCode: true };
  return parent.name === 'figure' ? { ...around, inFigure: true } : around;
};
