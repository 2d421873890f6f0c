import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { t } from '../i18n/localize.ts';
import { base } from '../styles/base.ts';
import { icon } from './icon.ts';
import { LocaleController } from './locale-controller.ts';

export interface Toast {
  readonly id: number;
  readonly kind: 'done' | 'problem';
  readonly text: string;
  readonly detail: string | null;
  readonly action: 'undo' | 'settings' | 'report' | null;
}

/** Milliseconds a message stands; a problem stays until it is dismissed. */
const STANDS_MS = 6000;

/**
 * Messages at the foot of the window. Those with the pointer or the focus on them stay.
 *
 * @fires op-toasts-dismissed - number: id
 * @fires op-toasts-acted - Toast
 */
export class OpToasts extends LitElement {
  static override readonly properties = { toasts: { attribute: false } };
  declare toasts: readonly Toast[];

  static override readonly styles = [
    base,
    css`
      :host {
        position: fixed;
        z-index: 20;
        bottom: 3.25rem;
        left: 50%;
        display: grid;
        gap: var(--space-3);
        width: max-content;
        max-width: min(36rem, calc(100vw - 2rem));
        translate: -50%;
      }
      .toast {
        display: flex;
        gap: var(--space-4);
        align-items: center;
        padding: var(--space-3) var(--space-3) var(--space-3) var(--space-5);
        border-radius: var(--radius-3);
        background: var(--ground-raised);
        box-shadow: var(--elevation);
      }
      .toast.problem {
        align-items: start;
        box-shadow:
          inset 3px 0 var(--danger),
          var(--elevation);
      }
      .words {
        flex: 1;
        padding-block: 3px;
      }
      .words strong {
        display: block;
        color: var(--danger);
      }
      .detail {
        color: var(--ink-faint);
        font-size: var(--text-2);
        overflow-wrap: anywhere;
      }
      button.plain {
        color: var(--accent);
      }
      .icon {
        width: 1.5rem;
        min-height: 1.5rem;
      }
    `,
  ];

  readonly #timers = new Map<number, ReturnType<typeof setTimeout>>();

  constructor() {
    super();
    this.toasts = [];
    new LocaleController(this);
  }

  protected override updated(): void {
    for (const { id, kind } of this.toasts) if (kind === 'done' && !this.#timers.has(id)) this.#start(id);
    const ids = new Set(this.toasts.map(({ id }) => id));
    for (const id of this.#timers.keys()) if (!ids.has(id)) this.#stop(id);
  }

  #start(id: number): void {
    this.#stop(id);
    this.#timers.set(
      id,
      setTimeout(() => this.#dismiss(id), STANDS_MS),
    );
  }

  #stop(id: number): void {
    clearTimeout(this.#timers.get(id));
    this.#timers.delete(id);
  }

  #dismiss(id: number): void {
    this.#stop(id);
    this.dispatchEvent(new CustomEvent('op-toasts-dismissed', { detail: id }));
  }

  #act(toast: Toast): void {
    this.dispatchEvent(new CustomEvent('op-toasts-acted', { detail: toast }));
    this.#dismiss(toast.id);
  }

  #toast(toast: Toast): TemplateResult {
    const { id, kind, text, detail, action } = toast;
    const label =
      action === 'undo'
        ? t('undo.action')
        : action === 'report'
          ? t('import.details')
          : t('command.settings');
    return html`<div
      class="toast ${kind}"
      role=${kind === 'problem' ? 'alert' : 'status'}
      @pointerenter=${() => this.#stop(id)}
      @pointerleave=${() => (kind === 'done' ? this.#start(id) : undefined)}
      @focusin=${() => this.#stop(id)}
    >
      <div class="words">
        ${kind === 'problem' ? html`<strong>${t('error.title')}</strong>` : nothing}
        <p>${text}</p>
        ${detail === null ? nothing : html`<p class="detail" lang="en">${detail}</p>`}
      </div>
      ${action === null ? nothing : html`<button class="plain" @click=${() => this.#act(toast)}>${label}</button>`}
      <button
        class="icon"
        title=${t('notice.dismiss')}
        aria-label=${t('notice.dismiss')}
        @click=${() => this.#dismiss(id)}
      >
        ${icon('x')}
      </button>
    </div>`;
  }

  protected override render(): unknown {
    return repeat(
      this.toasts,
      ({ id }) => id,
      (toast) => this.#toast(toast),
    );
  }
}

customElements.define('op-toasts', OpToasts);

declare global {
  interface HTMLElementTagNameMap {
    'op-toasts': OpToasts;
  }
}
