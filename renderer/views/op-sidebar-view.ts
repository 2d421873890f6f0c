import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import type { ListView } from '../../preload/contract/articles.ts';
import { icon } from '../components/icon.ts';
import { LocaleController } from '../components/locale-controller.ts';
import { navStyles } from '../components/nav.styles.ts';
import type { ImportWay } from '../components/op-import-button.ts';
import '../components/op-import-button.ts';
import '../components/op-tag-tree.ts';
import { useServices } from '../contexts/use-services.ts';
import { runCommand } from '../controllers/command.ts';
import { findCommand } from '../controllers/commands.ts';
import { printKey } from '../controllers/describe-key.ts';
import { showView } from '../controllers/navigate.ts';
import { StoreController } from '../controllers/store-controller.ts';
import { formatNumber } from '../i18n/format.ts';
import { t } from '../i18n/localize.ts';
import type { IconName } from '../icons/icons.ts';
import { sameView } from '../state/list-store.ts';
import { base } from '../styles/base.ts';

/** Sites shown before the rest is asked for. */
const SHOWN_SITES = 12;

const places = [
  ['all', 'library'],
  ['unread', 'dot'],
  ['recent', 'clock'],
  ['care', 'problem'],
  ['alike', 'alike'],
  ['trash', 'trash'],
] as const satisfies readonly (readonly [ListView['kind'], IconName])[];

const WAYS = [
  ['import.open', 'fileUp'],
  ['import.openFolder', 'folderUp'],
  ['import.check', 'look'],
  ['import.checkFolder', 'look'],
  ['import.past', 'history'],
] as const satisfies readonly (readonly [string, IconName])[];

const importWays = (): ImportWay[] =>
  WAYS.flatMap(([id, name]) => {
    const command = findCommand(id);
    if (!command) return [];
    const [key] = command.keys;
    return [{ id, label: command.label(), key: key === undefined ? '' : printKey(key), icon: name }];
  });

/**
 * The filing cabinet: places, tags and sites with their counts.
 *
 * @slot edge - the splitter at its right edge
 */
export class OpSidebarView extends LitElement {
  static override readonly properties = { allSites: { state: true } };
  declare allSites: boolean;

  static override readonly styles = [
    base,
    navStyles,
    css`
      :host {
        position: relative;
        display: flex;
        flex-direction: column;
        min-height: 0;
        background: var(--ground-sidebar);
      }
      .head {
        display: flex;
        align-items: center;
        justify-content: space-between;
        min-height: var(--bar);
        padding: 0 var(--space-3) 0 var(--space-5);
      }
      .name-plate {
        font: 700 1.125rem/1 var(--serif);
        letter-spacing: -0.01em;
      }
      nav {
        display: flex;
        flex: 1;
        flex-direction: column;
        min-height: 0;
      }
      .places {
        flex: 1;
        min-height: 0;
        padding: var(--space-2) var(--space-3) var(--space-5);
      }
      h2 {
        margin: var(--space-5) 0 var(--space-2) var(--space-3);
        color: var(--ink-faint);
        font-size: var(--text-2);
        font-weight: 500;
      }
      .hint {
        padding-inline: var(--space-3);
        color: var(--ink-faint);
        font-size: var(--text-2);
        line-height: 1.5;
      }
      .foot {
        display: flex;
        gap: 2px;
        padding: var(--space-3);
        border-top: 1px solid var(--line);
      }
      op-import-button {
        flex: 1;
      }
    `,
  ];

  readonly #services = useServices(this);
  readonly #library = new StoreController(
    this,
    () => this.#services().library,
    (state) => state,
  );
  readonly #view = new StoreController(
    this,
    () => this.#services().list,
    ({ view }) => view,
  );

  constructor() {
    super();
    this.allSites = false;
    new LocaleController(this);
  }

  #run(id: string): void {
    const command = findCommand(id);
    if (command) void runCommand(command, this.#services());
  }

  #entry(view: ListView, label: string, count: number, name: IconName | null): TemplateResult {
    const current = sameView(this.#view.value, view);
    return html`<li>
      <button
        class=${name ? 'entry main' : 'entry'}
        aria-current=${current ? 'page' : nothing}
        @click=${() => showView(this.#services(), view)}
      >
        ${name ? icon(name) : nothing}<span class="name">${label}</span
        ><span class=${view.kind === 'care' && count > 0 ? 'count care' : 'count'}
          >${count > 0 ? formatNumber(count) : ''}</span
        >
      </button>
    </li>`;
  }

  #places(): TemplateResult {
    const { info } = this.#library.value;
    const count = (kind: (typeof places)[number][0]): number =>
      info?.[kind === 'all' ? 'articles' : kind] ?? 0;
    return html`<ul>
      <li>
        <button class="entry main" @click=${() => this.#run('search.focus')}>
          ${icon('search')}<span class="name">${t('search.label')}</span><kbd>/</kbd>
        </button>
      </li>
      ${places
        // Of no interest to whoever has none.
        .filter(([kind]) => kind !== 'alike' || this.#showsAlike)
        .map(([kind, name]) => this.#entry({ kind }, t(`view.${kind}`), count(kind), name))}
    </ul>`;
  }

  get #showsAlike(): boolean {
    return (this.#library.value.info?.alike ?? 0) > 0 || this.#view.value.kind === 'alike';
  }

  #tags(): TemplateResult {
    const view = this.#view.value;
    const { tags } = this.#library.value;
    return html`<h2>${t('sidebar.tags')}</h2>
      ${
        tags.length === 0
          ? html`<p class="hint">${t('sidebar.noTags')}</p>`
          : html`<op-tag-tree
              .tags=${tags}
              .current=${view.kind === 'tag' ? view.value : null}
              @op-tag-tree-chosen=${({ detail }: CustomEvent<string>) =>
                showView(this.#services(), { kind: 'tag', value: detail })}
            ></op-tag-tree>`
      }`;
  }

  #sites(): TemplateResult | typeof nothing {
    const sites = this.#library.value.info?.sites ?? [];
    if (sites.length === 0) return nothing;
    const shown = this.allSites ? sites : sites.slice(0, SHOWN_SITES);
    return html`<h2>${t('sidebar.sites')}</h2>
      <ul>
        ${shown.map(({ name, count }) => this.#entry({ kind: 'site', value: name }, name, count, null))}
        ${
          shown.length < sites.length
            ? html`<li>
                <button class="entry" @click=${() => (this.allSites = true)}>
                  <span class="name faint">${t('sidebar.moreSites', sites.length - shown.length)}</span>
                </button>
              </li>`
            : nothing
        }
      </ul>`;
  }

  protected override render(): TemplateResult {
    return html`
      <nav aria-label=${t('sidebar.label')}>
        <div class="head">
          <span class="name-plate">Offprint</span>
          <button
            class="icon"
            title="${t('sidebar.hide')} (S)"
            aria-label=${t('sidebar.hide')}
            @click=${() => this.#services().layout.set({ sidebar: false, pane: 'list' })}
          >
            ${icon('panelLeft')}
          </button>
        </div>
        <div class="places scrolls">${this.#places()} ${this.#tags()} ${this.#sites()}</div>
        <div class="foot">
          <op-import-button
            .ways=${importWays()}
            @op-import-button-wanted=${({ detail }: CustomEvent<string>) => this.#run(detail)}
          ></op-import-button>
          <button
            class="icon"
            title="${t('command.keys')} (?)"
            aria-label=${t('command.keys')}
            @click=${() => this.#run('keys.open')}
          >
            ${icon('keyboard')}
          </button>
          <button
            class="icon"
            title=${t('command.settings')}
            aria-label=${t('command.settings')}
            @click=${() => this.#run('settings.open')}
          >
            ${icon('settings')}
          </button>
        </div>
        <slot name="edge"></slot>
      </nav>
    `;
  }
}

customElements.define('op-sidebar-view', OpSidebarView);

declare global {
  interface HTMLElementTagNameMap {
    'op-sidebar-view': OpSidebarView;
  }
}
