import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import type { ImportOutcome } from '../../preload/contract/imports.ts';
import { formatNumber } from '../i18n/format.ts';
import { t } from '../i18n/localize.ts';
import { base } from '../styles/base.ts';
import { LocaleController } from './locale-controller.ts';

type Outcome = ImportOutcome['outcome'];
export type ReportFilter = Outcome | 'all';

const OUTCOMES: readonly Outcome[] = ['imported', 'updated', 'duplicate', 'skipped', 'failed'];

/**
 * What became of every file of an import, a page of rows at a time: an import may hold more files than a window can.
 *
 * @fires op-import-report-opened - string: id of the article to open
 * @fires op-import-report-filtered - ReportFilter: the outcome to show alone
 * @fires op-import-report-turned - number: the row another page begins with
 */
export class OpImportReport extends LitElement {
  static override readonly properties = {
    outcomes: { attribute: false },
    counts: { attribute: false },
    matching: { type: Number },
    offset: { type: Number },
    step: { type: Number },
    filter: { type: String },
  };
  /** The rows of this page. */
  declare outcomes: readonly ImportOutcome[];
  /** How many files came to what; null while that is not settled. */
  declare counts: Readonly<Record<Outcome, number>> | null;
  /** Rows of all pages together. */
  declare matching: number;
  /** The row this page begins with, from 0. */
  declare offset: number;
  /** Rows of a page. */
  declare step: number;
  declare filter: ReportFilter;

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
      .filters .count {
        margin-inline-start: var(--space-2);
        font-variant-numeric: tabular-nums;
      }
      .pages {
        display: flex;
        gap: var(--space-5);
        align-items: center;
        justify-content: center;
        padding-top: var(--space-5);
        color: var(--ink-soft);
        font-size: var(--text-2);
        font-variant-numeric: tabular-nums;
      }
      .pages [aria-disabled='true'] {
        color: var(--ink-faint);
        cursor: default;
      }
    `,
  ];

  constructor() {
    super();
    this.outcomes = [];
    this.counts = null;
    this.matching = 0;
    this.offset = 0;
    this.step = 100;
    this.filter = 'all';
    new LocaleController(this);
  }

  #filters(): TemplateResult {
    const { counts } = this;
    const offered = OUTCOMES.filter((each) => counts === null || counts[each] > 0 || each === this.filter);
    return html`<div class="filters" role="group" aria-label=${t('import.report')}>
      ${(['all', ...offered] as const).map(
        (each) =>
          html`<button
            aria-pressed=${this.filter === each ? 'true' : 'false'}
            @click=${() => this.dispatchEvent(new CustomEvent('op-import-report-filtered', { detail: each }))}
          >
            ${each === 'all' ? t('import.reportAll') : t(`outcome.${each}`)}${
              each === 'all' || counts === null
                ? nothing
                : html`<span class="count">${formatNumber(counts[each])}</span>`
            }
          </button>`,
      )}
    </div>`;
  }

  /** A button that leads nowhere stays focusable: a press on the last page must not lose one's place. */
  #turn(label: string, offset: number): TemplateResult {
    const possible = offset > -this.step && offset < this.matching;
    return html`<button
      aria-disabled=${possible ? 'false' : 'true'}
      @click=${() => {
        if (possible)
          this.dispatchEvent(new CustomEvent('op-import-report-turned', { detail: Math.max(0, offset) }));
      }}
    >
      ${label}
    </button>`;
  }

  #pages(): TemplateResult {
    const last = Math.min(this.matching, this.offset + this.outcomes.length);
    return html`<div class="pages" role="group" aria-label=${t('import.reportPages')}>
      ${this.#turn(t('import.reportPrevious'), this.offset - this.step)}
      <span role="status">${t('import.reportRange', this.offset + 1, last, this.matching)}</span>
      ${this.#turn(t('import.reportNext'), this.offset + this.step)}
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
    if (this.matching === 0)
      return this.filter === 'all'
        ? html`<p class="faint">${t('import.reportEmpty')}</p>`
        : html`${this.#filters()}
            <p class="faint" role="status">${t('import.reportNone')}</p>`;
    return html`${this.#filters()}
      <ul>
        ${this.outcomes.map((outcome) => this.#row(outcome))}
      </ul>
      ${this.matching > this.step ? this.#pages() : nothing}`;
  }
}

customElements.define('op-import-report', OpImportReport);

declare global {
  interface HTMLElementTagNameMap {
    'op-import-report': OpImportReport;
  }
}
