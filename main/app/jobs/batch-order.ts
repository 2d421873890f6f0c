import type { KeyedTurns } from './keyed-turns.ts';

/** The place of one file in its batch. */
interface BatchPlace {
  /** Resolves when every file before it stands in its queue or has ended. */
  readonly reached: Promise<void>;
  /** The same turns; the first one taken lets the next file through. */
  leavingAtFirstTurn(turns: KeyedTurns): KeyedTurns;
  /** Lets the next file through, if that has not happened yet. */
  leave(): void;
}

/**
 * Several files are derived at once and end in any order; versions of one article are numbered in the order of
 * the batch all the same. So files queue up for their articles in that order, and only then, so that a picture
 * one of them waits for holds up nobody.
 */
export const createBatchOrder = (): { enter(): BatchPlace } => {
  let last: Promise<unknown> = Promise.resolve();
  return {
    enter() {
      const before = last;
      const { promise: left, resolve } = Promise.withResolvers<undefined>();
      const reached = before.then(() => undefined);
      last = Promise.all([before, left]);
      return {
        reached,
        leavingAtFirstTurn: (turns) => ({
          run(key, task) {
            const turn = turns.run(key, task);
            resolve(undefined);
            return turn;
          },
        }),
        leave: () => resolve(undefined),
      };
    },
  };
};
