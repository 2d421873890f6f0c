import { Task } from '@lit/task';
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import type { Output } from '../../preload/contract/index.ts';
import { asFailure } from '../api/api-client.ts';
import { LocaleController } from '../components/locale-controller.ts';
import '../components/op-host-list.ts';
import { useServices } from '../contexts/use-services.ts';
import { allowHosts } from '../controllers/allow-hosts.ts';
import { attempt } from '../controllers/command.ts';
import { describeError } from '../i18n/describe-error.ts';
import { t } from '../i18n/localize.ts';
import { base } from '../styles/base.ts';
import { questionStyles } from './questions.styles.ts';

type Hosts = Output<'imports.hosts'>;

/** The question which hosts may be asked for the pictures an import left missing. */
export class OpHostsView extends LitElement {
  static override readonly styles = [
    base,
    questionStyles,
    css`
      .choice {
        margin-inline-end: auto;
      }
    `,
  ];
  static override readonly properties = { left: { state: true } };
  /** Hosts the user has taken out. */
  declare left: ReadonlySet<string>;

  readonly #services = useServices(this);
  readonly #hosts = new Task(this, {
    args: () => [this.#services().imports.get().hostsOf] as const,
    task: ([jobId]): Promise<Hosts> =>
      jobId === null
        ? Promise.resolve({ pictures: 0, hosts: [] })
        : this.#services().api.call('imports.hosts', { jobId }),
  });

  constructor() {
    super();
    this.left = new Set();
    new LocaleController(this);
  }

  #answer(hosts: readonly string[]): void {
    const services = this.#services();
    const { hostsOf } = services.imports.get();
    services.layout.set({ dialog: null });
    if (hostsOf !== null) void attempt(services, () => allowHosts(services, hostsOf, hosts));
  }

  #question({ pictures, hosts }: Hosts): TemplateResult {
    const names = hosts.map(({ host }) => host);
    const chosen = names.filter((host) => !this.left.has(host));
    return html`<div class="question">
      <p>${hosts.length === 0 ? t('hosts.nobody') : t('hosts.text', pictures, hosts.length)}</p>
      ${
        hosts.length === 0
          ? nothing
          : html`<op-host-list
              .hosts=${hosts}
              .left=${this.left}
              @op-host-list-changed=${({ detail }: CustomEvent<ReadonlySet<string>>) => (this.left = detail)}
            ></op-host-list>`
      }
      <div class="buttons">
        ${
          hosts.length > 1
            ? html`<span class="choice">
                <button class="plain" @click=${() => (this.left = new Set())}>${t('hosts.all')}</button>
                <button class="plain" @click=${() => (this.left = new Set(names))}>${t('hosts.none')}</button>
              </span>`
            : nothing
        }
        <button data-focus @click=${() => this.#answer([])}>${t('hosts.leave')}</button>
        ${
          hosts.length === 0
            ? nothing
            : html`<button
                class="primary"
                ?disabled=${chosen.length === 0}
                @click=${() => this.#answer(chosen)}
              >
                ${t('hosts.fetch', chosen.length)}
              </button>`
        }
      </div>
    </div>`;
  }

  protected override render(): TemplateResult {
    return this.#hosts.render({
      initial: () => html`<p class="faint">${t('list.loading')}</p>`,
      pending: () => html`<p class="faint">${t('list.loading')}</p>`,
      complete: (hosts) => this.#question(hosts),
      error: (error) => html`<p role="alert">${describeError(asFailure(error).code)}</p>`,
    });
  }
}

customElements.define('op-hosts-view', OpHostsView);

declare global {
  interface HTMLElementTagNameMap {
    'op-hosts-view': OpHostsView;
  }
}
