import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { ReadingScroller } from './reading-controller.ts';

interface ScrollHost extends ReactiveControllerHost {
  readonly renderRoot: HTMLElement | DocumentFragment;
}

/** Moves the reader's one scroller and remembers, for this session, how far each article was read. */
export class ReadingScrollController implements ReactiveController, ReadingScroller {
  readonly #host: ScrollHost;
  readonly #places = new Map<string, number>();
  #wanted: number | null = null;

  constructor(host: ScrollHost) {
    this.#host = host;
    host.addController(this);
  }

  /** The scroller can go to its place only when the text below it is there. */
  hostUpdated(): void {
    const scroller = this.#scroller;
    if (this.#wanted === null || !scroller) return;
    if (scroller.scrollHeight - scroller.clientHeight < this.#wanted) return;
    scroller.scrollTop = this.#wanted;
    this.#wanted = null;
  }

  get #scroller(): HTMLElement | null {
    return this.#host.renderRoot.querySelector<HTMLElement>('.scroller');
  }

  get #frameTop(): number {
    const frame = this.#host.renderRoot.querySelector('iframe');
    const scroller = this.#scroller;
    if (!frame || !scroller) return 0;
    return frame.getBoundingClientRect().top - scroller.getBoundingClientRect().top + scroller.scrollTop;
  }

  restore(id: string | null): void {
    this.#wanted = id === null ? null : (this.#places.get(id) ?? 0);
  }

  remember(id: string): void {
    if (this.#wanted === null && this.#scroller) this.#places.set(id, this.#scroller.scrollTop);
  }

  visibleTop(): number {
    return (this.#scroller?.scrollTop ?? 0) - this.#frameTop;
  }

  shiftBy(pixels: number): void {
    // Above the text nothing has moved: its header stands outside the frame.
    if (pixels !== 0 && this.visibleTop() > 0) this.#scroller?.scrollBy({ top: pixels });
  }

  scrollTo(top: number, how: 'centre' | 'start'): void {
    const scroller = this.#scroller;
    if (!scroller) return;
    this.#wanted = null;
    const at = this.#frameTop + top;
    const seen = at > scroller.scrollTop + 60 && at < scroller.scrollTop + scroller.clientHeight - 80;
    if (how === 'centre' && seen) return;
    scroller.scrollTo({ top: at - (how === 'centre' ? scroller.clientHeight / 3 : 24) });
  }
}
