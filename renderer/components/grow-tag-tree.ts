import type { TagCount } from '../../preload/contract/tags.ts';
import { foldTag } from './match-tags.ts';

export interface TagNode {
  /** The last part of the name. */
  readonly label: string;
  readonly name: string;
  /** Articles that carry this very tag; 0 for a group that no article carries itself. */
  readonly count: number;
  readonly below: readonly TagNode[];
}

interface Growing {
  /** As it was spelled first. */
  readonly label: string;
  count: number;
  readonly below: Map<string, Growing>;
}

/** The tree that the slashes in tag names describe, each level sorted. */
export const growTagTree = (
  tags: readonly TagCount[],
  compare: (a: string, b: string) => number,
): TagNode[] => {
  const root: Growing = { label: '', count: 0, below: new Map() };
  for (const { name, count } of tags) {
    let at = root;
    for (const part of name.split('/')) {
      const next = at.below.get(foldTag(part)) ?? { label: part, count: 0, below: new Map() };
      at.below.set(foldTag(part), next);
      at = next;
    }
    at.count += count;
  }
  const settle = ({ below }: Growing, prefix: string): TagNode[] =>
    [...below]
      .map(([, node]) => {
        const name = prefix + node.label;
        return { label: node.label, name, count: node.count, below: settle(node, `${name}/`) };
      })
      .sort((a, b) => compare(a.label, b.label));
  return settle(root, '');
};
