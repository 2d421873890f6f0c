import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import type { ImageCounts } from '../../preload/contract/articles.ts';
import { formatShare } from '../i18n/format.ts';
import { t } from '../i18n/localize.ts';
import type { IconName } from '../icons/icons.ts';
import { base } from '../styles/base.ts';
import { icon } from './icon.ts';
import { LocaleController } from './locale-controller.ts';
import { stepThroughMenu } from './step-through-menu.ts';

/** Ids of the commands the toolbar offers. */
export type ToolbarCommand =
  | 'back'
  | 'article.previous'
  | 'article.next'
  | 'article.unread'
  | 'article.tag'
  | 'article.trash'
  | 'article.restore'
  | 'export.pdf'
  | 'export.markdown'
  | 'export.html'
  | 'images.retry'
  | 'page.whole'
  | 'page.article'
  | 'mark.copy'
  | 'encoding.choose'
  | 'log.open'
  | 'margin.toggle';

/**
 * What can be done with the open article.
 *
 * @slot text - the options of text and theme, shown in a popover
 * @fires op-reader-toolbar-commanded - ToolbarCommand
 */
export class OpReaderToolbar extends LitElement {
  static override readonly properties = {
    images: { attribute: false },
    narrow: { type: Boolean },
    margin: { type: Boolean },
    exporting: { type: Boolean },
    trashed: { type: Boolean },
    unread: { type: Boolean },
    page: { attribute: false },
  };
  declare images: ImageCounts;
  declare narrow: boolean;
  declare margin: boolean;
  declare exporting: boolean;
  declare trashed: boolean;
  declare unread: boolean;
  /** What is shown of a saved page; null for what is no page. */
  declare page: 'article' | 'whole' | null;

  static override readonly styles = [
    base,
    css`
      :host {
        display: flex;
        gap: 2px;
        align-items: center;
        min-height: var(--bar);
        padding: 0 var(--space-4);
        border-bottom: 1px solid var(--line);
        background: var(--ground-page);
      }
      .local {
        margin-inline: var(--space-4) auto;
        color: var(--ink-faint);
        font-size: var(--text-2);
        white-space: nowrap;
      }
      .local.care {
        color: var(--caution);
      }
      .pdf {
        font-weight: 500;
      }
      [popover] {
        position-area: bottom span-left;
        position-try-fallbacks: flip-inline;
        inset: auto;
        margin: 6px 0 0;
        padding: 0;
        border: 0;
        border-radius: var(--radius-3);
        background: var(--ground-raised);
        color: var(--ink);
        box-shadow: var(--elevation);
      }
      #text-button {
        anchor-name: --text;
      }
      #text-popover {
        position-anchor: --text;
      }
      #more-button {
        anchor-name: --more;
      }
      #more-popover {
        position-anchor: --more;
        min-width: 13rem;
        padding: var(--space-2);
      }
      #more-popover button {
        display: flex;
        gap: var(--space-4);
        justify-content: start;
        width: 100%;
        border: 0;
        background: none;
        font-weight: 400;
      }
      #more-popover button:hover,
      #more-popover button:focus-visible {
        background: var(--accent-soft);
        color: var(--accent);
      }
    `,
  ];

  constructor() {
    super();
    this.images = { total: 0, local: 0, missing: 0 };
    this.narrow = false;
    this.margin = false;
    this.exporting = false;
    this.trashed = false;
    this.unread = false;
    this.page = null;
    new LocaleController(this);
  }

  #command(detail: ToolbarCommand): void {
    this.renderRoot.querySelector<HTMLElement>('#more-popover')?.hidePopover();
    this.dispatchEvent(new CustomEvent<ToolbarCommand>('op-reader-toolbar-commanded', { detail }));
  }

  #button(command: ToolbarCommand, name: IconName, label: string): TemplateResult {
    return html`<button
      class="icon"
      title=${label}
      aria-label=${label}
      @click=${() => this.#command(command)}
    >
      ${icon(name)}
    </button>`;
  }

  #entry(command: ToolbarCommand, name: IconName, label: string): TemplateResult {
    return html`<button role="menuitem" @click=${() => this.#command(command)}>
      ${icon(name)}${label}
    </button>`;
  }

  #onMenuKey(event: KeyboardEvent): void {
    stepThroughMenu(event, [
      ...this.renderRoot.querySelectorAll<HTMLElement>('#more-popover [role=menuitem]'),
    ]);
  }

  #local(): TemplateResult | typeof nothing {
    const { total, local, missing } = this.images;
    if (total === 0) return html`<span class="local"></span>`;
    return html`<span
      class=${missing > 0 ? 'local care' : 'local'}
      title=${t('reader.localHint', local, total)}
      >${t('reader.local', formatShare(total - missing, total))}</span
    >`;
  }

  #pageEntry(): TemplateResult | typeof nothing {
    if (this.page === null) return nothing;
    return this.page === 'whole'
      ? this.#entry('page.article', 'page', t('page.article'))
      : this.#entry('page.whole', 'page', t('page.whole'));
  }

  #menu(): TemplateResult {
    return html`<button
        id="more-button"
        class="icon"
        popovertarget="more-popover"
        aria-haspopup="menu"
        title=${t('reader.more')}
        aria-label=${t('reader.more')}
      >
        ${icon('ellipsis')}
      </button>
      <div
        id="more-popover"
        popover
        role="menu"
        tabindex="-1"
        aria-label=${t('reader.more')}
        @keydown=${(event: KeyboardEvent) => this.#onMenuKey(event)}
      >
        ${this.#entry('article.tag', 'tag', t('command.tag'))}
        ${this.#entry('article.unread', 'dot', t('command.unread'))}
        ${this.#entry('export.html', 'pdf', t('export.html'))}
        ${this.#entry('export.markdown', 'pdf', t('export.markdown'))} ${this.#pageEntry()}
        ${this.images.missing > 0 ? this.#entry('images.retry', 'retry', t('info.retry')) : nothing}
        ${this.#entry('encoding.choose', 'text', t('encoding.wrong'))}
        ${this.#entry('log.open', 'clock', t('log.open'))}
        ${
          this.trashed
            ? this.#entry('article.restore', 'undo', t('trash.restore'))
            : this.#entry('article.trash', 'trash', t('trash.move'))
        }
      </div>`;
  }

  protected override render(): TemplateResult {
    return html`
      ${this.narrow ? this.#button('back', 'arrowLeft', t('reader.back')) : nothing}
      ${this.#button('article.previous', 'chevronUp', t('reader.previous'))}
      ${this.#button('article.next', 'chevronDown', t('reader.next'))} ${this.#local()}
      <button
        id="text-button"
        class="icon"
        popovertarget="text-popover"
        title=${t('reader.text')}
        aria-label=${t('reader.text')}
      >
        ${icon('text')}
      </button>
      <div id="text-popover" popover><slot name="text"></slot></div>
      <button
        class="plain pdf"
        title=${t('export.pdf')}
        aria-label=${t('export.pdf')}
        aria-busy=${this.exporting ? 'true' : 'false'}
        ?disabled=${this.exporting}
        @click=${() => this.#command('export.pdf')}
      >
        ${icon('pdf')}${this.exporting ? t('export.working') : 'PDF'}
      </button>
      ${this.#menu()}
      <button
        class="icon"
        aria-pressed=${this.margin ? 'true' : 'false'}
        title=${this.margin ? t('margin.hide') : t('margin.show')}
        aria-label=${t('margin.label')}
        @click=${() => this.#command('margin.toggle')}
      >
        ${icon('panelRight')}
      </button>
    `;
  }
}

customElements.define('op-reader-toolbar', OpReaderToolbar);

declare global {
  interface HTMLElementTagNameMap {
    'op-reader-toolbar': OpReaderToolbar;
  }
}
