import { html, LitElement, type TemplateResult } from 'lit';
import { LocaleController } from '../components/locale-controller.ts';
import type { ImportSteering } from '../components/op-import-bar.ts';
import '../components/op-import-bar.ts';
import { useServices } from '../contexts/use-services.ts';
import { attempt } from '../controllers/command.ts';
import { undoImport } from '../controllers/undo-import.ts';
import { StoreController } from '../controllers/store-controller.ts';
import { t } from '../i18n/localize.ts';
import { dismissJob, shownJob, steerJob } from '../state/imports-store.ts';
import { base } from '../styles/base.ts';

/** The foot of the window. */
export class OpStatusView extends LitElement {
  static override readonly styles = [base];

  readonly #services = useServices(this);
  readonly #imports = new StoreController(
    this,
    () => this.#services().imports,
    (state) => state,
  );
  readonly #network = new StoreController(
    this,
    () => this.#services().network,
    ({ requests }) => requests,
  );

  constructor() {
    super();
    new LocaleController(this);
  }

  #steer(action: ImportSteering): void {
    const services = this.#services();
    const { api, imports, layout } = services;
    const job = shownJob(imports.get());
    if (!job) return;
    if (action === 'report') {
      imports.set({ reportOf: job.jobId });
      layout.set({ dialog: 'report' });
    } else if (action === 'hosts') {
      imports.set({ hostsOf: job.jobId });
      layout.set({ dialog: 'hosts' });
    } else if (action === 'dismiss') dismissJob(imports, job.jobId);
    else if (action === 'undo') void attempt(services, () => undoImport(services, job.jobId));
    else void attempt(services, () => steerJob(api, imports, job.jobId, action));
  }

  protected override render(): TemplateResult {
    return html`<section aria-label=${t('status.label')}>
      <op-import-bar
        .job=${shownJob(this.#imports.value)}
        .uploading=${this.#imports.value.uploading}
        .requests=${this.#network.value}
        .idle=${shownJob(this.#imports.value) === null && this.#imports.value.uploading === 0}
        @op-import-bar-steered=${({ detail }: CustomEvent<ImportSteering>) => this.#steer(detail)}
      ></op-import-bar>
    </section>`;
  }
}

customElements.define('op-status-view', OpStatusView);

declare global {
  interface HTMLElementTagNameMap {
    'op-status-view': OpStatusView;
  }
}
