import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { icon } from '../components/icon.ts';
import { LocaleController } from '../components/locale-controller.ts';
import type { RowRange } from '../components/op-article-list.ts';
import '../components/op-article-list.ts';
import '../components/op-search-field.ts';
import { useServices } from '../contexts/use-services.ts';
import { MediaController } from '../controllers/media-controller.ts';
import { openAt } from '../controllers/navigate.ts';
import { DRAWER_QUERY } from '../controllers/show-margin.ts';
import { StoreController } from '../controllers/store-controller.ts';
import { describeError } from '../i18n/describe-error.ts';
import { formatNumber } from '../i18n/format.ts';
import { t } from '../i18n/localize.ts';
import { isFinished } from '../state/imports-store.ts';
import { itemAt, type ListState } from '../state/list-store.ts';
import { announce } from '../state/notices-store.ts';
import { base } from '../styles/base.ts';
import { listViewStyles } from './op-list-view.styles.ts';
import { viewName } from './view-name.ts';

/**
 * The list of a view or of a search, with the field above it.
 *
 * @slot edge - the splitter at its right edge
 */
export class OpListView extends LitElement {
  static override readonly styles = [base, listViewStyles];

  readonly #services = useServices(this);
  readonly #list = new StoreController(
    this,
    () => this.#services().list,
    (state) => state,
  );
  readonly #sidebar = new StoreController(
    this,
    () => this.#services().layout,
    ({ sidebar }) => sidebar,
  );
  readonly #medium = new MediaController(this, DRAWER_QUERY);
  #announced = '';
  #shownList = '';
  #stop: AbortController | undefined;

  constructor() {
    super();
    new LocaleController(this);
    new StoreController(
      this,
      () => this.#services().library,
      ({ info }) => info,
    );
    new StoreController(
      this,
      () => this.#services().imports,
      ({ jobs }) => jobs,
    );
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#stop = new AbortController();
    const { signal } = this.#stop;
    document.addEventListener(
      'op-search-wanted',
      () => this.renderRoot.querySelector('op-search-field')?.start(),
      { signal },
    );
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stop?.abort();
  }

  protected override updated(): void {
    const { view, query, total, sort, searchSort } = this.#list.value;
    const list = JSON.stringify([view, query, sort, searchSort]);
    if (list !== this.#shownList) this.renderRoot.querySelector('op-article-list')?.rewind();
    this.#shownList = list;
    if (query === '' || total === null) this.#announced = '';
    else if (this.#announced !== `${query} ${String(total)}`) {
      this.#announced = `${query} ${String(total)}`;
      announce(this.#services().notices, t('search.found', total));
    }
  }

  #open(index: number): void {
    const services = this.#services();
    openAt(services, index);
    services.layout.set({ pane: 'reader' });
  }

  #sort({ query, sort, searchSort }: ListState): TemplateResult {
    const searching = query !== '';
    const options = searching
      ? (['relevance', 'date'] as const)
      : (['date', 'imported', 'title', 'site'] as const);
    const chosen = searching ? searchSort : sort;
    return html`<select
      aria-label=${t('list.sort')}
      @change=${(event: Event) => {
        const { value } = event.target as HTMLSelectElement;
        const { loader } = this.#services();
        if (searching) loader.sort({ searchSort: value as ListState['searchSort'] });
        else loader.sort({ sort: value as ListState['sort'] });
      }}
    >
      ${options.map((each) => html`<option value=${each} ?selected=${each === chosen}>${t(`list.sort.${each}`)}</option>`)}
    </select>`;
  }

  #care(): TemplateResult | typeof nothing {
    const { library, imports, layout } = this.#services();
    if (this.#list.value.view.kind !== 'care') return nothing;
    const problems = library.get().info?.problems ?? [];
    const failedJob = imports.get().jobs.findLast((job) => isFinished(job) && !job.dryRun && job.failed > 0);
    return html`${
      problems.length === 0
        ? nothing
        : html`<div class="notice">
            <strong>${t('care.problems', problems.length)}</strong>
            <p>${t('care.problemsHint')}</p>
            <ul lang="en">
              ${problems.map(({ file, problem }) => html`<li>${file}: ${problem}</li>`)}
            </ul>
          </div>`
    }
    ${
      failedJob
        ? html`<div class="notice">
            <strong>${t('care.failed', failedJob.failed)}</strong>
            <button
              class="link"
              @click=${() => {
                imports.set({ reportOf: failedJob.jobId });
                layout.set({ dialog: 'report' });
              }}
            >
              ${t('care.show')}
            </button>
          </div>`
        : nothing
    }`;
  }

  #message({ failure, query, view }: ListState): TemplateResult {
    const { loader } = this.#services();
    if (failure) {
      return html`<div class="message" role="alert">
        <strong>${describeError(failure.code)}</strong>
        <button @click=${() => loader.reload()}>${icon('retry')}${t('retry')}</button>
      </div>`;
    }
    if (query === '')
      return html`<div class="message"><strong>${t(`list.empty.${view.kind}`)}</strong></div>`;
    return html`<div class="message">
      <strong>${t('search.none', query)}</strong>
      <p>${t('search.noneHint')}</p>
      ${
        view.kind === 'all'
          ? nothing
          : html`<button @click=${() => loader.show({ kind: 'all' })}>${t('search.everywhere')}</button>`
      }
    </div>`;
  }

  #rows(state: ListState): TemplateResult {
    const { loader, list } = this.#services();
    return html`<op-article-list
      .total=${state.total ?? 0}
      .current=${state.currentIndex}
      .searching=${state.query !== ''}
      .items=${state.pages}
      .itemAt=${(index: number) => itemAt(list.get(), index)}
      @op-article-list-seen=${({ detail }: CustomEvent<RowRange>) => loader.ensure(detail.first, detail.last)}
      @op-article-list-moved=${({ detail }: CustomEvent<number>) => openAt(this.#services(), detail)}
      @op-article-list-opened=${({ detail }: CustomEvent<number>) => this.#open(detail)}
    ></op-article-list>`;
  }

  protected override render(): TemplateResult {
    const state = this.#list.value;
    const { layout, loader } = this.#services();
    const { view, query, total } = state;
    return html`
      <section aria-label=${t('list.label')}>
        <div class="head">
          <div class="top">
            ${
              this.#sidebar.value && !this.#medium.matches
                ? nothing
                : html`<button
                    class="icon"
                    title="${t('sidebar.show')} (S)"
                    aria-label=${t('sidebar.show')}
                    @click=${() => layout.set({ sidebar: true, pane: 'sidebar' })}
                  >
                    ${icon('panelLeft')}
                  </button>`
            }
            <op-search-field
              .value=${query}
              .placeholder=${view.kind === 'all' ? t('search.placeholder') : t('search.placeholderIn', viewName(view))}
              @op-search-field-changed=${({ detail }: CustomEvent<string>) => loader.search(detail)}
              @op-search-field-left=${() => this.renderRoot.querySelector('op-article-list')?.focus()}
            ></op-search-field>
          </div>
          <div class="what">
            <h2>${viewName(view)}</h2>
            <span class="count" title=${t('list.count', total ?? 0)}
              >${total === null ? '' : query === '' ? formatNumber(total) : t('search.found', total)}</span
            >
            ${this.#sort(state)}
          </div>
        </div>
        ${this.#care()} ${total === 0 ? this.#message(state) : this.#rows(state)}
        <slot name="edge"></slot>
      </section>
    `;
  }
}

customElements.define('op-list-view', OpListView);

declare global {
  interface HTMLElementTagNameMap {
    'op-list-view': OpListView;
  }
}
