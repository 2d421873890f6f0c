import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { ImportProgress } from '../../preload/contract/imports.ts';
import { formatDateTime } from '../i18n/format.ts';
import { t } from '../i18n/localize.ts';
import { base } from '../styles/base.ts';
import { thinProgress } from '../styles/thin-progress.ts';
import { ACTION_WORDS, isAtWork, offeredActions, type ImportAction } from './import-actions.ts';
import { LocaleController } from './locale-controller.ts';
import { importHistoryStyles } from './op-import-history.styles.ts';

/** Something is to be done with one of the imports. */
export interface ImportRequest {
  readonly jobId: string;
  readonly action: ImportAction;
}

/** There are no dry runs among past imports. */
type ListedAction = Exclude<ImportAction, 'carryOut'>;

const OUTCOMES = ['imported', 'updated', 'duplicate', 'skipped', 'failed'] as const;

/**
 * Imports, with what came of each and what can still be done with it. Taking one back is asked once more: here one
 * easily meets the wrong one of many.
 *
 * @fires op-import-history-requested - ImportRequest
 */
export class OpImportHistory extends LitElement {
  static override readonly properties = { jobs: { attribute: false }, asking: { state: true } };
  /** In the order they stand in. */
  declare jobs: readonly ImportProgress[];
  /** The import about which the question stands whether to take it back. */
  declare asking: string | null;

  static override readonly styles = [base, thinProgress, importHistoryStyles];

  constructor() {
    super();
    this.jobs = [];
    this.asking = null;
    new LocaleController(this);
  }

  #request(jobId: string, action: ImportAction): void {
    this.dispatchEvent(
      new CustomEvent<ImportRequest>('op-import-history-requested', { detail: { jobId, action } }),
    );
  }

  async #ask(jobId: string): Promise<void> {
    this.asking = jobId;
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('.ask [data-safe]')?.focus();
  }

  async #answer(jobId: string, takeBack: boolean): Promise<void> {
    this.asking = null;
    if (takeBack) this.#request(jobId, 'undo');
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(`[data-job="${jobId}"] .actions button`)?.focus();
  }

  /** `short`: where the words of the action stand before several of them. */
  #button({ jobId, started }: ImportProgress, action: ListedAction, short?: string): TemplateResult {
    const { label, hint } = ACTION_WORDS[action];
    const shown = short ?? t(label);
    const words = short === undefined ? [shown] : [shown, t(label)];
    const name = [...words, t('history.of', formatDateTime(started))].join(': ');
    const title = hint ?? (short === undefined ? null : label);
    return html`<button
      class="link"
      title=${title === null ? nothing : t(title)}
      aria-label=${name}
      @click=${() => (action === 'undo' ? this.#ask(jobId) : this.#request(jobId, action))}
    >
      ${shown}
    </button>`;
  }

  #actions(job: ImportProgress): TemplateResult {
    const offered = offeredActions(job).filter((action) => action !== 'carryOut');
    return html`<div class="actions">
      ${['report' as const, ...offered].map((action) => this.#button(job, action))}
      <span class="save">
        <span aria-hidden="true">${t('history.save')}</span>
        ${this.#button(job, 'csv', 'CSV')} ${this.#button(job, 'jsonl', 'JSON')}
      </span>
    </div>`;
  }

  #counts({ summary, images, done, total, state, failed, problem }: ImportProgress): TemplateResult {
    const counts = summary
      ? OUTCOMES.filter((each) => summary[each] > 0).map(
          (each) => html`<span class=${each}>${t(`history.count.${each}`, summary[each])}</span>`,
        )
      : [
          html`<span>${t(state === 'paused' ? 'import.paused' : 'import.running', done, total)}</span>`,
          failed > 0 ? html`<span class="failed">${t('history.count.failed', failed)}</span>` : nothing,
        ];
    return html`<p class="counts">
      ${counts}${images.missing > 0 ? html`<span class="care">${t('import.missing', images.missing)}</span>` : nothing}${
        problem === null ? nothing : html`<span class="care" lang="en">${problem}</span>`
      }
    </p>`;
  }

  #question(jobId: string): TemplateResult {
    return html`<div class="ask" role="group" aria-label=${t('import.undo')}>
      <p>${t('history.takeBackAsk')}</p>
      <button data-safe @click=${() => this.#answer(jobId, false)}>${t('dialog.cancel')}</button>
      <button class="danger" @click=${() => this.#answer(jobId, true)}>${t('import.undo')}</button>
    </div>`;
  }

  #row(job: ImportProgress): TemplateResult {
    const { jobId, started, from, state, done, total } = job;
    return html`<li data-job=${jobId}>
      <h3>
        ${formatDateTime(started)}<span class="from"
          >${from.others > 0 ? t('history.others', from.first, from.others) : from.first}</span
        >
      </h3>
      <span class="state ${state}">${t(`history.state.${state}`)}</span>
      ${
        isAtWork(job)
          ? html`<progress
              aria-label=${t('history.of', formatDateTime(started))}
              max=${Math.max(1, total)}
              .value=${done}
            ></progress>`
          : nothing
      }
      ${this.#counts(job)} ${this.asking === jobId ? this.#question(jobId) : this.#actions(job)}
    </li>`;
  }

  protected override render(): TemplateResult {
    if (this.jobs.length === 0)
      return html`<div class="empty">
        <strong>${t('history.empty')}</strong>
        <p>${t('history.emptyHint')}</p>
      </div>`;
    return html`<ol>
      ${repeat(
        this.jobs,
        ({ jobId }) => jobId,
        (job) => this.#row(job),
      )}
    </ol>`;
  }
}

customElements.define('op-import-history', OpImportHistory);

declare global {
  interface HTMLElementTagNameMap {
    'op-import-history': OpImportHistory;
  }
}
