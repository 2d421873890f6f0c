import { Task } from '@lit/task';
import { html, LitElement, type TemplateResult } from 'lit';
import type { ImportOutcome } from '../../preload/contract/imports.ts';
import { asFailure } from '../api/api-client.ts';
import { LocaleController } from '../components/locale-controller.ts';
import '../components/op-import-report.ts';
import { useServices } from '../contexts/use-services.ts';
import { openById } from '../controllers/navigate.ts';
import { StoreController } from '../controllers/store-controller.ts';
import { describeError } from '../i18n/describe-error.ts';
import { t } from '../i18n/localize.ts';
import { base } from '../styles/base.ts';

const STEP = 500;

interface Report {
  readonly total: number;
  readonly items: readonly ImportOutcome[];
}

/** The report of one import; it grows while the import runs. */
export class OpReportView extends LitElement {
  static override readonly styles = [base];
  static override readonly properties = { limit: { state: true } };
  declare limit: number;

  readonly #services = useServices(this);
  readonly #job = new StoreController(
    this,
    () => this.#services().imports,
    ({ jobs, reportOf }) => jobs.find(({ jobId }) => jobId === reportOf) ?? null,
  );
  readonly #report = new Task(this, {
    args: () => [this.#job.value?.jobId, this.limit, this.#job.value?.done] as const,
    task: ([jobId, limit]): Promise<Report> =>
      jobId === undefined
        ? Promise.resolve({ total: 0, items: [] })
        : this.#services().api.call('imports.report', { jobId, limit }),
  });
  #last: Report = { total: 0, items: [] };

  constructor() {
    super();
    this.limit = STEP;
    new LocaleController(this);
  }

  #list(report: Report): TemplateResult {
    this.#last = report;
    return html`<op-import-report
      .outcomes=${report.items}
      .total=${report.total}
      @op-import-report-wanted=${() => (this.limit += STEP)}
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
