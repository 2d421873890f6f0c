import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { describeStage, describeStep } from '../i18n/describe-step.ts';
import { formatNumber } from '../i18n/format.ts';
import { t } from '../i18n/localize.ts';
import { base } from '../styles/base.ts';
import { LocaleController } from './locale-controller.ts';
import { stepListStyles } from './op-step-list.styles.ts';
import {
  ACTIONS,
  countActions,
  countSteps,
  groupByStage,
  type LoggedStep,
  type StepAction,
} from './read-steps.ts';

/** Steps drawn at a time: a page of many thousand stays quick. */
const BATCH = 300;

/** The steps from a saved file to its copy, by stage; narrowed by kind and by words. */
export class OpStepList extends LitElement {
  static override readonly styles = [base, stepListStyles];
  static override readonly properties = {
    steps: { attribute: false },
    action: { state: true },
    words: { state: true },
    limit: { state: true },
  };
  declare steps: readonly LoggedStep[];
  declare action: StepAction | null;
  declare words: string;
  declare limit: number;

  constructor() {
    super();
    this.steps = [];
    this.action = null;
    this.words = '';
    this.limit = BATCH;
    new LocaleController(this);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('steps')) this.action = null;
    if (changed.has('steps') || changed.has('action') || changed.has('words')) this.limit = BATCH;
  }

  #matching(): LoggedStep[] {
    const sought = this.words.trim().toLowerCase();
    return this.steps.filter((step) => {
      if (this.action !== null && step.action !== this.action) return false;
      if (sought === '') return true;
      return [step.target, step.detail, step.reason, describeStep(step)].some((text) =>
        text.toLowerCase().includes(sought),
      );
    });
  }

  #choice(action: StepAction | null, label: string, count: number): TemplateResult {
    return html`<button
      aria-pressed=${this.action === action ? 'true' : 'false'}
      @click=${() => (this.action = action)}
    >
      ${label}<span class="count">${formatNumber(count)}</span>
    </button>`;
  }

  #filters(): TemplateResult {
    const counts = countActions(this.steps);
    return html`<div class="filters">
      <div class="kinds" role="group" aria-label=${t('log.what')}>
        ${this.#choice(null, t('log.all'), countSteps(this.steps))}
        ${ACTIONS.filter((action) => counts.has(action)).map((action) =>
          this.#choice(action, t(`log.action.${action}`), counts.get(action) ?? 0),
        )}
      </div>
      <input
        type="search"
        aria-label=${t('log.filter')}
        placeholder=${t('log.filter')}
        .value=${this.words}
        @input=${({ target }: Event) => (this.words = (target as HTMLInputElement).value)}
      />
    </div>`;
  }

  #step(step: LoggedStep): TemplateResult {
    const { action, target, detail, times } = step;
    return html`<li>
      <p>
        <span class=${`kind ${action}`}>${t(`log.action.${action}`)}</span>
        <span class="why">${describeStep(step)}</span>
        ${times > 1 ? html`<span class="times">${t('log.times', times)}</span>` : nothing}
      </p>
      <p class="what">
        <code>${target}</code>${
          detail === '' ? nothing : html`<span class="arrow">→</span><code class="detail">${detail}</code>`
        }
      </p>
    </li>`;
  }

  protected override render(): TemplateResult {
    const matching = this.#matching();
    const shown = matching.slice(0, this.limit);
    return html`${this.#filters()}
      <p class="found" role="status">
        ${
          matching.length === this.steps.length
            ? t('log.steps', countSteps(matching))
            : t('log.stepsOf', countSteps(matching), countSteps(this.steps))
        }
      </p>
      ${groupByStage(shown).map(
        ({ stage, steps }) =>
          html`<section>
            <h3>${describeStage(stage)}<span class="count">${t('log.steps', countSteps(steps))}</span></h3>
            <ol>
              ${steps.map((step) => this.#step(step))}
            </ol>
          </section>`,
      )}
      ${
        matching.length > shown.length
          ? html`<button class="more" @click=${() => (this.limit += BATCH)}>
              ${t('log.more', matching.length - shown.length)}
            </button>`
          : nothing
      }`;
  }
}

customElements.define('op-step-list', OpStepList);

declare global {
  interface HTMLElementTagNameMap {
    'op-step-list': OpStepList;
  }
}
