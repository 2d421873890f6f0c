import { css, html, LitElement, type TemplateResult } from 'lit';
import { t } from '../i18n/localize.ts';
import { base } from '../styles/base.ts';
import { icon } from './icon.ts';
import { LocaleController } from './locale-controller.ts';

/** Choosing files or a folder to import, or files to check only. */
export type EmptyLibraryWish = 'files' | 'folder' | 'check';

/**
 * The first thing a person sees: one sentence, a place to drop on, two buttons.
 *
 * @fires op-empty-library-wanted - EmptyLibraryWish
 */
export class OpEmptyLibrary extends LitElement {
  static override readonly styles = [
    base,
    css`
      :host {
        display: block;
      }
      main {
        display: grid;
        place-items: center;
        height: 100%;
        padding: var(--space-7);
      }
      div {
        display: grid;
        justify-items: center;
        gap: var(--space-4);
        width: min(34rem, 100%);
        padding: var(--space-8) var(--space-7);
        border: 1.5px dashed var(--line-strong);
        border-radius: var(--radius-3);
        text-align: center;
      }
      div > svg {
        width: 2.25rem;
        height: 2.25rem;
        stroke-width: 1.1;
        color: var(--accent);
      }
      h2 {
        font: 600 1.625rem/1.3 var(--serif);
      }
      p {
        max-width: 27rem;
        color: var(--ink-soft);
        font-size: var(--text-4);
        line-height: 1.65;
        text-wrap: pretty;
      }
      .buttons {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-3);
        justify-content: center;
        margin-top: var(--space-3);
      }
      .faint {
        color: var(--ink-faint);
        font-size: var(--text-2);
      }
    `,
  ];

  constructor() {
    super();
    new LocaleController(this);
  }

  #want(what: EmptyLibraryWish): void {
    this.dispatchEvent(new CustomEvent('op-empty-library-wanted', { detail: what }));
  }

  protected override render(): TemplateResult {
    return html`<main aria-label=${t('list.label')}>
      <div>
        ${icon('library')}
        <h2>${t('import.empty')}</h2>
        <p>${t('import.emptyHint')}</p>
        <span class="buttons">
          <button class="primary" @click=${() => this.#want('files')}>${t('import.choose')}</button>
          <button @click=${() => this.#want('folder')}>${t('import.chooseFolder')}</button>
        </span>
        <button class="link" @click=${() => this.#want('check')}>${t('foreseen.want')}</button>
        <p class="faint">${t('import.formats')}</p>
      </div>
    </main>`;
  }
}

customElements.define('op-empty-library', OpEmptyLibrary);

declare global {
  interface HTMLElementTagNameMap {
    'op-empty-library': OpEmptyLibrary;
  }
}
