import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Services } from '../contexts/services-context.ts';
import { attempt } from './command.ts';

/** Milliseconds an article stays open before it counts as read: passing by with `j` is not reading. */
const DWELL_MS = 2500;

/** Marks an unread article as read once it was open for a while. */
export class MarkReadController implements ReactiveController {
  readonly #services: () => Services;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #watched: string | null = null;
  #stop: (() => void) | undefined;

  constructor(host: ReactiveControllerHost, services: () => Services) {
    this.#services = services;
    host.addController(this);
  }

  hostConnected(): void {
    this.#stop = this.#services().reader.subscribe(() => this.#watch());
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
    this.#stop?.();
  }

  #watch(): void {
    const { reader } = this.#services();
    const { article } = reader.get();
    if ((article?.id ?? null) === this.#watched) return;
    clearTimeout(this.#timer);
    this.#watched = article?.id ?? null;
    if (!article?.unread || article.trashed) return;
    this.#timer = setTimeout(() => {
      const services = this.#services();
      if (reader.get().article?.id !== article.id) return;
      void attempt(services, () =>
        services.api.call('articles.setUnread', { ids: [article.id], unread: false, undoable: false }),
      );
    }, DWELL_MS);
  }
}
