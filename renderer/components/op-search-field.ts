import { css, html, LitElement, type TemplateResult } from 'lit';
import { t } from '../i18n/localize.ts';
import { base } from '../styles/base.ts';
import { icon } from './icon.ts';
import { belongsToIme } from './belongs-to-ime.ts';
import { LocaleController } from './locale-controller.ts';

/** Milliseconds of rest before a search starts: between two key strokes of a quick typist. */
const REST_MS = 110;

/**
 * Search as you type. What an IME is still composing is not searched for.
 *
 * @fires op-search-field-changed - string: the query
 * @fires op-search-field-left - towards the results, by Enter or the down arrow
 */
export class OpSearchField extends LitElement {
  static override readonly shadowRootOptions = { ...LitElement.shadowRootOptions, delegatesFocus: true };
  static override readonly properties = { value: { type: String }, placeholder: { type: String } };
  declare value: string;
  declare placeholder: string;

  static override readonly styles = [
    base,
    css`
      :host {
        display: block;
      }
      div {
        position: relative;
        display: flex;
        align-items: center;
      }
      div > svg {
        position: absolute;
        left: 9px;
        width: 0.9375rem;
        height: 0.9375rem;
        color: var(--ink-faint);
        pointer-events: none;
      }
      input {
        width: 100%;
        padding-inline: 1.875rem;
      }
      input::-webkit-search-cancel-button {
        display: none;
      }
      button.icon {
        position: absolute;
        right: 3px;
        width: 1.5rem;
        min-height: 1.5rem;
      }
      kbd {
        position: absolute;
        right: 9px;
        pointer-events: none;
      }
      input:focus ~ kbd {
        display: none;
      }
    `,
  ];

  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    this.value = '';
    this.placeholder = '';
    new LocaleController(this);
  }

  get #field(): HTMLInputElement | null {
    return this.renderRoot.querySelector('input');
  }

  /** Puts the cursor into the field and selects what is there. */
  start(): void {
    this.#field?.focus();
    this.#field?.select();
  }

  #emit(value: string): void {
    clearTimeout(this.#timer);
    if (value === this.value) return;
    this.value = value;
    this.dispatchEvent(new CustomEvent('op-search-field-changed', { detail: value }));
  }

  #onInput(event: Event): void {
    if ((event as InputEvent).isComposing) return;
    const { value } = event.target as HTMLInputElement;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#emit(value.trim()), value === '' ? 0 : REST_MS);
    this.requestUpdate();
  }

  #clear(): void {
    if (this.#field) this.#field.value = '';
    this.#emit('');
    this.requestUpdate();
  }

  #onKeyDown(event: KeyboardEvent): void {
    if (belongsToIme(event)) return;
    const { value } = event.target as HTMLInputElement;
    if (event.key === 'Enter' || event.key === 'ArrowDown') {
      this.#emit(value.trim());
      this.dispatchEvent(new CustomEvent('op-search-field-left'));
    } else if (event.key === 'Escape') {
      if (value === '') this.dispatchEvent(new CustomEvent('op-search-field-left'));
      else this.#clear();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  }

  protected override updated(): void {
    const field = this.#field;
    // The query may come from elsewhere; what is being typed is never overwritten.
    if (field && this.renderRoot instanceof ShadowRoot && this.renderRoot.activeElement !== field)
      field.value = this.value;
  }

  protected override render(): TemplateResult {
    const filled = (this.#field?.value ?? this.value) !== '';
    return html`<div role="search">
      ${icon('search')}
      <input
        type="search"
        autocomplete="off"
        spellcheck="false"
        maxlength="1000"
        aria-label=${t('search.label')}
        placeholder=${this.placeholder}
        @input=${(event: Event) => this.#onInput(event)}
        @compositionend=${(event: Event) => this.#onInput(event)}
        @keydown=${(event: KeyboardEvent) => this.#onKeyDown(event)}
      />
      ${
        filled
          ? html`<button
              class="icon"
              title=${t('search.clear')}
              aria-label=${t('search.clear')}
              @click=${() => this.#clear()}
            >
              ${icon('x')}
            </button>`
          : html`<kbd aria-hidden="true">/</kbd>`
      }
    </div>`;
  }
}

customElements.define('op-search-field', OpSearchField);

declare global {
  interface HTMLElementTagNameMap {
    'op-search-field': OpSearchField;
  }
}
