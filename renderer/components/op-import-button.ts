import { css, html, LitElement, type TemplateResult } from 'lit';
import { t } from '../i18n/localize.ts';
import type { IconName } from '../icons/icons.ts';
import { base } from '../styles/base.ts';
import { icon } from './icon.ts';
import { LocaleController } from './locale-controller.ts';
import { stepThroughMenu } from './step-through-menu.ts';

export interface ImportWay {
  /** Of the command. */
  readonly id: string;
  readonly label: string;
  /** As it is shown; empty for none. */
  readonly key: string;
  readonly icon: IconName;
}

/**
 * The usual way to import, and a menu of the others.
 *
 * @fires op-import-button-wanted - string: id of the command
 */
export class OpImportButton extends LitElement {
  static override readonly properties = { ways: { attribute: false } };
  /** The first one is the usual way. */
  declare ways: readonly ImportWay[];

  static override readonly styles = [
    base,
    css`
      :host {
        display: flex;
        gap: 1px;
      }
      .usual {
        flex: 1;
        justify-content: start;
      }
      #ways-button {
        anchor-name: --ways;
      }
      #ways {
        position-anchor: --ways;
        position-area: top span-right;
        inset: auto;
        min-width: 15rem;
        margin: 0 0 6px;
        padding: var(--space-2);
        border: 0;
        border-radius: var(--radius-3);
        background: var(--ground-raised);
        color: var(--ink);
        box-shadow: var(--elevation);
      }
      #ways button {
        display: flex;
        gap: var(--space-4);
        justify-content: start;
        width: 100%;
        border: 0;
        background: none;
        font-weight: 400;
      }
      #ways button:hover,
      #ways button:focus-visible {
        background: var(--accent-soft);
        color: var(--accent);
      }
      kbd {
        margin-inline-start: auto;
        padding-inline-start: var(--space-5);
      }
    `,
  ];

  constructor() {
    super();
    this.ways = [];
    new LocaleController(this);
  }

  get #menu(): HTMLElement | null {
    return this.renderRoot.querySelector('#ways');
  }

  #want(id: string): void {
    this.#menu?.hidePopover();
    this.dispatchEvent(new CustomEvent('op-import-button-wanted', { detail: id }));
  }

  #entries(): readonly HTMLElement[] {
    return [...(this.#menu?.querySelectorAll<HTMLElement>('[role=menuitem]') ?? [])];
  }

  protected override render(): TemplateResult {
    const [usual] = this.ways;
    return html`<button
        class="plain usual"
        title=${usual?.key ?? ''}
        @click=${() => (usual ? this.#want(usual.id) : undefined)}
      >
        ${icon('plus')}${t('import.action')}
      </button>
      <button
        id="ways-button"
        class="icon"
        popovertarget="ways"
        aria-haspopup="menu"
        title=${t('history.more')}
        aria-label=${t('history.more')}
      >
        ${icon('chevronUp')}
      </button>
      <div
        id="ways"
        popover
        role="menu"
        tabindex="-1"
        aria-label=${t('history.more')}
        @keydown=${(event: KeyboardEvent) => stepThroughMenu(event, this.#entries())}
      >
        ${this.ways.map(
          ({ id, label, key, icon: name }, at) =>
            html`<button role="menuitem" ?autofocus=${at === 0} @click=${() => this.#want(id)}>
              ${icon(name)}${label}${key === '' ? '' : html`<kbd aria-hidden="true">${key}</kbd>`}
            </button>`,
        )}
      </div>`;
  }
}

customElements.define('op-import-button', OpImportButton);

declare global {
  interface HTMLElementTagNameMap {
    'op-import-button': OpImportButton;
  }
}
