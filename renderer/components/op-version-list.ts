import { html, LitElement, nothing, type TemplateResult } from 'lit';
import type { VersionDetail } from '../../preload/contract/versions.ts';
import { formatBytes, formatDateTime } from '../i18n/format.ts';
import { t } from '../i18n/localize.ts';
import { base } from '../styles/base.ts';
import { icon } from './icon.ts';
import { LocaleController } from './locale-controller.ts';
import { versionListStyles } from './op-version-list.styles.ts';

/** What is asked of one version, by its number. */
export interface VersionRequest {
  readonly kind: 'read' | 'compare' | 'trash' | 'restore';
  readonly number: number;
  /** The version before it that is kept, to compare it with. */
  readonly earlier: number | null;
}

/**
 * The versions of an article, newest first, those in the trash below them.
 *
 * @fires op-version-list-requested - VersionRequest
 */
export class OpVersionList extends LitElement {
  static override readonly styles = [base, versionListStyles];
  static override readonly properties = {
    versions: { attribute: false },
    shown: { type: Number },
    fixed: { type: Boolean },
  };
  /** Oldest first. */
  declare versions: readonly VersionDetail[];
  declare shown: number;
  /** Nothing may be changed: the article is in the trash. */
  declare fixed: boolean;

  constructor() {
    super();
    this.versions = [];
    this.shown = 0;
    this.fixed = false;
    new LocaleController(this);
  }

  #button(
    kind: VersionRequest['kind'],
    number: number,
    label: string,
    earlier: number | null,
  ): TemplateResult {
    return html`<button
      class="link"
      aria-label=${`${label}: ${t('versions.number', number)}`}
      @click=${() =>
        this.dispatchEvent(
          new CustomEvent<VersionRequest>('op-version-list-requested', { detail: { kind, number, earlier } }),
        )}
    >
      ${label}
    </button>`;
  }

  #trash(version: VersionDetail): TemplateResult {
    const label = t('versions.trash');
    return html`<button
      class="icon"
      title=${label}
      aria-label=${`${label}: ${t('versions.number', version.number)}`}
      @click=${() =>
        this.dispatchEvent(
          new CustomEvent<VersionRequest>('op-version-list-requested', {
            detail: { kind: 'trash', number: version.number, earlier: null },
          }),
        )}
    >
      ${icon('trash')}
    </button>`;
  }

  #facts({
    imported,
    fileName,
    bytes,
    textChars,
    annotations,
    chosenCharset,
  }: VersionDetail): TemplateResult {
    return html`<p>
        ${formatDateTime(imported)} · ${formatBytes(bytes)} · ${t('info.characters', textChars)}
      </p>
      <p class="file">${fileName}</p>
      ${annotations === 0 ? nothing : html`<p>${t('versions.marks', annotations)}</p>`}
      ${chosenCharset === null ? nothing : html`<p>${t('versions.chosenCharset', chosenCharset)}</p>`}`;
  }

  #kept(version: VersionDetail, earlier: number | null, only: boolean): TemplateResult {
    const { number, current } = version;
    const shown = number === this.shown;
    return html`<li class=${shown ? 'shown' : ''} aria-current=${shown ? 'true' : nothing}>
      <h3>
        ${t('versions.number', number)}
        ${current ? html`<span class="badge">${t('versions.current')}</span>` : nothing}
        ${only || this.fixed ? nothing : this.#trash(version)}
      </h3>
      ${this.#facts(version)}
      <p class="actions">
        ${
          shown
            ? html`<span class="now">${t('versions.reading')}</span>`
            : this.#button('read', number, t('versions.read'), null)
        }
        ${earlier === null ? nothing : this.#button('compare', number, t('versions.compareHint', earlier), earlier)}
      </p>
    </li>`;
  }

  #gone(version: VersionDetail): TemplateResult {
    const { number, trashed } = version;
    return html`<li class="gone">
      <h3>${t('versions.number', number)}</h3>
      <p>${t('versions.trashedOn', formatDateTime(trashed ?? ''))}</p>
      <p class="file">${version.fileName}</p>
      ${
        this.fixed
          ? nothing
          : html`<p class="actions">${this.#button('restore', number, t('versions.restore'), null)}</p>`
      }
    </li>`;
  }

  protected override render(): TemplateResult {
    const kept = this.versions.filter(({ trashed }) => trashed === null);
    const gone = this.versions.filter(({ trashed }) => trashed !== null);
    return html`<ol>
        ${kept
          .map((version, at) => this.#kept(version, kept[at - 1]?.number ?? null, kept.length === 1))
          .reverse()}
      </ol>
      ${
        gone.length === 0
          ? nothing
          : html`<h2>${t('versions.trashed')}</h2>
              <ol>
                ${gone.toReversed().map((version) => this.#gone(version))}
              </ol>`
      }`;
  }
}

customElements.define('op-version-list', OpVersionList);

declare global {
  interface HTMLElementTagNameMap {
    'op-version-list': OpVersionList;
  }
}
