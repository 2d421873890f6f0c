import { Task } from '@lit/task';
import { html, LitElement, type TemplateResult } from 'lit';
import type { ImportOutcome } from '../../preload/contract/imports.ts';
import { asFailure } from '../api/api-client.ts';
import { LocaleController } from '../components/locale-controller.ts';
import type { ReportFilter } from '../components/op-import-report.ts';
import '../components/op-import-report.ts';
import { useServices } from '../contexts/use-services.ts';
import { openById } from '../controllers/navigate.ts';
import { StoreController } from '../controllers/store-controller.ts';
import { describeError } from '../i18n/describe-error.ts';
import { t } from '../i18n/localize.ts';
import { base } from '../styles/base.ts';

/** Rows in the window at a time. */
const STEP = 100;

interface Report {
  readonly matching: number;
  readonly items: readonly ImportOutcome[];
}

/** The report of one import; it grows while the import runs. */
export class OpReportView extends LitElement {
  static override readonly styles = [base];
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
    ({ jobs, reportOf }) => jobs.find(({ jobId }) => jobId === reportOf) ?? null,
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

  #list(report: Report): TemplateResult {
    this.#last = report;
    return html`<op-import-report
      .outcomes=${report.items}
      .counts=${this.#job.value?.summary ?? null}
      .matching=${report.matching}
      .filter=${this.filter}
      .offset=${this.offset}
      .step=${STEP}
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

  protected override render(): TemplateResult {
    return this.#report.render({
      initial: () => html`<p class="faint">${t('list.loading')}</p>`,
      pending: () => this.#list(this.#last),
      complete: (report) => this.#list(report),
      error: (error) => html`<p role="alert">${describeError(asFailure(error).code)}</p>`,
    });
  }
}

customElements.define('op-report-view', OpReportView);

declare global {
  interface HTMLElementTagNameMap {
    'op-report-view': OpReportView;
  }
}
