import { events, type EventName, type EventPayload } from '../../preload/contract/index.ts';

export type EventListener = <E extends EventName>(event: E, payload: EventPayload<E>) => void;

/** Push messages of the application; each shell forwards them its own way. */
export interface EventHub {
  emit<E extends EventName>(event: E, payload: EventPayload<E>): void;
  /** Returns the function that ends the subscription. */
  subscribe(listener: EventListener): () => void;
}

export const createEventHub = (): EventHub => {
  const listeners = new Set<EventListener>();
  return {
    emit(event, payload) {
      if (!Object.hasOwn(events, event)) throw new Error(`no event ${event} in the contract`);
      for (const listener of listeners) listener(event, payload);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
};
