import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Follows a media query. */
export class MediaController implements ReactiveController {
  readonly #list: MediaQueryList;
  readonly #listener: () => void;

  constructor(host: ReactiveControllerHost, query: string) {
    this.#list = matchMedia(query);
    this.#listener = () => host.requestUpdate();
    host.addController(this);
  }

  get matches(): boolean {
    return this.#list.matches;
  }

  hostConnected(): void {
    this.#list.addEventListener('change', this.#listener);
  }

  hostDisconnected(): void {
    this.#list.removeEventListener('change', this.#listener);
  }
}
