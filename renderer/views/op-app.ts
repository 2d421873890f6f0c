import { ContextProvider } from '@lit/context';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import type { DroppedFile } from '../../preload/contract/bridge.ts';
import { LocaleController } from '../components/locale-controller.ts';
import '../components/op-drop-overlay.ts';
import type { EmptyLibraryWish } from '../components/op-empty-library.ts';
import '../components/op-empty-library.ts';
import '../components/op-splitter.ts';
import type { Toast } from '../components/op-toasts.ts';
import '../components/op-toasts.ts';
import { servicesContext, type Services } from '../contexts/services-context.ts';
import { chooseFiles } from '../controllers/choose-files.ts';
import { attempt } from '../controllers/command.ts';
import { findCommand } from '../controllers/commands.ts';
import { DropTargetController, type DropAim } from '../controllers/drop-target-controller.ts';
import { importFiles } from '../controllers/import-files.ts';
import { MediaController } from '../controllers/media-controller.ts';
import { DRAWER_QUERY } from '../controllers/show-margin.ts';
import { StoreController } from '../controllers/store-controller.ts';
import { describeError } from '../i18n/describe-error.ts';
import { t } from '../i18n/localize.ts';
import { isImporting } from '../state/imports-store.ts';
import { LIST_BOUNDS, SIDEBAR_BOUNDS, type LayoutState } from '../state/layout-store.ts';
import { refreshLibrary, type LibraryState } from '../state/library-store.ts';
import { dismissNotice, tell, type NoticesState } from '../state/notices-store.ts';
import { base } from '../styles/base.ts';
import { appStyles } from './op-app.styles.ts';
import './op-dialogs-view.ts';
import './op-list-view.ts';
import './op-reader-view.ts';
import './op-sidebar-view.ts';
import './op-status-view.ts';

/** CSS pixels: in a window without room for the margin the text comes first. */
const WIDEST_MEDIUM_LIST = 340;

/** The window: panes side by side where there is room, else one at a time. */
export class OpApp extends LitElement {
  static override readonly styles = [base, appStyles];

  readonly #services: Services;
  readonly #layout: StoreController<LayoutState, LayoutState>;
  readonly #library: StoreController<LibraryState, LibraryState>;
  readonly #notices: StoreController<NoticesState, NoticesState>;
  readonly #narrow = new MediaController(this, '(max-width: 759px)');
  readonly #medium = new MediaController(this, DRAWER_QUERY);
  readonly #drop: DropTargetController;

  constructor(services: Services) {
    super();
    this.#services = services;
    new ContextProvider(this, { context: servicesContext, initialValue: services });
    new LocaleController(this);
    this.#layout = new StoreController(
      this,
      () => services.layout,
      (state) => state,
    );
    this.#library = new StoreController(
      this,
      () => services.library,
      (state) => state,
    );
    this.#notices = new StoreController(
      this,
      () => services.notices,
      (state) => state,
    );
    new StoreController(
      this,
      () => services.imports,
      ({ jobs }) => jobs.some(isImporting),
    );
    this.#drop = new DropTargetController(this, (files, aim) => this.#onDrop(files, aim));
  }

  #onDrop(dropped: Promise<readonly DroppedFile<File>[]>, aim: DropAim): void {
    void attempt(this.#services, async () => {
      const files = await dropped;
      if (files.length === 0) tell(this.#services.notices, t('import.nothing'));
      else importFiles(this.#services, files, { dryRun: aim === 'check' });
    });
  }

  #onToast({ action }: Toast): void {
    const command = findCommand(action === 'undo' ? 'undo' : 'settings.open');
    if (command) void attempt(this.#services, () => command.run(this.#services));
  }

  get #isEmpty(): boolean {
    const { info } = this.#library.value;
    const importing = this.#services.imports.get().jobs.some(isImporting);
    return info !== null && info.articles + info.trash + info.care + info.problems.length === 0 && !importing;
  }

  #splitter(which: 'sidebar' | 'list'): TemplateResult {
    const bounds = which === 'sidebar' ? SIDEBAR_BOUNDS : LIST_BOUNDS;
    const key = which === 'sidebar' ? 'sidebarWidth' : 'listWidth';
    return html`<op-splitter
      slot="edge"
      .label=${t(`resize.${which}`)}
      .value=${this.#layout.value[key]}
      .min=${bounds.min}
      .max=${bounds.max}
      @op-splitter-moved=${({ detail }: CustomEvent<number>) => this.#services.layout.set({ [key]: detail })}
    ></op-splitter>`;
  }

  #over(): TemplateResult | typeof nothing {
    const { layout } = this.#services;
    if (this.#layout.value.pane !== 'sidebar') return nothing;
    const close = (): void => layout.set({ pane: 'list' });
    // The scrim is a pointer's short cut; by key the sidebar is left with its own button or Escape.
    return html`<div class="scrim" role="presentation" @pointerdown=${close}></div>
      <op-sidebar-view class="over"></op-sidebar-view>`;
  }

  #sidebar(): TemplateResult | typeof nothing {
    const { sidebar, sidebarWidth } = this.#layout.value;
    if (!sidebar || this.#medium.matches) return nothing;
    return html`<op-sidebar-view .style=${`width:${String(sidebarWidth)}px`}
      >${this.#splitter('sidebar')}</op-sidebar-view
    >`;
  }

  #panes(): TemplateResult {
    const { pane, listWidth } = this.#layout.value;
    if (this.#isEmpty) {
      return html`${this.#sidebar()}
        <op-empty-library
          @op-empty-library-wanted=${({ detail }: CustomEvent<EmptyLibraryWish>) =>
            chooseFiles(this.#services, detail === 'folder' ? 'folder' : 'files', {
              dryRun: detail === 'check',
            })}
        ></op-empty-library>`;
    }
    if (this.#narrow.matches) {
      const shown =
        pane === 'reader'
          ? html`<op-reader-view></op-reader-view>`
          : html`<op-list-view class="pane-narrow"></op-list-view>`;
      return html`${shown}${this.#over()}`;
    }
    const width = this.#medium.matches ? Math.min(listWidth, WIDEST_MEDIUM_LIST) : listWidth;
    return html`${this.#sidebar()}
      <op-list-view .style=${`width:${String(width)}px`}>${this.#splitter('list')}</op-list-view>
      <op-reader-view></op-reader-view>
      ${this.#medium.matches ? this.#over() : nothing}`;
  }

  #content(): TemplateResult {
    const { failure, info } = this.#library.value;
    if (failure && !info) {
      return html`<div class="failure" role="alert">
        <strong>${describeError(failure.code)}</strong>
        <p class="faint" lang="en">${failure.message}</p>
        <button @click=${() => refreshLibrary(this.#services.api, this.#services.library)}>
          ${t('retry')}
        </button>
      </div>`;
    }
    return html`<div class="panes">${this.#panes()}</div>`;
  }

  protected override render(): TemplateResult {
    const { notices, spoken } = this.#notices.value;
    const { dragged } = this.#drop;
    return html`
      <header class="visually-hidden"><h1>${t('app.name')}</h1></header>
      <button class="skip" @click=${() => this.#services.surface?.focus()}>${t('app.skip')}</button>
      ${this.#content()}
      <op-status-view></op-status-view>
      <op-dialogs-view></op-dialogs-view>
      <op-toasts
        .toasts=${notices}
        @op-toasts-dismissed=${({ detail }: CustomEvent<number>) => dismissNotice(this.#services.notices, detail)}
        @op-toasts-acted=${({ detail }: CustomEvent<Toast>) => this.#onToast(detail)}
      ></op-toasts>
      <p class="visually-hidden" role="status" aria-live="polite">${spoken}</p>
      ${
        dragged
          ? html`<op-drop-overlay
              .files=${dragged.files}
              .folders=${dragged.folders}
              .aim=${dragged.aim}
            ></op-drop-overlay>`
          : nothing
      }
    `;
  }
}

customElements.define('op-app', OpApp);

declare global {
  interface HTMLElementTagNameMap {
    'op-app': OpApp;
  }
}
