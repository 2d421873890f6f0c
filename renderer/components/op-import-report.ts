import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import type { ImportOutcome } from '../../preload/contract/imports.ts';
import { formatNumber } from '../i18n/format.ts';
import { t } from '../i18n/localize.ts';
import { base } from '../styles/base.ts';
import { LocaleController } from './locale-controller.ts';
import './op-pages.ts';

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
    foreseen: { type: Boolean },
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
  /** Of a dry run: what would become of the files. */
  declare foreseen: boolean;

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
        grid-template-columns: 6.5rem minmax(0, 1fr);
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
      .title .link {
        text-align: start;
        white-space: normal;
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
    this.foreseen = false;
    new LocaleController(this);
  }

  #filters(): TemplateResult {
    const { counts } = this;
    const offered = OUTCOMES.filter((each) => counts === null || counts[each] > 0 || each === this.filter);
    return html`<div
      class="filters"
      role="group"
      aria-label=${t(this.foreseen ? 'foreseen.report' : 'import.report')}
    >
      ${(['all', ...offered] as const).map(
        (each) =>
          html`<button
            aria-pressed=${this.filter === each ? 'true' : 'false'}
            @click=${() => this.dispatchEvent(new CustomEvent('op-import-report-filtered', { detail: each }))}
          >
            ${each === 'all' ? t('import.reportAll') : this.#outcome(each)}${
              each === 'all' || counts === null
                ? nothing
                : html`<span class="count">${formatNumber(counts[each])}</span>`
            }
          </button>`,
      )}
    </div>`;
  }

  #pages(): TemplateResult {
    const last = Math.min(this.matching, this.offset + this.outcomes.length);
    return html`<op-pages
      .label=${t('import.reportPages')}
      .range=${t('import.reportRange', this.offset + 1, last, this.matching)}
      .total=${this.matching}
      .offset=${this.offset}
      .step=${this.step}
      @op-pages-turned=${({ detail }: CustomEvent<number>) =>
        this.dispatchEvent(new CustomEvent('op-import-report-turned', { detail }))}
    ></op-pages>`;
  }

  #outcome(outcome: Outcome): string {
    return this.foreseen ? t(`foreseen.outcome.${outcome}`) : t(`outcome.${outcome}`);
  }

  /** A dry run speaks of the file: what is there already keeps the pictures that it has. */
  #missing(outcome: Outcome, { missing, total }: ImportOutcome['images']): TemplateResult | typeof nothing {
    if (missing === 0 || (this.foreseen && outcome !== 'imported' && outcome !== 'updated')) return nothing;
    const words = t(this.foreseen ? 'foreseen.notInFile' : 'list.imagesMissing', missing, total);
    return html`<p class="message care">${words}</p>`;
  }

  #row({ file, outcome, id, title, message, warnings, images }: ImportOutcome): TemplateResult {
    return html`<li>
      <span class="outcome ${outcome}">${this.#outcome(outcome)}</span>
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
        ${this.#missing(outcome, images)}
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
