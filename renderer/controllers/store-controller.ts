import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Store } from '../state/store.ts';

/**
 * Redraws its host when the selected part of a store is another value. The store is asked for when the host
 * is connected, because it comes from the context, which is known only then.
 */
export class StoreController<S extends object, T> implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #store: () => Store<S>;
  readonly #select: (state: S) => T;
  #unsubscribe: (() => void) | undefined;
  #shown: T | undefined;

  constructor(host: ReactiveControllerHost, store: () => Store<S>, select: (state: S) => T) {
    this.#host = host;
    this.#store = store;
    this.#select = select;
    host.addController(this);
  }

  get value(): T {
    return this.#select(this.#store().get());
  }

  hostConnected(): void {
    this.#shown = this.value;
    this.#unsubscribe = this.#store().subscribe(() => {
      const next = this.value;
      if (Object.is(next, this.#shown)) return;
      this.#shown = next;
      this.#host.requestUpdate();
    });
    this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    this.#unsubscribe?.();
  }
}
