import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import type { ArticleVersion } from '../../preload/contract/articles.ts';
import { formatBytes, formatDateTime } from '../i18n/format.ts';
import { t } from '../i18n/localize.ts';
import { base } from '../styles/base.ts';
import { LocaleController } from './locale-controller.ts';

/**
 * The versions of an article, newest first.
 *
 * @fires op-version-list-chosen - number
 */
export class OpVersionList extends LitElement {
  static override readonly properties = { versions: { attribute: false }, shown: { type: Number } };
  declare versions: readonly ArticleVersion[];
  declare shown: number;

  static override readonly styles = [
    base,
    css`
      :host {
        display: block;
        padding: 0 var(--space-5) var(--space-7);
      }
      li {
        padding: var(--space-4) 0;
      }
      li + li {
        border-top: 1px solid var(--line);
      }
      h3 {
        display: flex;
        gap: var(--space-3);
        align-items: baseline;
      }
      .badge {
        color: var(--positive);
        font-size: var(--text-2);
        font-weight: 500;
      }
      p {
        color: var(--ink-soft);
        font-size: var(--text-2);
        line-height: 1.6;
        overflow-wrap: anywhere;
      }
      .shown {
        color: var(--ink-faint);
      }
    `,
  ];

  constructor() {
    super();
    this.versions = [];
    this.shown = 0;
    new LocaleController(this);
  }

  #version(version: ArticleVersion, newest: boolean): TemplateResult {
    const { number, imported, fileName, bytes, textChars } = version;
    return html`<li>
      <h3>
        ${t('versions.number', number)}${newest ? html`<span class="badge">${t('versions.current')}</span>` : nothing}
      </h3>
      <p>${formatDateTime(imported)} · ${formatBytes(bytes)} · ${t('info.characters', textChars)}</p>
      <p>${fileName}</p>
      ${
        number === this.shown
          ? html`<p class="shown">${t('versions.reading')}</p>`
          : html`<button
              class="link"
              @click=${() => this.dispatchEvent(new CustomEvent('op-version-list-chosen', { detail: number }))}
            >
              ${t('versions.read')}
            </button>`
      }
    </li>`;
  }

  protected override render(): TemplateResult {
    const newest = this.versions.at(-1)?.number;
    return html`<ol>
      ${this.versions.toReversed().map((version) => this.#version(version, version.number === newest))}
    </ol>`;
  }
}

customElements.define('op-version-list', OpVersionList);

declare global {
  interface HTMLElementTagNameMap {
    'op-version-list': OpVersionList;
  }
}
