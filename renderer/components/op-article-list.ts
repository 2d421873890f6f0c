import { html, LitElement, type PropertyValues, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { t } from '../i18n/localize.ts';
import { base } from '../styles/base.ts';
import { LocaleController } from './locale-controller.ts';
import { renderRow, type RowItem } from './article-row.ts';
import { articleListStyles } from './op-article-list.styles.ts';

export interface RowRange {
  readonly first: number;
  readonly last: number;
}

/** Row heights in CSS pixels: fixed, so that any of 100,000 rows has its place without having been drawn. */
const PLAIN_ROW = 98;
const SEARCH_ROW = 138;
/** Rows drawn beyond the visible ones on either side. */
const OVERSCAN = 8;

/**
 * A list of any length as one listbox: only the rows in sight are in the document.
 *
 * @fires op-article-list-seen - `RowRange`: these rows are in sight or about to be
 * @fires op-article-list-moved - index: another row is current
 * @fires op-article-list-opened - index: a row was asked to be read
 */
export class OpArticleList extends LitElement {
  static override readonly styles = [base, articleListStyles];
  static override readonly properties = {
    total: { type: Number },
    current: { type: Number },
    searching: { type: Boolean },
    items: { attribute: false },
    itemAt: { attribute: false },
  };
  declare total: number;
  /** Index of the current row, or -1. */
  declare current: number;
  declare searching: boolean;
  /** Any value that changes when `itemAt` would answer otherwise. */
  declare items: unknown;
  declare itemAt: (index: number) => RowItem | undefined;

  #first = 0;
  #height = 0;
  #observer = new ResizeObserver(() => this.#measure());

  constructor() {
    super();
    this.total = 0;
    this.current = -1;
    this.searching = false;
    this.itemAt = () => undefined;
    new LocaleController(this);
  }

  override focus(): void {
    this.#viewport?.focus();
  }

  /** Scrolls to the top, as after a new search. */
  rewind(): void {
    this.#viewport?.scrollTo({ top: 0 });
  }

  get #viewport(): HTMLElement | null {
    return this.renderRoot.querySelector<HTMLElement>('.viewport');
  }

  get #rowHeight(): number {
    return this.searching ? SEARCH_ROW : PLAIN_ROW;
  }

  protected override firstUpdated(): void {
    if (this.#viewport) this.#observer.observe(this.#viewport);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#observer.disconnect();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.#viewport) this.#observer.observe(this.#viewport);
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('current')) this.#reveal(this.current);
    if (changed.has('total') || changed.has('searching') || changed.has('items')) this.#measure();
  }

  #measure(): void {
    const viewport = this.#viewport;
    if (!viewport) return;
    const first = Math.floor(viewport.scrollTop / this.#rowHeight);
    if (first !== this.#first || viewport.clientHeight !== this.#height) {
      this.#first = first;
      this.#height = viewport.clientHeight;
      this.requestUpdate();
    }
    this.#emit('seen', this.#range());
  }

  #range(): RowRange {
    const visible = Math.ceil(this.#height / this.#rowHeight) + 1;
    return {
      first: Math.max(0, Math.min(this.#first, this.total - 1) - OVERSCAN),
      last: Math.min(this.total - 1, this.#first + visible + OVERSCAN),
    };
  }

  #reveal(index: number): void {
    const viewport = this.#viewport;
    if (!viewport || index < 0) return;
    const top = index * this.#rowHeight;
    if (top < viewport.scrollTop) viewport.scrollTop = top;
    else if (top + this.#rowHeight > viewport.scrollTop + viewport.clientHeight) {
      viewport.scrollTop = top + this.#rowHeight - viewport.clientHeight;
    }
  }

  #emit(name: 'seen' | 'moved' | 'opened', detail: RowRange | number): void {
    this.dispatchEvent(new CustomEvent(`op-article-list-${name}`, { detail }));
  }

  #onKeyDown(event: KeyboardEvent): void {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey || this.total === 0) return;
    const page = Math.max(1, Math.floor(this.#height / this.#rowHeight) - 1);
    const steps: Readonly<Record<string, number>> = {
      ArrowDown: this.current + 1,
      ArrowUp: this.current - 1,
      PageDown: this.current + page,
      PageUp: this.current - page,
      Home: 0,
      End: this.total - 1,
    };
    const target = steps[event.key];
    if (event.key === 'Enter' && this.current >= 0) this.#emit('opened', this.current);
    else if (target !== undefined) this.#emit('moved', Math.min(this.total - 1, Math.max(0, target)));
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  #onClick(event: MouseEvent): void {
    const row = (event.target as Element).closest<HTMLElement>('.row');
    if (row) this.#emit('opened', Number(row.dataset.index));
  }

  protected override render(): TemplateResult {
    const { first, last } = this.#range();
    const drawn = Array.from({ length: Math.max(0, last - first + 1) }, (_, at) => first + at);
    const inSight = this.current >= first && this.current <= last;
    // The listbox itself takes the keys; its options are pointed at, never focused.
    return html`<div
      class="viewport scrolls"
      role="listbox"
      tabindex="0"
      aria-label=${t('list.label')}
      aria-activedescendant=${inSight ? `row-${String(this.current)}` : ''}
      @scroll=${() => this.#measure()}
      @keydown=${(event: KeyboardEvent) => this.#onKeyDown(event)}
      @click=${(event: MouseEvent) => this.#onClick(event)}
    >
      <div class="spacer" role="presentation" .style=${`height:${String(this.total * this.#rowHeight)}px`}>
        ${repeat(
          drawn,
          (index) => index,
          (index) =>
            renderRow(this.itemAt(index), {
              index,
              total: this.total,
              top: index * this.#rowHeight,
              height: this.#rowHeight,
              current: index === this.current,
            }),
        )}
      </div>
    </div>`;
  }
}

customElements.define('op-article-list', OpArticleList);

declare global {
  interface HTMLElementTagNameMap {
    'op-article-list': OpArticleList;
  }
}
