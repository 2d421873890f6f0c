import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { ref } from 'lit/directives/ref.js';
import type { HighlightColor } from '../../preload/contract/annotations.ts';
import type { ArticleDetail, ArticleVersion } from '../../preload/contract/articles.ts';
import type { Settings } from '../../preload/contract/library.ts';
import { icon } from '../components/icon.ts';
import { LocaleController } from '../components/locale-controller.ts';
import '../components/op-article-header.ts';
import '../components/op-highlight-bar.ts';
import '../components/op-reader-toolbar.ts';
import type { ToolbarCommand } from '../components/op-reader-toolbar.ts';
import '../components/op-text-options.ts';
import { useServices } from '../contexts/use-services.ts';
import { attempt, runCommand } from '../controllers/command.ts';
import { findCommand } from '../controllers/commands.ts';
import { DRAWER_QUERY } from '../controllers/show-margin.ts';
import { copyQuotation, mark } from '../controllers/commands/marking-commands.ts';
import { followLink } from '../controllers/follow-link.ts';
import { MediaController } from '../controllers/media-controller.ts';
import { PageRenewalController } from '../controllers/page-renewal-controller.ts';
import { ReadingController } from '../controllers/reading-controller.ts';
import { ReadingScrollController } from '../controllers/reading-scroll-controller.ts';
import { MarkReadController } from '../controllers/mark-read-controller.ts';
import { StoreController } from '../controllers/store-controller.ts';
import { describeError } from '../i18n/describe-error.ts';
import { t } from '../i18n/localize.ts';
import { openArticle, reloadArticle, shownVersion } from '../state/reader-store.ts';
import { changeSettings, LARGEST_TEXT, SMALLEST_TEXT } from '../state/settings-store.ts';
import { base } from '../styles/base.ts';
import './op-compare-view.ts';
import './op-margin-view.ts';
import './op-missing-view.ts';
import { readerViewStyles } from './op-reader-view.styles.ts';

/** The open article: its toolbar, its text, and its notes beside it in the same scroller. */
export class OpReaderView extends LitElement {
  static override readonly styles = [base, readerViewStyles];

  readonly #services = useServices(this);
  readonly #reader = new StoreController(
    this,
    () => this.#services().reader,
    (state) => state,
  );
  readonly #layout = new StoreController(
    this,
    () => this.#services().layout,
    (state) => state,
  );
  readonly #settings = new StoreController(
    this,
    () => this.#services().settings,
    (state) => state,
  );
  readonly #exporting = new StoreController(
    this,
    () => this.#services().exporting,
    ({ busy }) => busy,
  );
  readonly #narrow = new MediaController(this, '(max-width: 759px)');
  readonly #drawer = new MediaController(this, DRAWER_QUERY);
  readonly #scroll = new ReadingScrollController(this);
  readonly #reading = new ReadingController(this, this.#services, () => this.#scroll);
  readonly #renewal = new PageRenewalController(this, this.#services, this.#reading);

  constructor() {
    super();
    new LocaleController(this);
    new MarkReadController(this, this.#services);
  }

  #command(id: ToolbarCommand): void {
    const command = findCommand(id);
    if (command) void runCommand(command, this.#services());
  }

  #attach = (element: Element | undefined): void => {
    this.#reading.attach(element as HTMLIFrameElement | undefined);
    this.#scroll.restore(this.#reader.value.id);
  };

  #mark(color: HighlightColor, then: 'note' | 'tags' | null = null): void {
    void attempt(this.#services(), () => mark(this.#services(), color, then));
  }

  #bar(): TemplateResult | typeof nothing {
    const { selected } = this.#reading;
    if (!selected) return nothing;
    // Above the first line; below the last one where there is no room above.
    const above = selected.top - 46;
    const top = above > this.#scroll.visibleTop() ? above : selected.bottom + 10;
    const left = Math.max(
      0,
      Math.min(selected.left + selected.width / 2 - 140, this.#reading.measure.width - 290),
    );
    return html`<op-highlight-bar
      .style=${`top:${String(top)}px;left:${String(left)}px`}
      .color=${this.#reader.value.color}
      @op-highlight-bar-colored=${({ detail }: CustomEvent<HighlightColor>) => this.#mark(detail)}
      @op-highlight-bar-noted=${() => this.#mark(this.#reader.value.color, 'note')}
      @op-highlight-bar-tagged=${() => this.#mark(this.#reader.value.color, 'tags')}
      @op-highlight-bar-copied=${() => attempt(this.#services(), () => copyQuotation(this.#services()))}
    ></op-highlight-bar>`;
  }

  #notices(article: ArticleDetail, version: ArticleVersion): TemplateResult {
    const { api, reader } = this.#services();
    return html`
      ${
        article.trashed
          ? html`<p class="notice">
              ${t('reader.trashed')}
              <button @click=${() => this.#command('article.restore')}>${t('trash.restore')}</button>
            </p>`
          : nothing
      }
      ${
        version.number === article.currentVersion
          ? nothing
          : html`<p class="notice">
              ${t('reader.oldVersion', version.number)}
              <button @click=${() => openArticle(api, reader, article.id)}>${t('reader.showNewest')}</button>
            </p>`
      }
      ${article.hasText ? nothing : html`<p class="notice">${t('reader.noText')}</p>`}
    `;
  }

  #toolbar(article: ArticleDetail): TemplateResult {
    const { api, settings } = this.#services();
    return html`<op-reader-toolbar
      .images=${article.images}
      .narrow=${this.#narrow.matches}
      .margin=${this.#drawer.matches ? this.#layout.value.drawer : this.#layout.value.margin}
      .exporting=${this.#exporting.value}
      .trashed=${article.trashed}
      .unread=${article.unread}
      .page=${pageState(shownVersion(this.#reader.value))}
      @op-reader-toolbar-commanded=${({ detail }: CustomEvent<ToolbarCommand>) => this.#command(detail)}
    >
      <op-text-options
        slot="text"
        .settings=${this.#settings.value}
        .smallest=${SMALLEST_TEXT}
        .largest=${LARGEST_TEXT}
        @op-text-options-changed=${({ detail }: CustomEvent<Partial<Settings>>) =>
          attempt(this.#services(), () => changeSettings(api, settings, detail))}
      ></op-text-options>
    </op-reader-toolbar>`;
  }

  #margin(drawer: boolean): TemplateResult | typeof nothing {
    if (!(drawer ? this.#layout.value.drawer : this.#layout.value.margin)) return nothing;
    return html`<op-margin-view
      class=${drawer ? 'drawer scrolls' : ''}
      .tops=${this.#reading.tops}
      .origin=${this.renderRoot.querySelector('iframe')}
      .level=${!drawer}
    ></op-margin-view>`;
  }

  #article(article: ArticleDetail, version: ArticleVersion): TemplateResult {
    const drawer = this.#drawer.matches;
    const { width, fontSize } = this.#reading.measure;
    const inline = this.#layout.value.margin && !drawer;
    return html`${this.#toolbar(article)}
      <div class="area">
        <div class="scroller scrolls" @scroll=${() => this.#scroll.remember(article.id)}>
          <div class=${inline ? 'sheet with-margin' : 'sheet'}>
            <div class="column">
              <div class="page" .style=${`max-width:${String(width)}px;font-size:${String(fontSize)}px`}>
                ${this.#notices(article, version)}
                <op-article-header
                  .article=${article}
                  .style=${`font-size:${String(fontSize)}px`}
                  @op-article-header-sourced=${({ detail }: CustomEvent<string>) =>
                    followLink(this.#services(), detail, true)}
                ></op-article-header>
                <div class="text">
                  ${keyed(
                    `${version.href} ${String(this.#renewal.generation)}`,
                    html`<iframe
                      class=${this.#reading.ready ? 'ready' : ''}
                      sandbox="allow-same-origin"
                      title=${t('reader.frame', article.title)}
                      src=${version.href}
                      ${ref(this.#attach)}
                    ></iframe>`,
                  )}
                  <op-missing-view
                    .frame=${this.renderRoot.querySelector('iframe')}
                    .layout=${this.#reading.tops}
                  ></op-missing-view>
                  ${this.#bar()}
                </div>
              </div>
            </div>
            ${drawer ? nothing : this.#margin(false)}
          </div>
        </div>
        ${drawer ? this.#margin(true) : nothing}
      </div>`;
  }

  #none(): TemplateResult {
    const { failure } = this.#reader.value;
    const { api, reader } = this.#services();
    if (failure) {
      return html`<div class="none" role="alert">
        ${icon('problem')}<strong>${describeError(failure.code)}</strong>
        <button @click=${() => reloadArticle(api, reader)}>${icon('retry')}${t('retry')}</button>
      </div>`;
    }
    if (this.#reader.value.id !== null) return html`<div class="none" aria-busy="true"></div>`;
    return html`<div class="none">
      ${icon('library')}<strong>${t('reader.none')}</strong>
      <p>${t('reader.noneHint')}</p>
    </div>`;
  }

  protected override render(): TemplateResult {
    const { article } = this.#reader.value;
    const version = shownVersion(this.#reader.value);
    return html`<main id="article" aria-label=${t('reader.label')}>
      ${
        article && this.#reader.value.comparing
          ? html`<op-compare-view></op-compare-view>`
          : article && version
            ? this.#article(article, version)
            : this.#none()
      }
    </main>`;
  }
}

/** What is shown of a saved page; null for an article that was none. */
const pageState = (version: ArticleVersion | null): 'article' | 'whole' | null => {
  if (!version?.isPage) return null;
  return version.wholePage ? 'whole' : 'article';
};

customElements.define('op-reader-view', OpReaderView);

declare global {
  interface HTMLElementTagNameMap {
    'op-reader-view': OpReaderView;
  }
}
