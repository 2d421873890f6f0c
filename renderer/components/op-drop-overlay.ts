import { css, html, LitElement, type TemplateResult } from 'lit';
import { t } from '../i18n/localize.ts';
import { base } from '../styles/base.ts';
import { icon } from './icon.ts';
import { LocaleController } from './locale-controller.ts';

/** Says what letting go will do while files are dragged over the window. */
export class OpDropOverlay extends LitElement {
  static override readonly properties = { files: { type: Number }, folders: { type: Number } };
  /** As far as the drag tells: the browser shows names only after the drop. */
  declare files: number;
  declare folders: number;

  static override readonly styles = [
    base,
    css`
      :host {
        position: fixed;
        z-index: 30;
        inset: 0;
        display: grid;
        place-items: center;
        background: var(--ground-scrim);
        pointer-events: none;
      }
      div {
        display: grid;
        justify-items: center;
        gap: var(--space-3);
        padding: var(--space-8);
        border: 2px dashed var(--accent);
        border-radius: var(--radius-3);
        background: var(--ground-raised);
        box-shadow: var(--elevation);
        text-align: center;
      }
      svg {
        width: 2rem;
        height: 2rem;
        stroke-width: 1.25;
        color: var(--accent);
      }
      strong {
        font: 600 var(--text-6) / 1.3 var(--serif);
      }
      p {
        max-width: 22rem;
        color: var(--ink-soft);
      }
    `,
  ];

  constructor() {
    super();
    this.files = 0;
    this.folders = 0;
    new LocaleController(this);
  }

  protected override render(): TemplateResult {
    const known = this.files + this.folders > 0;
    return html`<div role="status">
      ${icon('fileUp')}
      <strong>${known ? t('import.dropCount', this.files, this.folders) : t('import.drop')}</strong>
      <p>${t('import.dropHint')}</p>
    </div>`;
  }
}

customElements.define('op-drop-overlay', OpDropOverlay);

declare global {
  interface HTMLElementTagNameMap {
    'op-drop-overlay': OpDropOverlay;
  }
}
