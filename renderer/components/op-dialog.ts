import { css, html, LitElement, type PropertyValues, type TemplateResult } from 'lit';
import { t } from '../i18n/localize.ts';
import { base } from '../styles/base.ts';
import { icon } from './icon.ts';
import { LocaleController } from './locale-controller.ts';

/**
 * A modal dialog with a heading: the browser keeps the focus inside and gives it back afterwards.
 *
 * @slot - the content; the element with `data-focus` has the focus first
 * @fires op-dialog-closed
 */
export class OpDialog extends LitElement {
  static override readonly properties = {
    heading: { type: String },
    size: { type: String, reflect: true },
    bare: { type: Boolean, reflect: true },
  };
  declare heading: string;
  declare size: 'small' | 'medium' | 'wide' | 'large';
  /** No heading is drawn; it still names the dialog. */
  declare bare: boolean;

  static override readonly styles = [
    base,
    css`
      dialog {
        width: min(34rem, calc(100vw - 2rem));
        max-height: min(44rem, calc(100vh - 4rem));
        padding: 0;
        border: 0;
        border-radius: var(--radius-3);
        background: var(--ground-raised);
        color: var(--ink);
        box-shadow: var(--elevation);
        overflow: hidden;
      }
      dialog:focus-visible {
        outline: none;
      }
      dialog[open] {
        display: flex;
        flex-direction: column;
      }
      :host([size='small']) dialog {
        width: min(26rem, calc(100vw - 2rem));
        overflow: visible;
      }
      :host([size='wide']) dialog {
        width: min(50rem, calc(100vw - 2rem));
      }
      :host([size='large']) dialog {
        width: min(60rem, calc(100vw - 2rem));
        height: min(44rem, calc(100vh - 4rem));
      }
      :host([bare]) dialog {
        margin-top: 12vh;
      }
      dialog::backdrop {
        background: var(--ground-scrim);
      }
      .head {
        display: flex;
        align-items: center;
        justify-content: space-between;
        padding: var(--space-5) var(--space-4) var(--space-4) var(--space-6);
      }
      h2 {
        font: 600 var(--text-5) / 1.3 var(--serif);
      }
      .body {
        min-height: 0;
        flex: 1;
        padding: 0 var(--space-6) var(--space-6);
      }
      :host([size='small']) .body {
        overflow: visible;
      }
      :host([bare]) .body {
        display: flex;
        flex-direction: column;
        padding: 0;
      }
    `,
  ];

  constructor() {
    super();
    this.heading = '';
    this.size = 'medium';
    this.bare = false;
    new LocaleController(this);
  }

  get #dialog(): HTMLDialogElement | null {
    return this.renderRoot.querySelector('dialog');
  }

  protected override firstUpdated(): void {
    this.#dialog?.showModal();
    // Not its first button: the close button is nobody's first wish.
    this.#dialog?.focus();
    // What is slotted draws itself right after this one, and may then take the focus.
    queueMicrotask(() => this.querySelector<HTMLElement>('[data-focus]')?.focus());
  }

  get #hasFocus(): boolean {
    const { activeElement } = this.getRootNode() as Document | ShadowRoot;
    return activeElement !== null && (activeElement === this || this.contains(activeElement));
  }

  /** Another question in its place: what had the focus is gone, and the dialog itself takes it. */
  protected override updated(changed: PropertyValues<this>): void {
    const swapped = changed.has('heading') && changed.get('heading') !== undefined;
    if (swapped && !this.#hasFocus) this.#dialog?.focus();
  }

  close(): void {
    this.#dialog?.close();
  }

  protected override render(): TemplateResult {
    return html`<dialog
      closedby="any"
      tabindex="-1"
      aria-label=${this.heading}
      @close=${() => this.dispatchEvent(new CustomEvent('op-dialog-closed'))}
    >
      <div class="head" ?hidden=${this.bare}>
        <h2>${this.heading}</h2>
        <button
          class="icon"
          title=${t('dialog.close')}
          aria-label=${t('dialog.close')}
          @click=${() => this.close()}
        >
          ${icon('x')}
        </button>
      </div>
      <div class="body scrolls"><slot></slot></div>
    </dialog>`;
  }
}

customElements.define('op-dialog', OpDialog);

declare global {
  interface HTMLElementTagNameMap {
    'op-dialog': OpDialog;
  }
}
