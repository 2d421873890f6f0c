import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { Annotation, HighlightColor } from '../../preload/contract/annotations.ts';
import type { TagCount } from '../../preload/contract/tags.ts';
import { formatDateTime } from '../i18n/format.ts';
import { t } from '../i18n/localize.ts';
import { base } from '../styles/base.ts';
import { icon } from './icon.ts';
import { belongsToIme } from './belongs-to-ime.ts';
import { LocaleController } from './locale-controller.ts';
import { noteCardStyles } from './op-note-card.styles.ts';
import './op-color-row.ts';
import './op-tag-input.ts';

/** What a card asks for; the view carries it out. */
export type NoteCardRequest =
  | { readonly kind: 'choose' }
  | { readonly kind: 'edit'; readonly what: 'note' | 'tags' | null }
  | { readonly kind: 'save'; readonly note: string }
  | { readonly kind: 'recolor'; readonly color: HighlightColor }
  | { readonly kind: 'tag'; readonly tags: readonly string[] }
  | { readonly kind: 'attach' }
  | { readonly kind: 'remove' };

/**
 * One annotation in the margin: its words, its note, its tags; with its tools when it is active.
 *
 * @fires op-note-card-requested - `NoteCardRequest`
 */
export class OpNoteCard extends LitElement {
  static override readonly styles = [base, noteCardStyles];
  static override readonly properties = {
    annotation: { attribute: false },
    active: { type: Boolean, reflect: true },
    editing: { type: String },
    known: { attribute: false },
  };
  declare annotation: Annotation;
  declare active: boolean;
  declare editing: 'note' | 'tags' | '';
  declare known: readonly TagCount[];

  constructor() {
    super();
    this.active = false;
    this.editing = '';
    this.known = [];
    new LocaleController(this);
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (!changed.has('editing') || this.editing === '') return;
    const field = this.renderRoot.querySelector<HTMLElement>(
      this.editing === 'note' ? 'textarea' : 'op-tag-input',
    );
    // A field that was only now drawn takes the focus once it has drawn itself.
    queueMicrotask(() => field?.focus({ preventScroll: true }));
  }

  #request(detail: NoteCardRequest): void {
    this.dispatchEvent(new CustomEvent<NoteCardRequest>('op-note-card-requested', { detail, bubbles: true }));
  }

  #save(): void {
    const field = this.renderRoot.querySelector('textarea');
    if (field && field.value !== this.annotation.note) this.#request({ kind: 'save', note: field.value });
    else this.#request({ kind: 'edit', what: null });
  }

  #onNoteKeyDown(event: KeyboardEvent): void {
    if (belongsToIme(event)) return;
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) this.#save();
    else if (event.key === 'Escape') this.#request({ kind: 'edit', what: null });
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  #editor(): TemplateResult {
    return html`<textarea
        aria-label=${t('notes.noteLabel')}
        maxlength="100000"
        placeholder=${t('notes.addNote')}
        .value=${this.annotation.note}
        @keydown=${(event: KeyboardEvent) => this.#onNoteKeyDown(event)}
      ></textarea>
      <div class="buttons">
        <button class="plain" @click=${() => this.#request({ kind: 'edit', what: null })}>
          ${t('notes.cancel')}
        </button>
        <button class="primary" @click=${() => this.#save()}>${t('notes.save')}</button>
      </div>`;
  }

  #tags(): TemplateResult | typeof nothing {
    const { tags } = this.annotation;
    if (this.editing === 'tags') {
      return html`<op-tag-input
        .tags=${tags}
        .known=${this.known}
        @op-tag-input-added=${({ detail }: CustomEvent<string>) => this.#request({ kind: 'tag', tags: [...tags, detail] })}
        @op-tag-input-removed=${({ detail }: CustomEvent<string>) =>
          this.#request({ kind: 'tag', tags: tags.filter((tag) => tag !== detail) })}
        @keydown=${(event: KeyboardEvent) => {
          if (event.key === 'Escape' && !event.isComposing) this.#request({ kind: 'edit', what: null });
        }}
      ></op-tag-input>`;
    }
    if (tags.length === 0) return nothing;
    return html`<p class="tags">${tags.map((tag) => html`<span>${tag}</span>`)}</p>`;
  }

  #tools(): TemplateResult {
    const edit = this.annotation.note === '' ? t('notes.addNote') : t('notes.editNote');
    return html`<div class="tools">
        <op-color-row
          .value=${this.annotation.color}
          @op-color-row-chosen=${({ detail }: CustomEvent<HighlightColor>) => this.#request({ kind: 'recolor', color: detail })}
        ></op-color-row>
        <button
          class="icon"
          title=${edit}
          aria-label=${edit}
          @click=${() => this.#request({ kind: 'edit', what: 'note' })}
        >
          ${icon('note')}
        </button>
        <button
          class="icon"
          title=${t('notes.addTag')}
          aria-label=${t('notes.addTag')}
          @click=${() => this.#request({ kind: 'edit', what: 'tags' })}
        >
          ${icon('tag')}
        </button>
        <button
          class="icon"
          title=${t('notes.delete')}
          aria-label=${t('notes.delete')}
          @click=${() => this.#request({ kind: 'remove' })}
        >
          ${icon('trash')}
        </button>
      </div>
      <p class="by">
        ${[this.annotation.author, formatDateTime(this.annotation.modified)].filter(Boolean).join(' · ')}
      </p>`;
  }

  protected override render(): TemplateResult {
    const { annotation, active, editing } = this;
    return html`<article class=${[annotation.color, annotation.state, active ? 'active' : ''].join(' ')}>
      ${
        annotation.state === 'review'
          ? html`<p class="state">${icon('problem')}${t('notes.review')}</p>`
          : nothing
      }
      <button
        class="quote"
        title=${t('notes.goto')}
        aria-label=${t('mark.announced', t(`color.${annotation.color}`), annotation.exact)}
        aria-current=${active ? 'true' : nothing}
        @click=${() => this.#request({ kind: 'choose' })}
      >
        ${annotation.exact}
      </button>
      ${editing === 'note' ? this.#editor() : annotation.note === '' ? nothing : html`<p class="note">${annotation.note}</p>`}
      ${
        annotation.state === 'orphan'
          ? html`<button class="link attach" @click=${() => this.#request({ kind: 'attach' })}>
              ${t('notes.attach')}
            </button>`
          : nothing
      }
      ${this.#tags()} ${active && editing === '' ? this.#tools() : nothing}
    </article>`;
  }
}

customElements.define('op-note-card', OpNoteCard);

declare global {
  interface HTMLElementTagNameMap {
    'op-note-card': OpNoteCard;
  }
}
