import { html, LitElement, type TemplateResult } from 'lit';
import type { Settings } from '../../preload/contract/library.ts';
import { LocaleController } from '../components/locale-controller.ts';
import '../components/op-choice.ts';
import { useServices } from '../contexts/use-services.ts';
import { attempt } from '../controllers/command.ts';
import { StoreController } from '../controllers/store-controller.ts';
import { LOCALE_NAMES, LOCALES } from '../i18n/locale.ts';
import { t } from '../i18n/localize.ts';
import { changeSettings } from '../state/settings-store.ts';
import { base } from '../styles/base.ts';
import './op-network-view.ts';
import { settingsStyles } from './op-settings-view.styles.ts';

/** Language, theme, network, name: kept as soon as they are chosen. */
export class OpSettingsView extends LitElement {
  static override readonly styles = [base, settingsStyles];

  readonly #services = useServices(this);
  readonly #settings = new StoreController(
    this,
    () => this.#services().settings,
    (state) => state,
  );

  constructor() {
    super();
    new LocaleController(this);
  }

  #change(change: Partial<Settings>): void {
    const services = this.#services();
    void attempt(services, () => changeSettings(services.api, services.settings, change));
  }

  protected override render(): TemplateResult {
    const { locale, theme, author } = this.#settings.value;
    const info = this.#services().library.get().info;
    return html`
      <div class="row">
        <label class="name" for="language">${t('settings.language')}</label>
        <select
          id="language"
          @change=${(event: Event) =>
            this.#change({ locale: (event.target as HTMLSelectElement).value as Settings['locale'] })}
        >
          <option value="system" ?selected=${locale === 'system'}>${t('settings.languageSystem')}</option>
          ${LOCALES.map(
            (each) =>
              html`<option value=${each} lang=${each} ?selected=${locale === each}>
                ${LOCALE_NAMES[each]}
              </option>`,
          )}
        </select>
      </div>
      <div class="row">
        <span class="name">${t('theme.label')}</span>
        <op-choice
          .label=${t('theme.label')}
          .value=${theme}
          .options=${(['system', 'paper', 'sepia', 'dark'] as const).map((value) => ({
            value,
            label: t(`theme.${value}`),
          }))}
          @op-choice-made=${({ detail }: CustomEvent<Settings['theme']>) => this.#change({ theme: detail })}
        ></op-choice>
      </div>
      <div class="row group"><op-network-view></op-network-view></div>
      <div class="row">
        <label class="name" for="author">${t('settings.author')}</label>
        <p class="hint">${t('settings.authorHint')}</p>
        <input
          id="author"
          autocomplete="name"
          maxlength="200"
          .value=${author}
          @change=${(event: Event) => this.#change({ author: (event.target as HTMLInputElement).value.trim() })}
        />
      </div>
      <div class="row">
        <span class="name">${t('settings.library')}</span>
        <code>${info?.path ?? ''}</code>
        <span class="hint">Offprint ${info?.version ?? ''}</span>
      </div>
    `;
  }
}

customElements.define('op-settings-view', OpSettingsView);

declare global {
  interface HTMLElementTagNameMap {
    'op-settings-view': OpSettingsView;
  }
}
