import { css, html, LitElement, type TemplateResult } from 'lit';
import { t } from '../i18n/localize.ts';
import { base } from '../styles/base.ts';
import { icon } from './icon.ts';
import { LocaleController } from './locale-controller.ts';

/** Says what letting go will do while files are dragged over the window: anywhere imports, one place only checks. */
export class OpDropOverlay extends LitElement {
  static override readonly properties = {
    files: { type: Number },
    folders: { type: Number },
    aim: { type: String },
  };
  /** As far as the drag tells: the browser shows names only after the drop. */
  declare files: number;
  declare folders: number;
  /** Over which of the two places the pointer is. */
  declare aim: 'import' | 'check';

  static override readonly styles = [
    base,
    css`
      :host {
        position: fixed;
        z-index: 30;
        inset: 0;
        display: grid;
        gap: var(--space-5);
        place-content: center;
        justify-items: center;
        background: var(--ground-scrim);
        pointer-events: none;
      }
      div {
        display: grid;
        justify-items: center;
        gap: var(--space-3);
        width: min(28rem, calc(100vw - 2rem));
        padding: var(--space-8);
        border: 2px dashed var(--line-strong);
        border-radius: var(--radius-3);
        background: var(--ground-raised);
        box-shadow: var(--elevation);
        text-align: center;
      }
      .aimed {
        border-color: var(--accent);
      }
      .check {
        padding: var(--space-6) var(--space-7);
        pointer-events: auto;
      }
      .check.aimed {
        background: var(--accent-soft);
      }
      svg {
        width: 2rem;
        height: 2rem;
        stroke-width: 1.25;
        color: var(--ink-faint);
      }
      .aimed svg {
        color: var(--accent);
      }
      strong {
        font: 600 var(--text-6) / 1.3 var(--serif);
      }
      .check strong {
        font-size: var(--text-5);
      }
      p {
        max-width: 22rem;
        color: var(--ink-soft);
        text-wrap: balance;
      }
    `,
  ];

  constructor() {
    super();
    this.files = 0;
    this.folders = 0;
    this.aim = 'import';
    new LocaleController(this);
  }

  protected override render(): TemplateResult {
    const known = this.files + this.folders > 0;
    return html`<div class=${this.aim === 'import' ? 'aimed' : ''} role="status">
        ${icon('fileUp')}
        <strong>${known ? t('import.dropCount', this.files, this.folders) : t('import.drop')}</strong>
        <p>${t('import.dropHint')}</p>
      </div>
      <div class=${this.aim === 'check' ? 'check aimed' : 'check'} data-drop="check">
        <strong>${t('foreseen.want')}</strong>
        <p>${t('foreseen.dropHint')}</p>
      </div>`;
  }
}

customElements.define('op-drop-overlay', OpDropOverlay);

declare global {
  interface HTMLElementTagNameMap {
    'op-drop-overlay': OpDropOverlay;
  }
}
