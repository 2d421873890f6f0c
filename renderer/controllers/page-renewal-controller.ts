import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Services } from '../contexts/services-context.ts';
import { visitPage } from '../reader/visit-page.ts';
import { shownVersion } from '../state/reader-store.ts';
import { attempt } from './command.ts';

interface Reading {
  readonly ready: boolean;
  renew(page: Document): boolean;
}

/**
 * Keeps the open page as it is in the library. It is drawn once; a picture that arrives is put in its place, and only
 * another text (decoded again, another extent) makes it load anew. What else changes in the record does not touch it.
 */
export class PageRenewalController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #services: () => Services;
  readonly #reading: Reading;
  #shown: { readonly href: string; readonly sha256: string } | null = null;
  #stop: (() => void) | undefined;
  /** Goes up when the frame has to be drawn again at the same address. */
  generation = 0;

  constructor(host: ReactiveControllerHost, services: () => Services, reading: Reading) {
    this.#host = host;
    this.#services = services;
    this.#reading = reading;
    host.addController(this);
  }

  hostConnected(): void {
    this.#stop = this.#services().reader.subscribe(() => this.#follow());
    this.#follow();
  }

  hostDisconnected(): void {
    this.#stop?.();
    this.#shown = null;
  }

  /** A page that changed before it was ready is looked at when it is. */
  hostUpdated(): void {
    this.#follow();
  }

  #follow(): void {
    const version = shownVersion(this.#services().reader.get());
    const next = version && { href: version.href, sha256: version.readableSha256 };
    if (next?.href !== this.#shown?.href) this.#shown = next;
    if (!next || next.sha256 === this.#shown?.sha256 || !this.#reading.ready) return;
    this.#shown = next;
    void attempt(this.#services(), () => this.#renew(next.href));
  }

  async #renew(href: string): Promise<void> {
    const done = await visitPage(href, (page) => this.#shown?.href !== href || this.#reading.renew(page));
    if (done) return;
    this.generation++;
    this.#host.requestUpdate();
  }
}
