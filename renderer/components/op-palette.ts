import { css, html, LitElement, type PropertyValues, type TemplateResult } from 'lit';
import { t } from '../i18n/localize.ts';
import { base } from '../styles/base.ts';
import { belongsToIme } from './belongs-to-ime.ts';
import { LocaleController } from './locale-controller.ts';

export interface PaletteEntry {
  readonly id: string;
  readonly label: string;
  /** What stands at the right edge: a key, or where the entry comes from. */
  readonly hint: string;
}

/**
 * A field and the entries that match it. The caller filters: it knows the commands and the library.
 *
 * @fires op-palette-typed - string
 * @fires op-palette-chosen - string: id of an entry
 */
export class OpPalette extends LitElement {
  static override readonly properties = { entries: { attribute: false }, active: { state: true } };
  declare entries: readonly PaletteEntry[];
  declare active: number;

  static override readonly styles = [
    base,
    css`
      :host {
        display: flex;
        flex-direction: column;
        min-height: 0;
      }
      input {
        flex: none;
        min-height: 3.25rem;
        padding: 0 var(--space-5);
        border: 0;
        border-bottom: 1px solid var(--line);
        border-radius: 0;
        background: none;
        font-size: var(--text-4);
      }
      input:focus-visible {
        outline: none;
      }
      ul {
        min-height: 0;
        max-height: 24rem;
        padding: var(--space-3);
      }
      li {
        display: flex;
        gap: var(--space-5);
        align-items: center;
        justify-content: space-between;
        min-height: 2.125rem;
        padding: 0 var(--space-4);
        border-radius: var(--radius-1);
      }
      li[aria-selected='true'] {
        background: var(--accent-soft);
        color: var(--accent);
      }
      .label {
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      .none {
        padding: var(--space-5);
        color: var(--ink-faint);
      }
    `,
  ];

  constructor() {
    super();
    this.entries = [];
    this.active = 0;
    new LocaleController(this);
  }

  protected override firstUpdated(): void {
    this.renderRoot.querySelector('input')?.focus();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('entries')) this.active = 0;
  }

  protected override updated(): void {
    this.renderRoot.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' });
  }

  #choose(entry: PaletteEntry | undefined): void {
    if (entry) this.dispatchEvent(new CustomEvent('op-palette-chosen', { detail: entry.id }));
  }

  #onKeyDown(event: KeyboardEvent): void {
    if (belongsToIme(event)) return;
    const count = this.entries.length;
    if (event.key === 'ArrowDown' && count > 0) this.active = (this.active + 1) % count;
    else if (event.key === 'ArrowUp' && count > 0) this.active = (this.active - 1 + count) % count;
    else if (event.key === 'Enter') this.#choose(this.entries[this.active]);
    else return;
    event.preventDefault();
  }

  protected override render(): TemplateResult {
    return html`<input
        role="combobox"
        autocomplete="off"
        spellcheck="false"
        aria-label=${t('palette.label')}
        aria-expanded="true"
        aria-controls="entries"
        aria-autocomplete="list"
        aria-activedescendant=${`entry-${String(this.active)}`}
        placeholder=${t('palette.placeholder')}
        @input=${(event: Event) =>
          this.dispatchEvent(
            new CustomEvent('op-palette-typed', { detail: (event.target as HTMLInputElement).value }),
          )}
        @keydown=${(event: KeyboardEvent) => this.#onKeyDown(event)}
      />
      <ul
        id="entries"
        class="scrolls"
        role="listbox"
        aria-label=${t('palette.label')}
        ?hidden=${this.entries.length === 0}
      >
        ${this.entries.map(
          (entry, index) =>
            html`<li
              id=${`entry-${String(index)}`}
              role="option"
              aria-selected=${index === this.active ? 'true' : 'false'}
              @pointermove=${() => (this.active = index)}
              @pointerdown=${(event: PointerEvent) => {
                event.preventDefault();
                this.#choose(entry);
              }}
            >
              <span class="label">${entry.label}</span><kbd>${entry.hint}</kbd>
            </li>`,
        )}
      </ul>
      <p class="none" role="status" ?hidden=${this.entries.length > 0}>${t('palette.none')}</p>`;
  }
}

customElements.define('op-palette', OpPalette);

declare global {
  interface HTMLElementTagNameMap {
    'op-palette': OpPalette;
  }
}
