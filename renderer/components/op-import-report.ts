import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import type { ImportOutcome } from '../../preload/contract/imports.ts';
import { t } from '../i18n/localize.ts';
import { base } from '../styles/base.ts';
import { LocaleController } from './locale-controller.ts';

type Outcome = ImportOutcome['outcome'];

/**
 * What became of every file of an import.
 *
 * @fires op-import-report-opened - string: id of the article to open
 * @fires op-import-report-wanted - the rest of the rows
 */
export class OpImportReport extends LitElement {
  static override readonly properties = {
    outcomes: { attribute: false },
    total: { type: Number },
    filter: { state: true },
  };
  declare outcomes: readonly ImportOutcome[];
  declare total: number;
  declare filter: Outcome | 'all';

  static override readonly styles = [
    base,
    css`
      .filters {
        position: sticky;
        top: 0;
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-2);
        padding-bottom: var(--space-4);
        background: var(--ground-raised);
      }
      .filters button {
        min-height: 1.625rem;
        padding: 0 var(--space-4);
        border-color: var(--line);
        border-radius: 1rem;
        font-size: var(--text-2);
      }
      .filters [aria-pressed='true'] {
        border-color: var(--accent);
        background: var(--accent-soft);
        color: var(--accent);
      }
      li {
        display: grid;
        grid-template-columns: 6.5rem 1fr;
        gap: var(--space-1) var(--space-5);
        padding: var(--space-3) 0;
        border-top: 1px solid var(--line);
      }
      .outcome {
        color: var(--ink-soft);
        font-size: var(--text-2);
        line-height: 1.55;
      }
      .imported,
      .updated {
        color: var(--positive);
      }
      .failed {
        color: var(--danger);
        font-weight: 600;
      }
      .title,
      .file {
        overflow-wrap: anywhere;
      }
      .file,
      .message {
        color: var(--ink-faint);
        font-size: var(--text-2);
      }
      .message {
        color: var(--ink-soft);
      }
      .care {
        color: var(--caution);
      }
      .more {
        display: flex;
        justify-content: center;
        padding-top: var(--space-5);
      }
    `,
  ];

  constructor() {
    super();
    this.outcomes = [];
    this.total = 0;
    this.filter = 'all';
    new LocaleController(this);
  }

  #filters(): TemplateResult {
    const present = [...new Set(this.outcomes.map(({ outcome }) => outcome))];
    return html`<div class="filters" role="group" aria-label=${t('import.report')}>
      ${(['all', ...present] as const).map(
        (each) =>
          html`<button
            aria-pressed=${this.filter === each ? 'true' : 'false'}
            @click=${() => (this.filter = each)}
          >
            ${each === 'all' ? t('import.reportAll') : t(`outcome.${each}`)}
          </button>`,
      )}
    </div>`;
  }

  #row({ file, outcome, id, title, message, warnings, images }: ImportOutcome): TemplateResult {
    return html`<li>
      <span class="outcome ${outcome}">${t(`outcome.${outcome}`)}</span>
      <div>
        ${
          title === null
            ? nothing
            : html`<p class="title">
                ${
                  id === null
                    ? title
                    : html`<button
                        class="link"
                        @click=${() => this.dispatchEvent(new CustomEvent('op-import-report-opened', { detail: id }))}
                      >
                        ${title}
                      </button>`
                }
              </p>`
        }
        <p class="file">${file}</p>
        ${message === null ? nothing : html`<p class="message">${message}</p>`}
        ${
          images.missing > 0
            ? html`<p class="message care">${t('list.imagesMissing', images.missing, images.total)}</p>`
            : nothing
        }
        ${warnings.map((warning) => html`<p class="message">${warning.message}</p>`)}
      </div>
    </li>`;
  }

  protected override render(): TemplateResult {
    const shown = this.outcomes.filter(({ outcome }) => this.filter === 'all' || outcome === this.filter);
    if (this.outcomes.length === 0) return html`<p class="faint">${t('import.reportEmpty')}</p>`;
    return html`${this.#filters()}
      <ul>
        ${shown.map((outcome) => this.#row(outcome))}
      </ul>
      ${
        this.outcomes.length < this.total
          ? html`<p class="more">
              <button @click=${() => this.dispatchEvent(new CustomEvent('op-import-report-wanted'))}>
                ${t('import.loadMore')}
              </button>
            </p>`
          : nothing
      }`;
  }
}

customElements.define('op-import-report', OpImportReport);

declare global {
  interface HTMLElementTagNameMap {
    'op-import-report': OpImportReport;
  }
}
