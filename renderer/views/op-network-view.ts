import { css, html, LitElement, type TemplateResult } from 'lit';
import type { Settings } from '../../preload/contract/library.ts';
import { LocaleController } from '../components/locale-controller.ts';
import '../components/op-choice.ts';
import '../components/op-proxy-form.ts';
import type { ProxyVerdict } from '../components/op-proxy-form.ts';
import { useServices } from '../contexts/use-services.ts';
import { attempt } from '../controllers/command.ts';
import { StoreController } from '../controllers/store-controller.ts';
import { describeReason } from '../i18n/describe-reason.ts';
import { t } from '../i18n/localize.ts';
import { changeSettings } from '../state/settings-store.ts';
import { base } from '../styles/base.ts';
import { settingsStyles } from './op-settings-view.styles.ts';

const COUNTS = [1, 2, 4, 6] as const;

/** Whom an import and a retry may ask for pictures, through what, and how hard. */
export class OpNetworkView extends LitElement {
  static override readonly properties = { verdict: { state: true }, trying: { state: true } };
  declare verdict: ProxyVerdict;
  declare trying: boolean;

  static override readonly styles = [
    base,
    settingsStyles,
    css`
      label.check {
        display: flex;
        gap: var(--space-3);
        align-items: center;
      }
      label.check input {
        width: 1rem;
        min-height: 1rem;
        margin: 0;
        accent-color: var(--accent);
      }
    `,
  ];

  readonly #services = useServices(this);
  readonly #settings = new StoreController(
    this,
    () => this.#services().settings,
    (state) => state,
  );

  constructor() {
    super();
    this.verdict = null;
    this.trying = false;
    new LocaleController(this);
  }

  #change(change: Partial<Settings>): void {
    const services = this.#services();
    void attempt(services, () => changeSettings(services.api, services.settings, change));
  }

  async #try(proxy: Settings['proxy']): Promise<void> {
    const services = this.#services();
    this.trying = true;
    this.verdict = null;
    await attempt(services, async () => {
      const { works, reason } = await services.api.call('settings.tryProxy', { proxy });
      this.verdict = works ? { works } : { works, reason: describeReason(reason ?? 'proxy-unreachable') };
    });
    this.trying = false;
  }

  #choice(network: Settings['network']): TemplateResult {
    return html`<div class="row">
      <span class="name">${t('settings.network')}</span>
      <p class="hint">${t('settings.networkHint')}</p>
      <op-choice
        .label=${t('settings.network')}
        .value=${network}
        .options=${(['never', 'ask', 'fetch'] as const).map((value) => ({
          value,
          label: t(`settings.network.${value}`),
        }))}
        @op-choice-made=${({ detail }: CustomEvent<Settings['network']>) => this.#change({ network: detail })}
      ></op-choice>
      ${network === 'never' ? html`<p class="hint">${t('settings.neverHint')}</p>` : ''}
    </div>`;
  }

  #proxy(proxy: Settings['proxy']): TemplateResult {
    return html`<div class="row">
      <span class="name">${t('settings.proxy')}</span>
      <p class="hint">${t('settings.proxyHint')}</p>
      <op-proxy-form
        .proxy=${proxy}
        .verdict=${this.verdict}
        .trying=${this.trying}
        @op-proxy-form-changed=${({ detail }: CustomEvent<Settings['proxy']>) => {
          this.verdict = null;
          this.#change({ proxy: detail });
        }}
        @op-proxy-form-tried=${({ detail }: CustomEvent<Settings['proxy']>) => this.#try(detail)}
      ></op-proxy-form>
    </div>`;
  }

  #wayback(wayback: boolean): TemplateResult {
    return html`<div class="row">
      <span class="name">${t('settings.wayback')}</span>
      <label class="check">
        <input
          type="checkbox"
          .checked=${wayback}
          @change=${({ target }: Event) => this.#change({ wayback: (target as HTMLInputElement).checked })}
        />
        ${t('settings.waybackUse')}
      </label>
      <p class="hint">${t('settings.waybackHint')}</p>
    </div>`;
  }

  #perHost(perHost: number): TemplateResult {
    return html`<div class="row">
      <span class="name">${t('settings.perHost')}</span>
      <p class="hint">${t('settings.perHostHint')}</p>
      <op-choice
        .label=${t('settings.perHost')}
        .value=${String(COUNTS.findLast((count) => count <= perHost) ?? 1)}
        .options=${COUNTS.map((count) => ({ value: String(count), label: t('settings.perHostCount', count) }))}
        @op-choice-made=${({ detail }: CustomEvent<string>) => this.#change({ perHost: Number(detail) })}
      ></op-choice>
    </div>`;
  }

  protected override render(): TemplateResult {
    const { network, proxy, wayback, perHost } = this.#settings.value;
    return network === 'never'
      ? this.#choice(network)
      : html`${this.#choice(network)} ${this.#proxy(proxy)} ${this.#wayback(wayback)}
        ${this.#perHost(perHost)}`;
  }
}

customElements.define('op-network-view', OpNetworkView);

declare global {
  interface HTMLElementTagNameMap {
    'op-network-view': OpNetworkView;
  }
}
