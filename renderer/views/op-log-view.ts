import { Task } from '@lit/task';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import type { Replay } from '../../preload/contract/versions.ts';
import { asFailure, type ApiFailure } from '../api/api-client.ts';
import { icon } from '../components/icon.ts';
import { LocaleController } from '../components/locale-controller.ts';
import '../components/op-step-list.ts';
import { readSteps } from '../components/read-steps.ts';
import { useServices } from '../contexts/use-services.ts';
import { StoreController } from '../controllers/store-controller.ts';
import { describeError } from '../i18n/describe-error.ts';
import { describeStage } from '../i18n/describe-step.ts';
import { t } from '../i18n/localize.ts';
import { shownVersion } from '../state/reader-store.ts';
import { base } from '../styles/base.ts';
import { logViewStyles } from './op-log-view.styles.ts';

/** How the shown version was made from its saved file, and whether the same comes out again. */
export class OpLogView extends LitElement {
  static override readonly styles = [base, logViewStyles];
  static override readonly properties = {
    replay: { state: true },
    busy: { state: true },
    failure: { state: true },
  };
  declare replay: Replay | null;
  declare busy: boolean;
  declare failure: ApiFailure | null;

  readonly #services = useServices(this);
  readonly #reader = new StoreController(
    this,
    () => this.#services().reader,
    (state) => state,
  );
  readonly #log = new Task(this, {
    args: () => [this.#reader.value.id, shownVersion(this.#reader.value)?.number] as const,
    task: async ([id, version]) => {
      if (id === null || version === undefined) return { steps: [], unreadable: 0 };
      const { content } = await this.#services().api.call('articles.content', { id, as: 'log', version });
      return readSteps(content);
    },
  });

  constructor() {
    super();
    this.replay = null;
    this.busy = false;
    this.failure = null;
    new LocaleController(this);
  }

  async #repeat(): Promise<void> {
    const { id } = this.#reader.value;
    const number = shownVersion(this.#reader.value)?.number;
    if (id === null || number === undefined || this.busy) return;
    this.busy = true;
    this.failure = null;
    try {
      this.replay = await this.#services().api.call('versions.replay', { id, number });
    } catch (error) {
      this.failure = asFailure(error);
    } finally {
      this.busy = false;
    }
  }

  #differences({ differences }: Replay): TemplateResult {
    return html`<ul>
      ${differences.map(
        ({ what, stage, stored, derived }) =>
          html`<li>
            <h3>${t(`log.part.${what}`)} · ${describeStage(stage)}</h3>
            <dl>
              <div>
                <dt>${t('log.stored')}</dt>
                <dd><code>${stored}</code></dd>
              </div>
              <div>
                <dt>${t('log.derived')}</dt>
                <dd><code>${derived}</code></dd>
              </div>
            </dl>
          </li>`,
      )}
    </ul>`;
  }

  #verdict(): TemplateResult | typeof nothing {
    if (this.failure) {
      return html`<p class="verdict differs" role="alert">
        ${icon('problem')}<span
          >${describeError(this.failure.code)} <span lang="en">${this.failure.message}</span></span
        >
      </p>`;
    }
    const { replay } = this;
    if (!replay) return nothing;
    const [first] = replay.differences;
    return html`<div class=${replay.identical ? 'verdict same' : 'verdict differs'} role="status">
        ${icon(replay.identical ? 'check' : 'problem')}
        <span>
          ${first ? t('log.differs', describeStage(first.stage)) : t('log.identical')}
          <span class="by">${t('log.programs', replay.derivedBy ?? '?', replay.program)}</span>
        </span>
      </div>
      ${this.#differences(replay)}`;
  }

  protected override render(): TemplateResult {
    return html`<div class="top">
        <p>${t('log.hint')}</p>
        <button
          ?disabled=${this.busy}
          aria-busy=${this.busy ? 'true' : 'false'}
          @click=${() => this.#repeat()}
        >
          ${icon('retry')}${this.busy ? t('log.replaying') : t('log.replay')}
        </button>
      </div>
      ${this.#verdict()}
      ${this.#log.render({
        pending: () => html`<p class="faint">${t('list.loading')}</p>`,
        complete: ({ steps, unreadable }) =>
          html`<op-step-list .steps=${steps}></op-step-list>
            ${unreadable === 0 ? nothing : html`<p class="faint">${t('log.unreadable', unreadable)}</p>`}`,
        error: (error) => html`<p role="alert">${describeError(asFailure(error).code)}</p>`,
      })}`;
  }
}

customElements.define('op-log-view', OpLogView);

declare global {
  interface HTMLElementTagNameMap {
    'op-log-view': OpLogView;
  }
}
