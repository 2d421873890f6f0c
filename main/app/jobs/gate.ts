/** Lets callers through while open, and holds them while closed. */
export interface Gate {
  open(): void;
  close(): void;
  passed(): Promise<void>;
}

export const createGate = (): Gate => {
  let barrier: { promise: Promise<void>; lift: () => void } | null = null;
  return {
    open() {
      barrier?.lift();
      barrier = null;
    },
    close() {
      if (barrier) return;
      const { promise, resolve } = Promise.withResolvers<undefined>();
      barrier = {
        promise,
        lift: () => {
          resolve(undefined);
        },
      };
    },
    passed: () => barrier?.promise ?? Promise.resolve(),
  };
};
