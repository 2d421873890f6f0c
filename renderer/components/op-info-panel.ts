import { html, LitElement, nothing, type TemplateResult } from 'lit';
import type { ArticleDetail, ArticleVersion } from '../../preload/contract/articles.ts';
import type { TagCount } from '../../preload/contract/tags.ts';
import { formatBytes, formatDateTime } from '../i18n/format.ts';
import { t } from '../i18n/localize.ts';
import { base } from '../styles/base.ts';
import { groupClaims } from './group-claims.ts';
import { icon } from './icon.ts';
import { LocaleController } from './locale-controller.ts';
import { infoPanelStyles } from './op-info-panel.styles.ts';
import './op-image-list.ts';
import './op-tag-input.ts';

/**
 * What is known about an article, and from where: tags, claims of the file, pictures, the saved file itself.
 *
 * @fires op-info-panel-tagged - string
 * @fires op-info-panel-untagged - string
 * @fires op-info-panel-copied - string: the text to copy
 * @fires op-image-list-retried
 * @fires op-image-list-stopped
 * @fires op-image-list-tried - number: the slot
 * @fires op-image-list-given - `{ slot, file }`
 */
export class OpInfoPanel extends LitElement {
  static override readonly styles = [base, infoPanelStyles];
  static override readonly properties = {
    article: { attribute: false },
    version: { attribute: false },
    known: { attribute: false },
    retrying: { type: Boolean },
  };
  declare article: ArticleDetail;
  declare version: ArticleVersion | null;
  declare known: readonly TagCount[];
  declare retrying: boolean;

  constructor() {
    super();
    this.version = null;
    this.known = [];
    this.retrying = false;
    new LocaleController(this);
  }

  #emit(name: 'tagged' | 'untagged' | 'copied', detail: string): void {
    this.dispatchEvent(new CustomEvent(`op-info-panel-${name}`, { detail }));
  }

  #hash(label: string, value: string): TemplateResult {
    return html`<div>
      <dt>${label}</dt>
      <dd class="hash">
        <code>${value}</code>
        <button
          class="icon"
          title=${t('info.copy', label)}
          aria-label=${t('info.copy', label)}
          @click=${() => this.#emit('copied', value)}
        >
          ${icon('copy')}
        </button>
      </dd>
    </div>`;
  }

  #fact(label: string, value: string): TemplateResult {
    return html`<div>
      <dt>${label}</dt>
      <dd>${value}</dd>
    </div>`;
  }

  #care(): TemplateResult | typeof nothing {
    const { care } = this.article;
    if (care.length === 0) return nothing;
    return html`<section class="care" aria-label=${t('view.care')}>
      <h3>${t('view.care')}</h3>
      <ul>
        ${care.map((reason) => html`<li>${icon('problem')}${t(`care.reason.${reason}`)}</li>`)}
      </ul>
    </section>`;
  }

  #tags(): TemplateResult {
    const { tags, suggestedTags } = this.article;
    const offered = suggestedTags.filter((tag) => !tags.includes(tag));
    return html`<section aria-label=${t('info.tags')}>
      <h3>${t('info.tags')}</h3>
      <op-tag-input
        .tags=${tags}
        .known=${this.known}
        @op-tag-input-added=${({ detail }: CustomEvent<string>) => this.#emit('tagged', detail)}
        @op-tag-input-removed=${({ detail }: CustomEvent<string>) => this.#emit('untagged', detail)}
      ></op-tag-input>
      ${
        offered.length === 0
          ? nothing
          : html`<div class="suggested" role="group" aria-label=${t('info.suggested')}>
              <span class="origin">${t('info.suggested')}</span>
              ${offered.map(
                (tag) =>
                  html`<button @click=${() => this.#emit('tagged', tag)}>${icon('plus')}${tag}</button>`,
              )}
            </div>`
      }
    </section>`;
  }

  #claims(): TemplateResult | typeof nothing {
    const groups = groupClaims(this.article.claims, this.article.conflicts);
    if (groups.length === 0) return nothing;
    return html`<section aria-label=${t('info.claims')}>
      <h3 title=${t('info.claimsHint')}>${t('info.claims')}</h3>
      <dl>
        ${groups.map(
          ({ field, conflict, values }) =>
            html`<div>
              <dt>
                ${t(`claim.${field}`)}${
                  conflict ? html` <span class="conflict">· ${t('info.conflict')}</span>` : nothing
                }
              </dt>
              ${values.map(
                ({ value, sources, used }) =>
                  html`<dd>
                    ${value}
                    <span class="origin">${sources.map((source) => t(`origin.${source}`)).join(', ')}</span>
                    ${used ? html`<span class="used">${t('info.used')}</span>` : nothing}
                  </dd>`,
              )}
            </div>`,
        )}
      </dl>
    </section>`;
  }

  #provenance(version: ArticleVersion): TemplateResult {
    return html`<section aria-label=${t('info.provenance')}>
        <h3>${t('info.provenance')}</h3>
        <dl>
          <div>
            <dt>${t('info.file')}</dt>
            <dd>
              <a href=${version.originalHref} download title=${t('info.original')}>${version.fileName}</a>
            </dd>
          </div>
          ${this.#fact(t('info.format'), `${version.format} · ${version.charset} · ${formatBytes(version.bytes)}`)}
          ${version.isPage ? this.#fact(t('info.shown'), t(version.wholePage ? 'info.wholePage' : 'info.articleAlone')) : nothing}
          ${this.#fact(t('info.imported'), formatDateTime(version.imported))}
          ${this.#fact(t('info.length'), t('info.characters', version.textChars))}
          ${this.#hash(t('info.sha256'), version.sha256)}
          ${this.#hash(t('info.textSha256'), version.textSha256)} ${this.#hash(t('info.id'), this.article.id)}
        </dl>
      </section>
      ${
        version.warnings.length === 0
          ? nothing
          : html`<section aria-label=${t('info.warnings')}>
              <h3>${t('info.warnings')}</h3>
              <ul class="warnings">
                ${version.warnings.map(({ message }) => html`<li lang="en">${message}</li>`)}
              </ul>
            </section>`
      }`;
  }

  protected override render(): TemplateResult {
    return html`${this.#care()} ${this.#tags()}
      <section aria-label=${t('info.images')}>
        <op-image-list .images=${this.article.imageList} .retrying=${this.retrying}></op-image-list>
      </section>
      ${this.#claims()} ${this.version ? this.#provenance(this.version) : nothing}`;
  }
}

customElements.define('op-info-panel', OpInfoPanel);

declare global {
  interface HTMLElementTagNameMap {
    'op-info-panel': OpInfoPanel;
  }
}
