import { Task } from '@lit/task';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { asFailure } from '../api/api-client.ts';
import { LocaleController } from '../components/locale-controller.ts';
import type { ImportRequest } from '../components/op-import-history.ts';
import '../components/op-import-history.ts';
import '../components/op-pages.ts';
import { useServices } from '../contexts/use-services.ts';
import { steerImport } from '../controllers/steer-import.ts';
import { StoreController } from '../controllers/store-controller.ts';
import { describeError } from '../i18n/describe-error.ts';
import { t } from '../i18n/localize.ts';
import { loadPast } from '../state/imports-store.ts';
import { base } from '../styles/base.ts';

/** Imports in the window at a time. */
const STEP = 25;

/** Every import that is still known, the latest first; one at work goes on before one's eyes. */
export class OpImportsView extends LitElement {
  static override readonly styles = [base];
  static override readonly properties = { offset: { state: true } };
  declare offset: number;

  readonly #services = useServices(this);
  readonly #past = new StoreController(
    this,
    () => this.#services().imports,
    ({ past }) => past,
  );
  readonly #loading = new Task(this, {
    args: () => [],
    task: () => loadPast(this.#services().api, this.#services().imports),
  });

  constructor() {
    super();
    this.offset = 0;
    new LocaleController(this);
  }

  #turn(offset: number): void {
    this.offset = offset;
    this.scrollIntoView({ block: 'start' });
  }

  #list(): TemplateResult {
    const jobs = (this.#past.value ?? []).toReversed();
    const shown = jobs.slice(this.offset, this.offset + STEP);
    return html`<op-import-history
        .jobs=${shown}
        @op-import-history-requested=${({ detail: { jobId, action } }: CustomEvent<ImportRequest>) =>
          steerImport(this.#services(), jobId, action)}
      ></op-import-history>
      ${
        jobs.length <= STEP
          ? nothing
          : html`<op-pages
              .label=${t('history.pages')}
              .range=${t('history.range', this.offset + 1, this.offset + shown.length, jobs.length)}
              .total=${jobs.length}
              .offset=${this.offset}
              .step=${STEP}
              @op-pages-turned=${({ detail }: CustomEvent<number>) => this.#turn(detail)}
            ></op-pages>`
      }`;
  }

  protected override render(): unknown {
    return this.#loading.render({
      initial: () => html`<p class="faint">${t('list.loading')}</p>`,
      pending: () => html`<p class="faint">${t('list.loading')}</p>`,
      complete: () => this.#list(),
      error: (error) => html`<p role="alert">${describeError(asFailure(error).code)}</p>`,
    });
  }
}

customElements.define('op-imports-view', OpImportsView);

declare global {
  interface HTMLElementTagNameMap {
    'op-imports-view': OpImportsView;
  }
}
