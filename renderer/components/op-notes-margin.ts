import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Annotation } from '../../preload/contract/annotations.ts';
import type { TagCount } from '../../preload/contract/tags.ts';
import { t } from '../i18n/localize.ts';
import { base } from '../styles/base.ts';
import { LocaleController } from './locale-controller.ts';
import type { NoteCardRequest, OpNoteCard } from './op-note-card.ts';
import { stackNotes } from './stack-notes.ts';
import './op-note-card.ts';

const GAP = 10;

export interface NoteRequest {
  readonly id: string;
  readonly request: NoteCardRequest;
}

/**
 * The notes of an article, level with their text where `level` is set, else one below the other.
 *
 * @fires op-notes-margin-requested - `NoteRequest`
 */
export class OpNotesMargin extends LitElement {
  static override readonly properties = {
    annotations: { attribute: false },
    tops: { attribute: false },
    level: { type: Boolean, reflect: true },
    activeId: { attribute: false },
    editing: { attribute: false },
    known: { attribute: false },
  };
  /** In the order of the text, those that lost their place last. */
  declare annotations: readonly Annotation[];
  /** Where the text of each stands, in CSS pixels from the top of this element. */
  declare tops: ReadonlyMap<string, number>;
  declare level: boolean;
  declare activeId: string | null;
  declare editing: { readonly id: string; readonly what: 'note' | 'tags' } | null;
  declare known: readonly TagCount[];

  static override readonly styles = [
    base,
    css`
      :host {
        display: block;
        position: relative;
        padding: 0 var(--space-4);
      }
      .stack {
        position: relative;
        display: grid;
        gap: 10px;
      }
      :host([level]) .stack {
        display: block;
      }
      :host([level]) op-note-card {
        position: absolute;
        inset-inline: 0;
        transition: top var(--quick);
      }
      :host([level]) op-note-card[active] {
        z-index: 1;
      }
      section {
        margin-top: var(--space-6);
        padding-top: var(--space-4);
        border-top: 1px solid var(--line);
      }
      section op-note-card {
        margin-top: var(--space-4);
      }
      h3 {
        color: var(--caution);
        font-size: var(--text-2);
      }
      .hint,
      .none {
        color: var(--ink-faint);
        font-size: var(--text-2);
        line-height: 1.55;
      }
      .none {
        padding: var(--space-6) var(--space-3);
        text-align: center;
        text-wrap: balance;
      }
      .none strong {
        display: block;
        margin-bottom: var(--space-2);
        color: var(--ink-soft);
        font: 600 var(--text-4) / 1.4 var(--serif);
      }
    `,
  ];

  #sizes = new ResizeObserver(() => this.#place());

  constructor() {
    super();
    this.annotations = [];
    this.tops = new Map();
    this.level = false;
    this.activeId = null;
    this.editing = null;
    this.known = [];
    new LocaleController(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#sizes.disconnect();
  }

  protected override updated(): void {
    this.#sizes.disconnect();
    for (const card of this.#cards()) this.#sizes.observe(card);
    this.#place();
  }

  #cards(): OpNoteCard[] {
    return [...this.renderRoot.querySelectorAll<OpNoteCard>('.stack op-note-card')];
  }

  #place(): void {
    const stack = this.renderRoot.querySelector<HTMLElement>('.stack');
    if (!stack) return;
    if (!this.level) {
      stack.style.height = '';
      return;
    }
    const cards = this.#cards();
    const boxes = cards.map((card) => ({
      top: this.tops.get(card.annotation.id) ?? 0,
      height: card.offsetHeight,
    }));
    const tops = stackNotes(
      boxes,
      cards.findIndex((card) => card.annotation.id === this.activeId),
      GAP,
    );
    cards.forEach((card, at) => (card.style.top = `${String(tops[at] ?? 0)}px`));
    stack.style.height = `${String((tops.at(-1) ?? 0) + (boxes.at(-1)?.height ?? 0))}px`;
  }

  #card(annotation: Annotation): TemplateResult {
    const { id } = annotation;
    return html`<op-note-card
      .annotation=${annotation}
      .known=${this.known}
      .active=${id === this.activeId}
      .editing=${this.editing?.id === id ? this.editing.what : ''}
      @op-note-card-requested=${({ detail }: CustomEvent<NoteCardRequest>) =>
        this.dispatchEvent(
          new CustomEvent<NoteRequest>('op-notes-margin-requested', { detail: { id, request: detail } }),
        )}
    ></op-note-card>`;
  }

  protected override render(): TemplateResult {
    const placed = this.annotations.filter(({ state }) => state !== 'orphan');
    const orphans = this.annotations.filter(({ state }) => state === 'orphan');
    if (this.annotations.length === 0) {
      return html`<p class="none"><strong>${t('notes.none')}</strong>${t('notes.noneHint')}</p>`;
    }
    return html`<div class="stack">
        ${repeat(
          placed,
          ({ id }) => id,
          (annotation) => this.#card(annotation),
        )}
      </div>
      ${
        orphans.length === 0
          ? nothing
          : html`<section>
              <h3>${t('notes.orphans')}</h3>
              <p class="hint">${t('notes.orphansHint')}</p>
              ${orphans.map((annotation) => this.#card(annotation))}
            </section>`
      }`;
  }
}

customElements.define('op-notes-margin', OpNotesMargin);

declare global {
  interface HTMLElementTagNameMap {
    'op-notes-margin': OpNotesMargin;
  }
}
