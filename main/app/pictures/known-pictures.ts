import type { LadderPorts } from '../../core/images/image-ladder.ts';
import type { SearchIndex } from '../../core/ports/search-index.ts';

type Known = LadderPorts['known'];

interface Asked {
  readonly keys: readonly string[];
  readonly resolve: (assets: Awaited<ReturnType<Known>>) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Asks the index which pictures are here already. The slots of an article climb side by side, and what they ask
 * in one moment is one question: a message to another process costs more than its answer.
 */
export const createKnownPictures = (index: Pick<SearchIndex, 'findAssets'>): Known => {
  let waiting: Asked[] = [];
  const ask = async (): Promise<void> => {
    const asked = waiting;
    waiting = [];
    try {
      const assets = await index.findAssets(asked.flatMap(({ keys }) => keys));
      let at = 0;
      for (const { keys, resolve } of asked) resolve(assets.slice(at, (at += keys.length)));
    } catch (error) {
      for (const { reject } of asked) reject(error);
    }
  };
  return (keys) =>
    new Promise((resolve, reject) => {
      if (waiting.push({ keys, resolve, reject }) === 1) queueMicrotask(() => void ask());
    });
};
