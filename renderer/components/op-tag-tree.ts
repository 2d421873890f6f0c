import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import type { TagCount } from '../../preload/contract/tags.ts';
import { compareNames, formatNumber } from '../i18n/format.ts';
import { t } from '../i18n/localize.ts';
import { base } from '../styles/base.ts';
import { growTagTree, type TagNode } from './grow-tag-tree.ts';
import { icon } from './icon.ts';
import { LocaleController } from './locale-controller.ts';
import { navStyles } from './nav.styles.ts';

/**
 * Tags as a tree: `a/b` stands below `a`.
 *
 * @fires op-tag-tree-chosen - string: the whole name of a tag
 */
export class OpTagTree extends LitElement {
  static override readonly properties = {
    tags: { attribute: false },
    current: { attribute: false },
    open: { state: true },
  };
  declare tags: readonly TagCount[];
  declare current: string | null;
  declare open: ReadonlySet<string>;

  static override readonly styles = [
    base,
    navStyles,
    css`
      ul ul {
        margin-inline-start: 0.875rem;
      }
      .line {
        position: relative;
      }
      .twist {
        position: absolute;
        left: -2px;
        top: 3px;
        width: 1.25rem;
        min-height: 1.375rem;
        padding: 0;
        border: 0;
        background: none;
        color: var(--ink-faint);
      }
      .twist svg {
        width: 0.75rem;
        height: 0.75rem;
        transition: rotate var(--quick);
      }
      .twist[aria-expanded='true'] svg {
        rotate: 90deg;
      }
    `,
  ];

  constructor() {
    super();
    this.tags = [];
    this.current = null;
    this.open = new Set();
    new LocaleController(this);
  }

  #toggle(name: string): void {
    const open = new Set(this.open);
    if (!open.delete(name)) open.add(name);
    this.open = open;
  }

  #node({ label, name, count, below }: TagNode): TemplateResult {
    const open = this.open.has(name) || this.current?.startsWith(`${name}/`) === true;
    return html`<li>
      <div class="line">
        ${
          below.length === 0
            ? nothing
            : html`<button
                class="twist"
                aria-label=${t('sidebar.expand', name)}
                aria-expanded=${open ? 'true' : 'false'}
                @click=${() => this.#toggle(name)}
              >
                ${icon('chevronRight')}
              </button>`
        }
        <button
          class="entry"
          aria-current=${this.current === name ? 'page' : nothing}
          @click=${() => this.dispatchEvent(new CustomEvent('op-tag-tree-chosen', { detail: name }))}
        >
          <span class="name">${label}</span><span class="count">${count > 0 ? formatNumber(count) : ''}</span>
        </button>
      </div>
      ${open && below.length > 0 ? this.#level(below) : nothing}
    </li>`;
  }

  #level(nodes: readonly TagNode[]): TemplateResult {
    return html`<ul>
      ${nodes.map((node) => this.#node(node))}
    </ul>`;
  }

  protected override render(): TemplateResult {
    return this.#level(growTagTree(this.tags, compareNames));
  }
}

customElements.define('op-tag-tree', OpTagTree);

declare global {
  interface HTMLElementTagNameMap {
    'op-tag-tree': OpTagTree;
  }
}
