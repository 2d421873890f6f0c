export type Listener = () => void;

/** Immutable state that tells its listeners when it was replaced. */
export interface Store<S extends object> {
  get(): S;
  /** Replaces the named parts. Listeners hear of it only when one of them is another value. */
  set(patch: Partial<S>): void;
  /** Returns the function that ends the subscription. */
  subscribe(listener: Listener): () => void;
}

export const createStore = <S extends object>(initial: S): Store<S> => {
  let state = initial;
  const listeners = new Set<Listener>();
  return {
    get: () => state,
    set(patch) {
      const keys = Object.keys(patch) as (keyof S)[];
      if (keys.every((key) => Object.is(state[key], patch[key]))) return;
      state = { ...state, ...patch };
      for (const listener of [...listeners]) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
};
