import { html, LitElement, nothing, type TemplateResult } from 'lit';
import type { ImportProgress } from '../../preload/contract/imports.ts';
import { formatDuration } from '../i18n/format.ts';
import { t } from '../i18n/localize.ts';
import { base } from '../styles/base.ts';
import { icon } from './icon.ts';
import { ACTION_WORDS, isAtWork, offeredActions, type ImportAction } from './import-actions.ts';
import { LocaleController } from './locale-controller.ts';
import { importBarStyles } from './op-import-bar.styles.ts';

type IconName = Parameters<typeof icon>[0];

const ICONS: Readonly<Partial<Record<ImportAction, IconName>>> = {
  pause: 'pause',
  resume: 'play',
  cancel: 'stop',
  dismiss: 'x',
};

/**
 * The foot of the window: what an import is doing, and how much of the network was used.
 *
 * @fires op-import-bar-steered - ImportAction
 */
export class OpImportBar extends LitElement {
  static override readonly properties = {
    job: { attribute: false },
    uploading: { type: Number },
    requests: { type: Number },
    idle: { type: Boolean, reflect: true },
  };
  declare job: ImportProgress | null;
  declare uploading: number;
  declare requests: number;
  /** Nothing to tell: a narrow window leaves the bar out. */
  declare idle: boolean;

  static override readonly styles = [base, importBarStyles];

  constructor() {
    super();
    this.job = null;
    this.uploading = 0;
    this.requests = 0;
    this.idle = true;
    new LocaleController(this);
  }

  #button(action: ImportAction, label: string, title: string | null): TemplateResult {
    const name = ICONS[action];
    return html`<button
      class="plain"
      title=${title ?? nothing}
      @click=${() => this.dispatchEvent(new CustomEvent('op-import-bar-steered', { detail: action }))}
    >
      ${name ? icon(name) : nothing}${label}
    </button>`;
  }

  #offered(action: ImportAction, { summary }: ImportProgress): TemplateResult | typeof nothing {
    if (action === 'carryOut') {
      const files = (summary?.imported ?? 0) + (summary?.updated ?? 0);
      return files === 0 ? nothing : this.#button(action, t('foreseen.import', files), null);
    }
    const { label, hint } = ACTION_WORDS[action];
    return this.#button(action, t(label), hint ? t(hint) : null);
  }

  #buttons(job: ImportProgress): TemplateResult {
    const { state, dryRun } = job;
    // What was stopped on purpose is put away; its files can wait until somebody looks at past imports.
    const offered = offeredActions(job).filter((action) => action !== 'keep' || state === 'interrupted');
    const goes = !isAtWork(job) && state !== 'interrupted' && !dryRun;
    return html`<span class="buttons">
      ${this.#offered('report', job)} ${offered.map((action) => this.#offered(action, job))}
      ${goes ? this.#offered('dismiss', job) : nothing}
    </span>`;
  }

  #what({ state, done, total, dryRun }: ImportProgress): string {
    if (dryRun) {
      if (state === 'done') return t('foreseen.done', done);
      if (state === 'stopping') return t('foreseen.stopping');
      return t(`foreseen.${state === 'paused' || state === 'stopped' ? state : 'running'}`, done, total);
    }
    if (state === 'done' || state === 'interrupted') return t(`import.${state}`, done);
    return state === 'stopping' || state === 'undone'
      ? t(`import.${state}`)
      : t(`import.${state}`, done, total);
  }

  #progress(job: ImportProgress): TemplateResult {
    const running = isAtWork(job);
    return html`
      ${
        running
          ? html`<progress
              class=${job.state}
              aria-label=${t('import.bar')}
              max=${Math.max(1, job.total)}
              .value=${job.done}
            ></progress>`
          : nothing
      }
      <span class="what">${this.#what(job)}</span>
      ${job.failed > 0 && !job.dryRun ? html`<span class="care">${t('import.failed', job.failed)}</span>` : nothing}
      ${
        job.problem === null
          ? nothing
          : html`<span class="care problem" role="alert" title=${job.problem}>${job.problem}</span>`
      }
      ${job.images.missing > 0 && !job.dryRun ? html`<span class="care">${t('import.missing', job.images.missing)}</span>` : nothing}
      ${
        running && job.secondsLeft !== null
          ? html`<span>${t('import.left', formatDuration(job.secondsLeft))}</span>`
          : nothing
      }
      ${this.#buttons(job)}
      ${running && job.current !== null ? html`<span class="current">${job.current}</span>` : nothing}
    `;
  }

  protected override render(): TemplateResult {
    return html`
      ${
        this.uploading > 0 && !(this.job && isAtWork(this.job))
          ? html`<progress aria-label=${t('import.bar')}></progress
              ><span class="what">${t('import.uploading', this.uploading)}</span>`
          : this.job
            ? this.#progress(this.job)
            : nothing
      }
      <span class=${this.requests > 0 ? 'requests some' : 'requests'} title=${t('status.requestsHint')}
        >${t('status.requests', this.requests)}</span
      >
    `;
  }
}

customElements.define('op-import-bar', OpImportBar);

declare global {
  interface HTMLElementTagNameMap {
    'op-import-bar': OpImportBar;
  }
}
