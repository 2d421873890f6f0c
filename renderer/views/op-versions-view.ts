import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { ArticleDetail } from '../../preload/contract/articles.ts';
import type { AlikeArticle, VersionDetail } from '../../preload/contract/versions.ts';
import { asFailure, type ApiFailure } from '../api/api-client.ts';
import { LocaleController } from '../components/locale-controller.ts';
import '../components/op-alike-list.ts';
import type { AlikeRequest } from '../components/op-alike-list.ts';
import '../components/op-version-list.ts';
import type { VersionRequest } from '../components/op-version-list.ts';
import { useServices } from '../contexts/use-services.ts';
import { attempt, runCommand } from '../controllers/command.ts';
import { findCommand } from '../controllers/commands.ts';
import { manageAlike, manageVersion } from '../controllers/manage-versions.ts';
import { StoreController } from '../controllers/store-controller.ts';
import { describeError } from '../i18n/describe-error.ts';
import { t } from '../i18n/localize.ts';
import { shownVersion } from '../state/reader-store.ts';
import { base } from '../styles/base.ts';

/** The versions of the open article, what looks like it, and how the copy that is shown was made. */
export class OpVersionsView extends LitElement {
  static override readonly properties = {
    versions: { state: true },
    alike: { state: true },
    failure: { state: true },
  };
  declare versions: readonly VersionDetail[];
  declare alike: readonly AlikeArticle[];
  declare failure: ApiFailure | null;

  static override readonly styles = [
    base,
    css`
      :host {
        display: block;
        padding: 0 var(--space-5) var(--space-7);
      }
      section {
        margin-top: var(--space-5);
        padding-top: var(--space-5);
        border-top: 1px solid var(--line);
      }
      section > h2 {
        color: var(--ink-faint);
        font-size: var(--text-2);
        font-weight: 500;
      }
      .ways {
        display: grid;
        gap: var(--space-3);
        justify-items: start;
      }
      .failure {
        color: var(--danger);
      }
    `,
  ];

  readonly #services = useServices(this);
  readonly #reader = new StoreController(
    this,
    () => this.#services().reader,
    (state) => state,
  );
  #loaded: ArticleDetail | null = null;

  constructor() {
    super();
    this.versions = [];
    this.alike = [];
    this.failure = null;
    new LocaleController(this);
  }

  /** The article is another object whenever something about it changed. */
  protected override willUpdate(_changed: PropertyValues<this>): void {
    const { article } = this.#reader.value;
    if (!article || article === this.#loaded) return;
    if (article.id !== this.#loaded?.id) {
      this.versions = [];
      this.alike = [];
    }
    this.#loaded = article;
    void this.#load(article);
  }

  async #load(article: ArticleDetail): Promise<void> {
    const { api } = this.#services();
    const { id } = article;
    try {
      const [versions, alike] = await Promise.all([
        api.call('versions.list', { id }),
        api.call('articles.alike', { id }),
      ]);
      if (this.#loaded !== article) return;
      this.versions = versions;
      this.alike = alike;
      this.failure = null;
    } catch (error) {
      if (this.#loaded === article) this.failure = asFailure(error);
    }
  }

  #way(command: string): TemplateResult | typeof nothing {
    const found = findCommand(command);
    if (!found) return nothing;
    return html`<button class="link" @click=${() => runCommand(found, this.#services())}>
      ${found.label()}
    </button>`;
  }

  protected override render(): TemplateResult {
    const services = this.#services();
    const { article } = this.#reader.value;
    return html`${
        this.failure ? html`<p class="failure" role="alert">${describeError(this.failure.code)}</p>` : nothing
      }
      <op-version-list
        .versions=${this.versions}
        .shown=${shownVersion(this.#reader.value)?.number ?? 0}
        .fixed=${article?.trashed ?? true}
        @op-version-list-requested=${({ detail }: CustomEvent<VersionRequest>) =>
          attempt(services, () => manageVersion(services, detail))}
      ></op-version-list>
      ${
        this.alike.length === 0
          ? nothing
          : html`<section>
              <h2>${t('alike.title')}</h2>
              <op-alike-list
                .articles=${this.alike}
                @op-alike-list-requested=${({ detail }: CustomEvent<AlikeRequest>) =>
                  attempt(services, () => manageAlike(services, detail))}
              ></op-alike-list>
            </section>`
      }
      <section class="ways">${this.#way('log.open')} ${this.#way('encoding.choose')}</section>`;
  }
}

customElements.define('op-versions-view', OpVersionsView);

declare global {
  interface HTMLElementTagNameMap {
    'op-versions-view': OpVersionsView;
  }
}
