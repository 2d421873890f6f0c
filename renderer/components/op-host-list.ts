import { css, html, LitElement, type TemplateResult } from 'lit';
import type { Output } from '../../preload/contract/index.ts';
import { t } from '../i18n/localize.ts';
import { base } from '../styles/base.ts';
import { LocaleController } from './locale-controller.ts';

export type PictureHost = Output<'imports.hosts'>['hosts'][number];

/**
 * Hosts that have missing pictures, each with a tick where it may be asked.
 *
 * @fires op-host-list-changed - ReadonlySet<string>: the hosts that are left out
 */
export class OpHostList extends LitElement {
  static override readonly properties = {
    hosts: { attribute: false },
    left: { attribute: false },
    fixed: { type: Boolean },
  };
  declare hosts: readonly PictureHost[];
  declare left: ReadonlySet<string>;
  /** There is nothing to choose: nobody may be asked. */
  declare fixed: boolean;

  static override readonly styles = [
    base,
    css`
      ul {
        max-height: var(--host-list-height, 40vh);
        overflow: auto;
        border-top: 1px solid var(--line);
        border-bottom: 1px solid var(--line);
      }
      label,
      .row {
        display: flex;
        gap: var(--space-4);
        align-items: center;
        padding: var(--space-2) 0;
        color: var(--ink);
      }
      input {
        flex: none;
        width: auto;
        min-height: 0;
        margin: 0;
        accent-color: var(--accent);
      }
      .host {
        flex: 1;
        min-width: 0;
        overflow-wrap: anywhere;
      }
      .count {
        color: var(--ink-soft);
        font-size: var(--text-2);
        font-variant-numeric: tabular-nums;
      }
    `,
  ];

  constructor() {
    super();
    this.hosts = [];
    this.left = new Set();
    this.fixed = false;
    new LocaleController(this);
  }

  #choose(host: string, chosen: boolean): void {
    const left = new Set(this.left);
    if (chosen) left.delete(host);
    else left.add(host);
    this.dispatchEvent(new CustomEvent<ReadonlySet<string>>('op-host-list-changed', { detail: left }));
  }

  #row({ host, pictures }: PictureHost): TemplateResult {
    const words = html`<span class="host">${host}</span>
      <span class="count">${pictures > 0 ? t('hosts.pictures', pictures) : t('hosts.fallback')}</span>`;
    if (this.fixed) return html`<li class="row">${words}</li>`;
    return html`<li>
      <label>
        <input
          type="checkbox"
          .checked=${!this.left.has(host)}
          @change=${({ target }: Event) => this.#choose(host, (target as HTMLInputElement).checked)}
        />
        ${words}
      </label>
    </li>`;
  }

  protected override render(): TemplateResult {
    return html`<ul aria-label=${t('hosts.label')} tabindex="0">
      ${this.hosts.map((host) => this.#row(host))}
    </ul>`;
  }
}

customElements.define('op-host-list', OpHostList);

declare global {
  interface HTMLElementTagNameMap {
    'op-host-list': OpHostList;
  }
}
