import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { TextRange } from '../../preload/contract/annotations.ts';
import type { Services } from '../contexts/services-context.ts';
import { nextMark } from '../reader/next-mark.ts';
import { measureOf, fontSizeOf } from '../reader/article-styles.ts';
import { ReaderFrame } from '../reader/reader-frame.ts';
import type { ReadingSurface } from '../reader/reading-surface.ts';
import { isDark } from './apply-settings.ts';
import { attempt } from './command.ts';
import { followLink } from './follow-link.ts';
import { showMargin } from './show-margin.ts';
import { handleKey } from './handle-key.ts';

/** A place in CSS pixels from the top left of the frame. */
export interface SelectionBox {
  readonly left: number;
  readonly top: number;
  readonly bottom: number;
  readonly width: number;
}

/** Where the view scrolls: the frame itself never does. */
export interface ReadingScroller {
  /** CSS pixels from the top of the frame. */
  scrollTo(top: number, how: 'centre' | 'start'): void;
  /** Top of what is in sight, from the top of the frame. */
  visibleTop(): number;
  /** Moves along with words that moved by so many CSS pixels. */
  shiftBy(pixels: number): void;
}

/** Binds the article's frame to the stores: marks in, selections and clicks out. */
export class ReadingController implements ReactiveController, ReadingSurface {
  readonly #host: ReactiveControllerHost;
  readonly #services: () => Services;
  readonly #scroller: () => ReadingScroller | null;
  #frame: ReaderFrame | null = null;
  #stops: (() => void)[] = [];
  #query = '';
  #pages: unknown = null;
  ready = false;
  /** Top of the first line of each annotation, from the top of the frame. */
  tops: ReadonlyMap<string, number> = new Map();
  selected: SelectionBox | null = null;

  constructor(
    host: ReactiveControllerHost,
    services: () => Services,
    scroller: () => ReadingScroller | null,
  ) {
    this.#host = host;
    this.#services = services;
    this.#scroller = scroller;
    host.addController(this);
  }

  hostConnected(): void {
    const services = this.#services();
    services.surface = this;
    this.#stops = [
      services.reader.subscribe(() => this.#showMarks()),
      services.settings.subscribe(() => this.#showStyle()),
      services.list.subscribe(() => this.#followQuery()),
    ];
  }

  hostDisconnected(): void {
    for (const stop of this.#stops) stop();
    if (this.#services().surface === this) this.#services().surface = null;
    this.#frame?.dispose();
  }

  /** Takes over a frame that was just drawn, or lets go of the one that was. */
  attach(element: HTMLIFrameElement | undefined): void {
    this.#frame?.dispose();
    this.#frame = null;
    this.ready = false;
    this.tops = new Map();
    this.selected = null;
    if (!element) return;
    const services = this.#services();
    this.#frame = new ReaderFrame(element, this.#style(), {
      onReady: () => this.#onReady(),
      onLayout: () => this.#measure(),
      onSelect: () => this.#onSelect(),
      onMark: (ids) => this.#onMark(ids),
      onLink: (href) => this.#onLink(href),
      onMissing: () => {
        services.reader.set({ tab: 'info' });
        showMargin(services.layout);
      },
      onKey: (event) => handleKey(services, event),
      onRefused: () => services.network.set({ refused: services.network.get().refused + 1 }),
    });
    this.#showMarks();
  }

  /** Shows the page as it now is, in its place; false when its text is another, so that it has to be loaded. */
  renew(page: Document): boolean {
    const shift = this.#frame?.holdPlace(this.#scroller()?.visibleTop() ?? 0);
    if (!this.#frame?.renew(page)) return false;
    this.#scroller()?.shiftBy(shift?.() ?? 0);
    return true;
  }

  get measure(): { readonly width: number; readonly fontSize: number } {
    const style = { ...this.#style(), cjk: this.#frame?.isCjk ?? false };
    return { width: measureOf(style), fontSize: fontSizeOf(style) };
  }

  selection(): TextRange | null {
    return this.#frame?.selection() ?? null;
  }

  clearSelection(): void {
    this.#frame?.select(null);
    this.#onSelect();
  }

  words({ start, end }: TextRange): string {
    return this.#frame?.text?.text.slice(start, end) ?? '';
  }

  reveal(id: string): void {
    const top = this.tops.get(id);
    if (top !== undefined) this.#scroller()?.scrollTo(top, 'centre');
  }

  step(direction: 'next' | 'previous'): void {
    const { reader } = this.#services();
    const { annotations, activeId } = reader.get();
    const found = nextMark(annotations, { active: activeId, offset: this.#visibleOffset() }, direction);
    if (!found) return;
    reader.set({ activeId: found.id, tab: 'notes' });
    this.reveal(found.id);
  }

  focus(): void {
    this.#frame?.focus();
  }

  #style(): { textSize: number; textWidth: 'narrow' | 'normal' | 'wide'; dark: boolean } {
    const { settings } = this.#services();
    const { textSize, textWidth } = settings.get();
    return { textSize, textWidth, dark: isDark(settings) };
  }

  /** Offset of the first mark's start that is in sight; marks are all that stepping needs to compare. */
  #visibleOffset(): number {
    const top = this.#scroller()?.visibleTop() ?? 0;
    const { annotations } = this.#services().reader.get();
    const inSight = annotations
      .filter(({ id }) => (this.tops.get(id) ?? -1) >= top)
      .map(({ segments }) => segments[0]?.start ?? 0);
    return Math.min(...inSight, Number.MAX_SAFE_INTEGER);
  }

  #onReady(): void {
    this.ready = true;
    this.#measure();
    void attempt(this.#services(), () => this.#showMatches(true));
    this.#host.requestUpdate();
  }

  #onSelect(): void {
    const range = this.#frame?.selection() ?? null;
    const boxes = range ? (this.#frame?.boxesOf(range) ?? []) : [];
    const [first] = boxes;
    const last = boxes.at(-1);
    const next =
      first && last ? { left: first.left, top: first.top, bottom: last.bottom, width: first.width } : null;
    if (next === null && this.selected === null) return;
    this.selected = next;
    this.#host.requestUpdate();
  }

  #onMark(ids: readonly string[]): void {
    const { reader, layout } = this.#services();
    const { activeId } = reader.get();
    // Clicking the same place again goes one mark outwards.
    const next = ids[(ids.indexOf(activeId ?? '') + 1) % Math.max(1, ids.length)] ?? null;
    if (next === activeId) return;
    reader.set({ activeId: next, editing: null });
    if (next === null) return;
    reader.set({ tab: 'notes' });
    showMargin(layout);
  }

  #onLink(href: string): void {
    if (href.startsWith('#')) {
      const top = this.#frame?.topOfFragment(href.slice(1));
      if (top !== null && top !== undefined) this.#scroller()?.scrollTo(top, 'start');
      return;
    }
    followLink(this.#services(), href);
  }

  /** The words looked for are shown in the open article too, as soon as their search is answered. */
  #followQuery(): void {
    const { list } = this.#services();
    const { query, pages, failure } = list.get();
    if (query === this.#query || pages === this.#pages) return;
    this.#query = query;
    this.#pages = pages;
    if (query === '' || failure) this.#frame?.setMatches([]);
    else if (this.ready) void attempt(this.#services(), () => this.#showMatches(false));
  }

  #showMarks(): void {
    const { annotations, activeId } = this.#services().reader.get();
    this.#frame?.setMarks(annotations, activeId);
    this.#measure();
  }

  #showStyle(): void {
    this.#frame?.setStyle(this.#style());
    this.#host.requestUpdate();
  }

  async #showMatches(scroll: boolean): Promise<void> {
    const { api, list, reader } = this.#services();
    const { query } = list.get();
    const { id } = reader.get();
    if (query === '' || id === null) return;
    const { ranges } = await api.call('search.inArticle', { id, query });
    if (reader.get().id !== id || !this.#frame) return;
    this.#frame.setMatches(ranges);
    const [first] = ranges;
    const [box] = first ? this.#frame.boxesOf(first) : [];
    if (box && scroll) this.#scroller()?.scrollTo(box.top, 'centre');
  }

  #measure(): void {
    const tops = new Map<string, number>();
    for (const { id, segments } of this.#services().reader.get().annotations) {
      const [segment] = segments;
      const [box] = segment ? (this.#frame?.boxesOf({ start: segment.start, end: segment.end }) ?? []) : [];
      if (box) tops.set(id, box.top);
    }
    this.tops = tops;
    this.#host.requestUpdate();
  }
}
