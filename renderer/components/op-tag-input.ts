import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { TagCount } from '../../preload/contract/tags.ts';
import { t } from '../i18n/localize.ts';
import { base } from '../styles/base.ts';
import { icon } from './icon.ts';
import { belongsToIme } from './belongs-to-ime.ts';
import { LocaleController } from './locale-controller.ts';
import { foldTag, matchTags, tidyTag } from './match-tags.ts';

const MAX_TAG = 80;

/**
 * Tags as chips with a combobox that offers the known ones. Enter during composition belongs to the IME.
 *
 * @fires op-tag-input-added - string: the tag to add
 * @fires op-tag-input-removed - string: the tag to remove
 */
export class OpTagInput extends LitElement {
  static override readonly properties = {
    tags: { attribute: false },
    known: { attribute: false },
    typed: { state: true },
    active: { state: true },
    open: { state: true },
  };
  declare tags: readonly string[];
  declare known: readonly TagCount[];
  declare typed: string;
  /** Index into the offers, or -1. */
  declare active: number;
  declare open: boolean;

  static override readonly styles = [
    base,
    css`
      :host {
        display: block;
        position: relative;
      }
      .field {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-2);
        align-items: center;
        min-height: var(--control);
        padding: 3px var(--space-2);
        border: 1px solid var(--line-strong);
        border-radius: var(--radius-2);
        background: var(--ground-field);
      }
      .field:focus-within {
        outline: 2px solid var(--accent);
        outline-offset: -1px;
      }
      .chip {
        display: inline-flex;
        align-items: center;
        max-width: 100%;
        padding-inline-start: var(--space-3);
        border-radius: var(--radius-1);
        background: var(--accent-soft);
        color: var(--accent);
        font-size: var(--text-2);
        line-height: 1.5rem;
      }
      .chip > span {
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      .chip button {
        min-height: 1.5rem;
        width: 1.5rem;
        padding: 0;
        border: 0;
        background: none;
        color: inherit;
      }
      .chip svg {
        width: 0.75rem;
        height: 0.75rem;
      }
      input {
        flex: 1 1 0;
        width: 0;
        min-width: 1.5rem;
        min-height: 1.5rem;
        padding: 0 var(--space-2);
        border: 0;
        background: none;
      }
      input:focus {
        min-width: 6rem;
      }
      input:focus-visible {
        outline: none;
      }
      ul {
        position: absolute;
        z-index: 5;
        inset-inline: 0;
        top: calc(100% + 4px);
        max-height: 15rem;
        padding: var(--space-2);
        border-radius: var(--radius-2);
        background: var(--ground-raised);
        box-shadow: var(--elevation);
      }
      li {
        padding: var(--space-2) var(--space-3);
        border-radius: var(--radius-1);
      }
      li[aria-selected='true'] {
        background: var(--accent-soft);
        color: var(--accent);
      }
    `,
  ];

  constructor() {
    super();
    this.tags = [];
    this.known = [];
    this.typed = '';
    this.active = -1;
    this.open = false;
    new LocaleController(this);
  }

  /** Puts the cursor into the field; the chips come after it. */
  override focus(options?: FocusOptions): void {
    this.renderRoot.querySelector('input')?.focus(options);
  }

  get #offers(): string[] {
    const name = tidyTag(this.typed);
    const found = matchTags(this.typed, this.known, this.tags);
    const known = [...found, ...this.tags].some((each) => foldTag(each) === foldTag(name));
    const isNew = name !== '' && name.length <= MAX_TAG && !known;
    return isNew ? [...found, name] : found;
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('active'))
      this.renderRoot.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' });
  }

  #add(name: string): void {
    const tag = tidyTag(name);
    if (tag === '' || tag.length > MAX_TAG) return;
    this.typed = '';
    this.active = -1;
    if (!this.tags.some((each) => foldTag(each) === foldTag(tag)))
      this.dispatchEvent(new CustomEvent('op-tag-input-added', { detail: tag }));
  }

  #remove(tag: string): void {
    this.dispatchEvent(new CustomEvent('op-tag-input-removed', { detail: tag }));
    this.renderRoot.querySelector('input')?.focus();
  }

  #onInput(event: InputEvent): void {
    this.typed = (event.target as HTMLInputElement).value;
    this.open = true;
    this.active = -1;
    if (!event.isComposing && /[,，、]/.test(this.typed))
      for (const part of this.typed.split(/[,，、]/)) this.#add(part);
  }

  #step(by: 1 | -1): void {
    const count = this.#offers.length;
    this.open = true;
    // From the field itself (-1), down leads to the first offer and up to the last.
    const from = this.active < 0 && by < 0 ? 0 : this.active;
    this.active = count === 0 ? -1 : (from + by + count) % count;
  }

  #onKeyDown(event: KeyboardEvent): void {
    if (belongsToIme(event)) return;
    const actions: Readonly<Record<string, (() => void) | false>> = {
      ArrowDown: () => this.#step(1),
      ArrowUp: () => this.#step(-1),
      Enter:
        (this.typed !== '' || this.active >= 0) && (() => this.#add(this.#offers[this.active] ?? this.typed)),
      Backspace: this.typed === '' && this.tags.length > 0 && (() => this.#remove(this.tags.at(-1) ?? '')),
      Escape: this.open && this.#offers.length > 0 && (() => this.#shut()),
    };
    const action = actions[event.key];
    if (!action) return;
    action();
    event.preventDefault();
    event.stopPropagation();
  }

  #shut(): void {
    this.open = false;
    this.active = -1;
  }

  protected override render(): TemplateResult {
    const offers = this.open ? this.#offers : [];
    return html`
      <div class="field">
        ${this.tags.map(
          (tag) =>
            html`<span class="chip"
              ><span>${tag}</span
              ><button aria-label=${t('tags.remove', tag)} @click=${() => this.#remove(tag)}>
                ${icon('x')}
              </button></span
            >`,
        )}
        <input
          role="combobox"
          autocomplete="off"
          spellcheck="false"
          maxlength=${MAX_TAG}
          aria-label=${t('tags.add')}
          aria-autocomplete="list"
          aria-expanded=${offers.length > 0 ? 'true' : 'false'}
          aria-controls="offers"
          aria-activedescendant=${this.active >= 0 ? `offer-${String(this.active)}` : nothing}
          placeholder=${this.tags.length === 0 ? t('tags.placeholder') : ''}
          .value=${this.typed}
          @input=${(event: InputEvent) => this.#onInput(event)}
          @keydown=${(event: KeyboardEvent) => this.#onKeyDown(event)}
          @focus=${() => (this.open = true)}
          @blur=${() => (this.open = false)}
        />
      </div>
      <ul
        id="offers"
        class="scrolls"
        role="listbox"
        aria-label=${t('tags.suggestions')}
        ?hidden=${offers.length === 0}
      >
        ${offers.map(
          (name, index) =>
            html`<li
              id=${`offer-${String(index)}`}
              role="option"
              aria-selected=${index === this.active ? 'true' : 'false'}
              @pointerdown=${(event: PointerEvent) => {
                event.preventDefault();
                this.#add(name);
              }}
            >
              ${this.known.some((tag) => tag.name === name) ? name : t('tags.create', name)}
            </li>`,
        )}
      </ul>
    `;
  }
}

customElements.define('op-tag-input', OpTagInput);

declare global {
  interface HTMLElementTagNameMap {
    'op-tag-input': OpTagInput;
  }
}
