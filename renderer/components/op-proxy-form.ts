import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { Settings } from '../../preload/contract/library.ts';
import { t } from '../i18n/localize.ts';
import { base } from '../styles/base.ts';
import { icon } from './icon.ts';
import { LocaleController } from './locale-controller.ts';
import './op-choice.ts';

type Proxy = Settings['proxy'];
type Field = Exclude<keyof Proxy, 'kind'>;

/** Null: never tried. `reason` is in words. */
export type ProxyVerdict =
  { readonly works: true } | { readonly works: false; readonly reason: string } | null;

const isWhole = ({ kind, host, port }: Proxy): boolean => kind === 'none' || (host.trim() !== '' && port > 0);

/** An address pasted whole, such as `socks5://127.0.0.1:9050`, fills all fields; null for a plain host. */
const pasted = (text: string): Partial<Proxy> | null => {
  const url = /^(https?|socks5h?):\/\//i.test(text.trim()) ? URL.parse(text.trim()) : null;
  if (!url) return null;
  const kind = url.protocol.startsWith('socks') ? 'socks5' : 'http';
  const port = Number(url.port) || (kind === 'socks5' ? 1080 : 8080);
  return {
    kind,
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port,
    user: decodeURIComponent(url.username),
    password: decodeURIComponent(url.password),
  };
};

/**
 * The server that requests go through. What is half written is kept here and used by nobody.
 *
 * @fires op-proxy-form-changed - Settings['proxy'], whole
 * @fires op-proxy-form-tried - Settings['proxy'], whole
 */
export class OpProxyForm extends LitElement {
  static override readonly properties = {
    proxy: { attribute: false },
    verdict: { attribute: false },
    trying: { type: Boolean },
    draft: { state: true },
  };
  declare proxy: Proxy;
  declare verdict: ProxyVerdict;
  declare trying: boolean;
  declare draft: Proxy;

  static override readonly styles = [
    base,
    css`
      :host {
        display: grid;
        gap: var(--space-4);
        justify-items: start;
        width: 100%;
      }
      .fields {
        display: grid;
        grid-template-columns: minmax(0, 1fr) 6rem;
        gap: var(--space-4);
        width: min(26rem, 100%);
      }
      .fields.second {
        grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
      }
      label {
        display: grid;
        gap: var(--space-2);
        color: var(--ink-soft);
        font-size: var(--text-2);
      }
      input {
        width: 100%;
        color: var(--ink);
        font-size: var(--text-3);
      }
      .test {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-3) var(--space-4);
        align-items: center;
      }
      .hint {
        color: var(--ink-faint);
        font-size: var(--text-2);
      }
      .verdict {
        display: inline-flex;
        gap: var(--space-2);
        align-items: center;
        color: var(--positive);
      }
      .verdict.fails {
        color: var(--caution);
      }
    `,
  ];

  constructor() {
    super();
    this.verdict = null;
    this.trying = false;
    new LocaleController(this);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('proxy')) this.draft = this.proxy;
  }

  #change(change: Partial<Proxy>): void {
    this.draft = { ...this.draft, ...change };
    if (isWhole(this.draft))
      this.dispatchEvent(new CustomEvent('op-proxy-form-changed', { detail: this.draft }));
  }

  #edited(field: Field, { target }: Event): void {
    const { value } = target as HTMLInputElement;
    const whole = field === 'host' ? pasted(value) : null;
    const port = Math.min(65_535, Math.max(0, Math.trunc(Number(value)) || 0));
    this.#change(whole ?? { [field]: field === 'port' ? port : value.trim() });
  }

  #field(field: Field, label: string, more: { type?: string; placeholder?: string } = {}): TemplateResult {
    const { [field]: value } = this.draft;
    return html`<label>
      ${label}
      <input
        name=${field}
        type=${more.type ?? 'text'}
        inputmode=${field === 'port' ? 'numeric' : nothing}
        maxlength=${field === 'port' ? 5 : 253}
        autocomplete="off"
        autocapitalize="off"
        spellcheck="false"
        placeholder=${more.placeholder ?? nothing}
        .value=${value === 0 ? '' : String(value)}
        @change=${(event: Event) => this.#edited(field, event)}
      />
    </label>`;
  }

  #test(): TemplateResult {
    if (!isWhole(this.draft)) return html`<p class="hint">${t('settings.proxyUnfinished')}</p>`;
    return html`<div class="test">
      <button
        ?disabled=${this.trying}
        aria-busy=${this.trying ? 'true' : 'false'}
        @click=${() => this.dispatchEvent(new CustomEvent('op-proxy-form-tried', { detail: this.draft }))}
      >
        ${this.trying ? t('settings.proxyTesting') : t('settings.proxyTest')}
      </button>
      <span role="status">${this.#result()}</span>
    </div>`;
  }

  #result(): TemplateResult {
    if (this.trying || !this.verdict) return html`<span class="hint">${t('settings.proxyTestHint')}</span>`;
    return this.verdict.works
      ? html`<span class="verdict">${icon('check')}${t('settings.proxyWorks')}</span>`
      : html`<span class="verdict fails"
          >${icon('problem')}${t('settings.proxyFails', this.verdict.reason)}</span
        >`;
  }

  protected override render(): TemplateResult {
    const optional = { placeholder: t('settings.proxyOptional') };
    return html`<op-choice
        .label=${t('settings.proxy')}
        .value=${this.draft.kind}
        .options=${(['none', 'socks5', 'http'] as const).map((value) => ({
          value,
          label: t(`settings.proxy.${value}`),
        }))}
        @op-choice-made=${({ detail }: CustomEvent<Proxy['kind']>) => this.#change({ kind: detail })}
      ></op-choice>
      ${
        this.draft.kind === 'none'
          ? nothing
          : html`<div class="fields">
                ${this.#field('host', t('settings.proxyHost'), { placeholder: '127.0.0.1' })}
                ${this.#field('port', t('settings.proxyPort'), {
                  placeholder: this.draft.kind === 'socks5' ? '9050' : '8080',
                })}
              </div>
              <div class="fields second">
                ${this.#field('user', t('settings.proxyUser'), optional)}
                ${this.#field('password', t('settings.proxyPassword'), { ...optional, type: 'password' })}
              </div>
              ${this.#test()}`
      }`;
  }
}

customElements.define('op-proxy-form', OpProxyForm);

declare global {
  interface HTMLElementTagNameMap {
    'op-proxy-form': OpProxyForm;
  }
}
