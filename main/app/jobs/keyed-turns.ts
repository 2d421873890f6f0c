/** Runs tasks of one key one after the other, in the order they came; other keys are not held up. */
export interface KeyedTurns {
  run<T>(key: string, task: () => Promise<T>): Promise<T>;
}

export const createKeyedTurns = (): KeyedTurns => {
  const last = new Map<string, Promise<unknown>>();
  return {
    run(key, task) {
      const before = last.get(key) ?? Promise.resolve();
      const mine = before.then(task, task);
      last.set(key, mine);
      const forget = () => {
        if (last.get(key) === mine) last.delete(key);
      };
      mine.then(forget, forget);
      return mine;
    },
  };
};
