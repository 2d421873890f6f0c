import { Task } from '@lit/task';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import type { ImportProgress } from '../../preload/contract/imports.ts';
import type { Settings } from '../../preload/contract/library.ts';
import { asFailure } from '../api/api-client.ts';
import { isAtWork } from '../components/import-actions.ts';
import { LocaleController } from '../components/locale-controller.ts';
import type { PictureHost } from '../components/op-host-list.ts';
import '../components/op-host-list.ts';
import { useServices } from '../contexts/use-services.ts';
import { attempt } from '../controllers/command.ts';
import { carryOut, steerImport } from '../controllers/steer-import.ts';
import { StoreController } from '../controllers/store-controller.ts';
import { describeError } from '../i18n/describe-error.ts';
import { t } from '../i18n/localize.ts';
import { base } from '../styles/base.ts';
import { thinProgress } from '../styles/thin-progress.ts';
import { foreseenViewStyles } from './op-foreseen-view.styles.ts';

interface Hosts {
  readonly pictures: number;
  readonly hosts: readonly PictureHost[];
}

const OUTCOMES = ['imported', 'updated', 'duplicate', 'skipped', 'failed'] as const;

/** What a dry run has found, whom its pictures would be asked of, and the question whether it shall be done. */
export class OpForeseenView extends LitElement {
  static override readonly styles = [base, thinProgress, foreseenViewStyles];
  static override readonly properties = {
    job: { attribute: false },
    left: { state: true },
    busy: { state: true },
  };
  declare job: ImportProgress | null;
  /** Hosts that are not to be asked; null until the user has chosen. */
  declare left: ReadonlySet<string> | null;
  declare busy: boolean;

  readonly #services = useServices(this);
  readonly #network = new StoreController(
    this,
    () => this.#services().settings,
    ({ network }) => network,
  );
  readonly #hosts = new Task(this, {
    args: () => [this.job?.jobId ?? null, (this.job?.summary ?? null) !== null] as const,
    task: ([jobId, ended]): Promise<Hosts | null> =>
      jobId !== null && ended ? this.#services().api.call('imports.hosts', { jobId }) : Promise.resolve(null),
  });

  constructor() {
    super();
    this.job = null;
    this.left = null;
    this.busy = false;
    new LocaleController(this);
  }

  /** Where the library fetches by itself all are ticked at first, where it is set to ask none is. */
  #leftOut({ hosts }: Hosts): ReadonlySet<string> {
    const none = this.#network.value === 'ask' ? hosts.map(({ host }) => host) : [];
    return this.left ?? new Set(none);
  }

  async #import(jobId: string, found: Hosts | null): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    // Null where nobody has chosen: then it is as with any other import.
    const wanted =
      this.left && found ? found.hosts.map(({ host }) => host).filter((host) => !this.left?.has(host)) : null;
    await attempt(this.#services(), () => carryOut(this.#services(), jobId, wanted));
    this.busy = false;
  }

  #counts(summary: NonNullable<ImportProgress['summary']>): TemplateResult {
    return html`<p class="counts" role="status">
      ${OUTCOMES.filter((each) => summary[each] > 0).map(
        (each) => html`<span class=${each}>${t(`foreseen.count.${each}`, summary[each])}</span>`,
      )}
    </p>`;
  }

  #allOrNone(hosts: Hosts['hosts']): TemplateResult {
    const names = hosts.map(({ host }) => host);
    return html`<span class="choice">
      <button class="plain" @click=${() => (this.left = new Set())}>${t('hosts.all')}</button>
      <button class="plain" @click=${() => (this.left = new Set(names))}>${t('hosts.none')}</button>
    </span>`;
  }

  #pictures(found: Hosts): TemplateResult {
    const { hosts, pictures } = found;
    if (hosts.length === 0) return html`<p class="pictures">${t('foreseen.noPictures')}</p>`;
    const network: Settings['network'] = this.#network.value;
    return html`<p class="pictures">
        ${t('foreseen.pictures', pictures, hosts.length)} ${t(`foreseen.${network}`)}
      </p>
      <div class="hosts">
        <op-host-list
          .hosts=${hosts}
          .left=${this.#leftOut(found)}
          .fixed=${network === 'never'}
          @op-host-list-changed=${({ detail }: CustomEvent<ReadonlySet<string>>) => (this.left = detail)}
        ></op-host-list>
        ${network === 'never' || hosts.length < 2 ? nothing : this.#allOrNone(hosts)}
      </div>`;
  }

  #atWork({ state, done, total }: ImportProgress): TemplateResult {
    const words =
      state === 'stopping'
        ? t('foreseen.stopping')
        : t(`foreseen.${state === 'paused' ? state : 'running'}`, done, total);
    return html`<progress
        aria-label=${t('foreseen.title')}
        max=${Math.max(1, total)}
        .value=${done}
      ></progress>
      <p class="pictures">${words}</p>`;
  }

  #buttons({ jobId, summary }: ImportProgress): TemplateResult {
    const files = (summary?.imported ?? 0) + (summary?.updated ?? 0);
    return html`<div class="buttons">
      <button @click=${() => steerImport(this.#services(), jobId, 'forget')}>
        ${files === 0 && summary ? t('dialog.close') : t('foreseen.leave')}
      </button>
      ${
        files > 0
          ? html`<button
              class="primary"
              aria-busy=${this.busy ? 'true' : 'false'}
              @click=${() => this.#import(jobId, this.#hosts.value ?? null)}
            >
              ${t('foreseen.import', files)}
            </button>`
          : nothing
      }
    </div>`;
  }

  protected override render(): TemplateResult | typeof nothing {
    const { job } = this;
    if (!job) return nothing;
    const { summary } = job;
    const isNew = summary !== null && summary.imported + summary.updated > 0;
    return html`<section aria-label=${t('foreseen.title')}>
      ${isAtWork(job) ? this.#atWork(job) : nothing} ${summary ? this.#counts(summary) : nothing}
      ${summary && !isNew ? html`<p class="pictures">${t('foreseen.nothing')}</p>` : nothing}
      ${
        isNew
          ? this.#hosts.render({
              complete: (found) => (found ? this.#pictures(found) : nothing),
              error: (error) => html`<p role="alert">${describeError(asFailure(error).code)}</p>`,
            })
          : nothing
      }
      <div class="foot">
        ${summary && !isNew ? nothing : html`<p class="faint">${t('foreseen.hint')}</p>`}
        ${this.#buttons(job)}
      </div>
    </section>`;
  }
}

customElements.define('op-foreseen-view', OpForeseenView);

declare global {
  interface HTMLElementTagNameMap {
    'op-foreseen-view': OpForeseenView;
  }
}
