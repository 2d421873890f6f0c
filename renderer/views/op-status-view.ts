import { html, LitElement, type TemplateResult } from 'lit';
import type { ImportAction } from '../components/import-actions.ts';
import { LocaleController } from '../components/locale-controller.ts';
import '../components/op-import-bar.ts';
import { useServices } from '../contexts/use-services.ts';
import { steerImport } from '../controllers/steer-import.ts';
import { StoreController } from '../controllers/store-controller.ts';
import { t } from '../i18n/localize.ts';
import { shownJob } from '../state/imports-store.ts';
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

  #steer(action: ImportAction): void {
    const services = this.#services();
    const job = shownJob(services.imports.get());
    if (job) void steerImport(services, job.jobId, action);
  }

  protected override render(): TemplateResult {
    return html`<section aria-label=${t('status.label')}>
      <op-import-bar
        .job=${shownJob(this.#imports.value)}
        .uploading=${this.#imports.value.uploading}
        .requests=${this.#network.value}
        .idle=${shownJob(this.#imports.value) === null && this.#imports.value.uploading === 0}
        @op-import-bar-steered=${({ detail }: CustomEvent<ImportAction>) => this.#steer(detail)}
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
