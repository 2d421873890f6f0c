import { Task } from '@lit/task';
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import type { ImportOutcome } from '../../preload/contract/imports.ts';
import { asFailure } from '../api/api-client.ts';
import { LocaleController } from '../components/locale-controller.ts';
import type { ReportFilter } from '../components/op-import-report.ts';
import '../components/op-import-report.ts';
import { useServices } from '../contexts/use-services.ts';
import { openById } from '../controllers/navigate.ts';
import { steerImport } from '../controllers/steer-import.ts';
import { StoreController } from '../controllers/store-controller.ts';
import { describeError } from '../i18n/describe-error.ts';
import { t } from '../i18n/localize.ts';
import { jobOf } from '../state/imports-store.ts';
import { base } from '../styles/base.ts';
import './op-foreseen-view.ts';

/** Rows in the window at a time. */
const STEP = 100;

interface Report {
  readonly matching: number;
  readonly items: readonly ImportOutcome[];
}

/** The report of one import; it grows while the import runs. */
export class OpReportView extends LitElement {
  static override readonly styles = [
    base,
    css`
      .ways {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-3) var(--space-5);
        align-items: center;
        padding-bottom: var(--space-4);
        font-size: var(--text-2);
      }
      .ways .link {
        font-size: var(--text-2);
      }
      .save {
        display: flex;
        gap: var(--space-4);
        margin-inline-start: auto;
        color: var(--ink-faint);
      }
    `,
  ];
  static override readonly properties = { filter: { state: true }, offset: { state: true } };
  declare filter: ReportFilter;
  declare offset: number;

  readonly #services = useServices(this);
  readonly #jobId = new StoreController(
    this,
    () => this.#services().imports,
    ({ reportOf }) => reportOf,
  );
  readonly #job = new StoreController(
    this,
    () => this.#services().imports,
    (state) => jobOf(state, state.reportOf),
  );
  readonly #report = new Task(this, {
    args: () => [this.#jobId.value, this.filter, this.offset, this.#job.value?.done] as const,
    task: ([jobId, filter, offset]): Promise<Report> =>
      jobId === null
        ? Promise.resolve({ matching: 0, items: [] })
        : this.#services().api.call('imports.report', {
            jobId,
            offset,
            limit: STEP,
            ...(filter === 'all' ? {} : { outcome: filter }),
          }),
  });
  #last: Report = { matching: 0, items: [] };

  constructor() {
    super();
    this.filter = 'all';
    this.offset = 0;
    new LocaleController(this);
  }

  #turn(offset: number): void {
    this.offset = offset;
    this.scrollIntoView({ block: 'start' });
  }

  #save(jobId: string, as: 'csv' | 'jsonl'): TemplateResult {
    return html`<button
      class="link"
      title=${t(`history.${as}`)}
      aria-label=${`${as === 'csv' ? 'CSV' : 'JSON'}: ${t(`history.${as}`)}`}
      @click=${() => steerImport(this.#services(), jobId, as)}
    >
      ${as === 'csv' ? 'CSV' : 'JSON'}
    </button>`;
  }

  #ways(jobId: string): TemplateResult {
    return html`<div class="ways">
      ${
        this.#job.value?.dryRun
          ? nothing
          : html`<button class="link" @click=${() => this.#services().layout.set({ dialog: 'imports' })}>
              ${t('history.back')}
            </button>`
      }
      <span class="save">
        <span aria-hidden="true">${t('history.save')}</span> ${this.#save(jobId, 'csv')}
        ${this.#save(jobId, 'jsonl')}
      </span>
    </div>`;
  }

  #list(report: Report): TemplateResult {
    this.#last = report;
    return html`<op-import-report
      .outcomes=${report.items}
      .counts=${this.#job.value?.summary ?? null}
      .matching=${report.matching}
      .filter=${this.filter}
      .offset=${this.offset}
      .step=${STEP}
      .foreseen=${this.#job.value?.dryRun ?? false}
      @op-import-report-filtered=${({ detail }: CustomEvent<ReportFilter>) => {
        this.filter = detail;
        this.#turn(0);
      }}
      @op-import-report-turned=${({ detail }: CustomEvent<number>) => this.#turn(detail)}
      @op-import-report-opened=${({ detail }: CustomEvent<string>) => {
        this.#services().layout.set({ dialog: null });
        openById(this.#services(), detail);
      }}
    ></op-import-report>`;
  }

  #rows(): unknown {
    return this.#report.render({
      initial: () => html`<p class="faint">${t('list.loading')}</p>`,
      pending: () => this.#list(this.#last),
      complete: (report) => this.#list(report),
      error: (error) => html`<p role="alert">${describeError(asFailure(error).code)}</p>`,
    });
  }

  protected override render(): TemplateResult {
    const job = this.#job.value;
    return html`${job?.dryRun ? html`<op-foreseen-view .job=${job}></op-foreseen-view>` : nothing}
    ${this.#jobId.value === null ? nothing : this.#ways(this.#jobId.value)} ${this.#rows()}`;
  }
}

customElements.define('op-report-view', OpReportView);

declare global {
  interface HTMLElementTagNameMap {
    'op-report-view': OpReportView;
  }
}
