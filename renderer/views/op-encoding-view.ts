import { Task } from '@lit/task';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import type { CharsetPreview } from '../../preload/contract/versions.ts';
import { asFailure } from '../api/api-client.ts';
import { LocaleController } from '../components/locale-controller.ts';
import { useServices } from '../contexts/use-services.ts';
import { attempt } from '../controllers/command.ts';
import { readInCharset } from '../controllers/read-in-charset.ts';
import { StoreController } from '../controllers/store-controller.ts';
import { describeError } from '../i18n/describe-error.ts';
import { nameCharset } from '../i18n/name-charset.ts';
import { t } from '../i18n/localize.ts';
import { shownVersion } from '../state/reader-store.ts';
import { base } from '../styles/base.ts';
import { encodingViewStyles } from './op-encoding-view.styles.ts';

/** How the saved file reads in each encoding it may be in; one is chosen, or the choice is left to the file again. */
export class OpEncodingView extends LitElement {
  static override readonly styles = [base, encodingViewStyles];
  static override readonly properties = { chosen: { state: true }, busy: { state: true } };
  declare chosen: string | null;
  declare busy: boolean;

  readonly #services = useServices(this);
  readonly #reader = new StoreController(
    this,
    () => this.#services().reader,
    (state) => state,
  );
  readonly #previews = new Task(this, {
    args: () => [this.#reader.value.id, shownVersion(this.#reader.value)?.number] as const,
    task: async ([id, number]) => {
      if (id === null || number === undefined) return { previews: [], byHand: false };
      const { api } = this.#services();
      const [previews, versions] = await Promise.all([
        api.call('versions.charsets', { id, number }),
        api.call('versions.list', { id }),
      ]);
      const byHand = versions.some((version) => version.number === number && version.chosenCharset !== null);
      return { previews, byHand };
    },
  });

  constructor() {
    super();
    this.chosen = null;
    this.busy = false;
    new LocaleController(this);
  }

  async #use(charset: string | null): Promise<void> {
    const services = this.#services();
    const number = shownVersion(this.#reader.value)?.number;
    if (number === undefined || this.busy) return;
    this.busy = true;
    await attempt(services, async () => {
      await readInCharset(services, number, charset);
      services.layout.set({ dialog: null });
    });
    this.busy = false;
  }

  #preview({ charset, current, broken, title, lines }: CharsetPreview, chosen: string): TemplateResult {
    return html`<label class=${charset === chosen ? 'chosen' : ''}>
      <input
        type="radio"
        name="charset"
        .value=${charset}
        .checked=${charset === chosen}
        @change=${() => (this.chosen = charset)}
      />
      <span class="name">
        ${nameCharset(charset)} <code>${charset}</code>
        ${current ? html`<span class="now">${t('encoding.now')}</span>` : nothing}
      </span>
      <span class=${broken > 0 ? 'broken' : 'whole'}>${t('encoding.broken', broken)}</span>
      <span class="sample"><strong>${title}</strong> ${lines.join(' ')}</span>
    </label>`;
  }

  #choice(previews: readonly CharsetPreview[], byHand: boolean): TemplateResult {
    const current = previews.find((each) => each.current)?.charset ?? '';
    const chosen = this.chosen ?? current;
    return html`<fieldset>
        <legend class="visually-hidden">${t('encoding.title')}</legend>
        ${previews.map((preview) => this.#preview(preview, chosen))}
      </fieldset>
      <div class="foot">
        ${
          byHand
            ? html`<button ?disabled=${this.busy} @click=${() => this.#use(null)}>
                ${t('encoding.auto')}
              </button>`
            : nothing
        }
        <button
          class="primary"
          ?disabled=${this.busy || chosen === current}
          @click=${() => this.#use(chosen)}
        >
          ${t('encoding.use')}
        </button>
      </div>`;
  }

  protected override render(): TemplateResult {
    return html`<p class="hint">${t('encoding.hint')}</p>
      ${this.#previews.render({
        pending: () => html`<p class="faint" role="status">${t('encoding.trying')}</p>`,
        complete: ({ previews, byHand }) => this.#choice(previews, byHand),
        error: (error) => html`<p role="alert">${describeError(asFailure(error).code)}</p>`,
      })}`;
  }
}

customElements.define('op-encoding-view', OpEncodingView);

declare global {
  interface HTMLElementTagNameMap {
    'op-encoding-view': OpEncodingView;
  }
}
