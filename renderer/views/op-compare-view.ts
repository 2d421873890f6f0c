import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { Comparison, VersionDetail } from '../../preload/contract/versions.ts';
import { asFailure, type ApiFailure } from '../api/api-client.ts';
import { groupDifferences } from '../components/group-differences.ts';
import { icon } from '../components/icon.ts';
import { LocaleController } from '../components/locale-controller.ts';
import '../components/op-comparison.ts';
import { useServices } from '../contexts/use-services.ts';
import { StoreController } from '../controllers/store-controller.ts';
import { describeError } from '../i18n/describe-error.ts';
import { formatDateTime } from '../i18n/format.ts';
import { t } from '../i18n/localize.ts';
import { compare, stepDifference } from '../state/reader-store.ts';
import { base } from '../styles/base.ts';
import { compareViewStyles } from './op-compare-view.styles.ts';

/** Two versions of the open article, or it and one that looks like it, side by side in one text. */
export class OpCompareView extends LitElement {
  static override readonly styles = [base, compareViewStyles];
  static override readonly properties = {
    found: { state: true },
    failure: { state: true },
    versions: { state: true },
  };
  declare found: Comparison | null;
  declare failure: ApiFailure | null;
  declare versions: readonly VersionDetail[];

  readonly #services = useServices(this);
  readonly #reader = new StoreController(
    this,
    () => this.#services().reader,
    (state) => state,
  );
  #asked = '';

  constructor() {
    super();
    this.found = null;
    this.failure = null;
    this.versions = [];
    new LocaleController(this);
  }

  protected override firstUpdated(): void {
    this.renderRoot.querySelector<HTMLElement>('.back')?.focus();
  }

  protected override willUpdate(_changed: PropertyValues<this>): void {
    const { id, comparing } = this.#reader.value;
    if (id === null || !comparing) return;
    const { a, b, other } = comparing;
    const asked = JSON.stringify([id, a, b, other]);
    if (asked === this.#asked) return;
    this.#asked = asked;
    void this.#load(id, asked);
  }

  async #load(id: string, asked: string): Promise<void> {
    const { api, reader } = this.#services();
    const { a = null, b = null, other = null } = reader.get().comparing ?? {};
    try {
      const [found, versions] = await Promise.all([
        api.call('versions.compare', {
          id,
          ...(a === null ? {} : { a }),
          ...(b === null ? {} : { b }),
          ...(other === null ? {} : { other }),
        }),
        api.call('versions.list', { id }),
      ]);
      const { comparing } = reader.get();
      if (asked !== this.#asked || !comparing) return;
      this.found = found;
      this.versions = versions;
      this.failure = null;
      const total = groupDifferences(found.sentences).filter(({ kind }) => kind === 'difference').length;
      reader.set({ comparing: { ...comparing, at: -1, total } });
    } catch (error) {
      if (asked === this.#asked) this.failure = asFailure(error);
    }
  }

  #choice(which: 'a' | 'b', { a, b }: Comparison): TemplateResult {
    const chosen = which === 'a' ? a : b;
    const { comparing } = this.#reader.value;
    if (typeof comparing?.other === 'string') return html`<span class="side">${chosen.title}</span>`;
    return html`<select
      aria-label=${t(which === 'a' ? 'compare.before' : 'compare.after')}
      @change=${({ target }: Event) => {
        const number = Number((target as HTMLSelectElement).value);
        compare(this.#services().reader, { a: a.number, b: b.number, [which]: number });
      }}
    >
      ${this.versions
        .filter(({ trashed }) => trashed === null)
        .map(
          ({ number, imported }) =>
            html`<option value=${number} ?selected=${number === chosen.number}>
              ${t('versions.number', number)} · ${formatDateTime(imported)}
            </option>`,
        )}
    </select>`;
  }

  #steps(): TemplateResult {
    const { reader } = this.#services();
    const { at = -1, total = 0 } = this.#reader.value.comparing ?? {};
    const step = (by: 1 | -1, label: string, name: 'chevronUp' | 'chevronDown'): TemplateResult =>
      html`<button
        class="icon"
        title=${label}
        aria-label=${label}
        ?disabled=${total === 0}
        @click=${() => stepDifference(reader, by)}
      >
        ${icon(name)}
      </button>`;
    return html`<span class="steps">
      ${step(-1, t('compare.previous'), 'chevronUp')}
      <span class="place" aria-live="polite">${total === 0 ? '' : t('compare.place', at + 1, total)}</span>
      ${step(1, t('compare.next'), 'chevronDown')}
    </span>`;
  }

  #header(): TemplateResult {
    const { found } = this;
    const { reader } = this.#services();
    return html`<header>
      <button
        class="icon back"
        title=${t('compare.back')}
        aria-label=${t('compare.back')}
        @click=${() => reader.set({ comparing: null })}
      >
        ${icon('arrowLeft')}
      </button>
      <h2>${t('compare.title')}</h2>
      ${
        found
          ? html`<span class="sides"
                >${this.#choice('a', found)}<span aria-hidden="true">→</span>${this.#choice('b', found)}</span
              >
              ${this.#steps()}`
          : nothing
      }
    </header>`;
  }

  protected override render(): TemplateResult {
    const { found, failure } = this;
    const { comparing } = this.#reader.value;
    const counts = found?.counts;
    return html`${this.#header()}
      ${
        counts
          ? html`<p class="counts" role="status">
              ${t('compare.counts', counts.edited, counts.added, counts.removed, counts.moved)}
            </p>`
          : nothing
      }
      <div
        class="scroller scrolls"
        role="region"
        aria-label=${t('compare.title')}
        aria-busy=${found || failure ? 'false' : 'true'}
      >
        ${failure ? html`<p class="failure" role="alert">${describeError(failure.code)}</p>` : nothing}
        ${found ? html`<op-comparison .comparison=${found} .at=${comparing?.at ?? -1}></op-comparison>` : nothing}
      </div>`;
  }
}

customElements.define('op-compare-view', OpCompareView);

declare global {
  interface HTMLElementTagNameMap {
    'op-compare-view': OpCompareView;
  }
}
