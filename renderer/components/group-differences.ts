import type { ComparedSentence } from '../../preload/contract/versions.ts';

/** Sentences that stayed, or one difference: sentences next to each other that did not. */
export interface ComparedBlock {
  readonly kind: 'same' | 'difference';
  /** Number of the difference, from 0; -1 for what stayed. */
  readonly index: number;
  readonly sentences: readonly ComparedSentence[];
  /** How many sentences in the middle of a long unchanged stretch are folded away. */
  readonly folded: number;
}

/** Unchanged sentences left standing before and after a difference, so that one knows where one is. */
const CONTEXT = 2;
/** Fewer than this are not worth a fold. */
const FEWEST_FOLDED = 4;

/** The comparison in pieces to draw: differences numbered, long unchanged stretches with their middle folded. */
export const groupDifferences = (sentences: readonly ComparedSentence[]): ComparedBlock[] => {
  const blocks: { kind: ComparedBlock['kind']; sentences: ComparedSentence[] }[] = [];
  for (const sentence of sentences) {
    const kind = sentence.kind === 'same' ? 'same' : 'difference';
    const last = blocks.at(-1);
    if (last?.kind === kind) last.sentences.push(sentence);
    else blocks.push({ kind, sentences: [sentence] });
  }
  let index = -1;
  return blocks.map((block, at) => {
    if (block.kind === 'difference') return { ...block, index: (index += 1), folded: 0 };
    const ends = Number(at > 0) + Number(at < blocks.length - 1);
    const hidden = block.sentences.length - CONTEXT * ends;
    return { ...block, index: -1, folded: hidden >= FEWEST_FOLDED && ends > 0 ? hidden : 0 };
  });
};

/** Where the fold of a block begins. */
export const foldStart = (isFirst: boolean): number => (isFirst ? 0 : CONTEXT);
