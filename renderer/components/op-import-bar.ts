import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import type { ImportProgress } from '../../preload/contract/imports.ts';
import { formatDuration } from '../i18n/format.ts';
import { t } from '../i18n/localize.ts';
import { base } from '../styles/base.ts';
import { icon } from './icon.ts';
import { LocaleController } from './locale-controller.ts';

const AT_WORK: ReadonlySet<ImportProgress['state']> = new Set(['running', 'paused', 'stopping']);

export type ImportSteering = 'pause' | 'resume' | 'cancel' | 'keep' | 'undo' | 'report' | 'hosts' | 'dismiss';

/**
 * The foot of the window: what an import is doing, and how much of the network was used.
 *
 * @fires op-import-bar-steered - ImportSteering
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

  static override readonly styles = [
    base,
    css`
      :host {
        position: relative;
        display: flex;
        gap: var(--space-5);
        align-items: center;
        min-height: 2.125rem;
        padding: 0 var(--space-4) 0 var(--space-5);
        border-top: 1px solid var(--line);
        background: var(--ground-sidebar);
        color: var(--ink-soft);
        font-size: var(--text-2);
        white-space: nowrap;
      }
      progress {
        position: absolute;
        inset: -1px 0 auto;
        width: 100%;
        height: 2px;
        border: 0;
        background: none;
        appearance: none;
      }
      progress::-webkit-progress-bar {
        background: none;
      }
      progress::-webkit-progress-value {
        background: var(--accent);
      }
      .paused::-webkit-progress-value {
        background: var(--line-strong);
      }
      .what {
        color: var(--ink);
        font-variant-numeric: tabular-nums;
        font-weight: 500;
      }
      .current {
        flex: 0 1 auto;
        min-width: 0;
        overflow: hidden;
        color: var(--ink-faint);
        text-overflow: ellipsis;
      }
      .care {
        color: var(--caution);
      }
      .problem {
        min-width: 6rem;
        overflow: hidden;
        text-overflow: ellipsis;
      }
      .buttons {
        display: flex;
        gap: 2px;
      }
      .buttons button {
        min-height: 1.5rem;
        padding: 0 var(--space-3);
        gap: var(--space-2);
        font-size: var(--text-2);
      }
      .buttons svg {
        width: 0.8125rem;
        height: 0.8125rem;
      }
      .requests {
        display: inline-flex;
        gap: var(--space-3);
        align-items: center;
        margin-inline-start: auto;
        color: var(--ink-faint);
      }
      .requests::before {
        width: 6px;
        height: 6px;
        border-radius: 50%;
        background: var(--positive);
        content: '';
      }
      .requests.some::before {
        background: var(--danger);
      }
      @media (max-width: 759px) {
        .current,
        .requests {
          display: none;
        }
        :host([idle]) {
          display: none;
        }
      }
    `,
  ];

  constructor() {
    super();
    this.job = null;
    this.uploading = 0;
    this.requests = 0;
    this.idle = true;
    new LocaleController(this);
  }

  #button(
    action: ImportSteering,
    label: string,
    name: Parameters<typeof icon>[0] | null,
    title = '',
  ): TemplateResult {
    return html`<button
      class="plain"
      title=${title || nothing}
      @click=${() => this.dispatchEvent(new CustomEvent('op-import-bar-steered', { detail: action }))}
    >
      ${name ? icon(name) : nothing}${label}
    </button>`;
  }

  #buttons({ state }: ImportProgress): TemplateResult {
    const finished = !AT_WORK.has(state) && state !== 'interrupted';
    const broken = state === 'interrupted' || state === 'stopped';
    return html`<span class="buttons">
      ${this.#button('report', t('import.details'), null)}
      ${state === 'running' ? this.#button('pause', t('import.pause'), 'pause') : nothing}
      ${state === 'paused' || broken ? this.#button('resume', t('import.resume'), 'play') : nothing}
      ${state === 'interrupted' ? this.#button('keep', t('import.keep'), null) : nothing}
      ${
        broken || state === 'done'
          ? this.#button('undo', t('import.undo'), null, t('import.undoHint'))
          : nothing
      }
      ${finished ? this.#button('dismiss', t('import.dismiss'), 'x') : nothing}
      ${state === 'running' || state === 'paused' ? this.#button('cancel', t('import.stop'), 'stop') : nothing}
    </span>`;
  }

  #what({ state, done, total }: ImportProgress): string {
    if (state === 'done' || state === 'interrupted') return t(`import.${state}`, done);
    return state === 'stopping' || state === 'undone'
      ? t(`import.${state}`)
      : t(`import.${state}`, done, total);
  }

  #progress(job: ImportProgress): TemplateResult {
    const running = AT_WORK.has(job.state);
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
      ${job.failed > 0 ? html`<span class="care">${t('import.failed', job.failed)}</span>` : nothing}
      ${
        job.problem === null
          ? nothing
          : html`<span class="care problem" role="alert" title=${job.problem}>${job.problem}</span>`
      }
      ${job.images.missing > 0 ? html`<span class="care">${t('import.missing', job.images.missing)}</span>` : nothing}
      ${
        running && job.secondsLeft !== null
          ? html`<span>${t('import.left', formatDuration(job.secondsLeft))}</span>`
          : nothing
      }
      ${job.asksHosts ? html`<span class="buttons">${this.#button('hosts', t('hosts.open'), null, t('hosts.title'))}</span>` : nothing}
      ${this.#buttons(job)}
      ${running && job.current !== null ? html`<span class="current">${job.current}</span>` : nothing}
    `;
  }

  protected override render(): TemplateResult {
    return html`
      ${
        this.uploading > 0 && (!this.job || !AT_WORK.has(this.job.state))
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
