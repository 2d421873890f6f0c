import { css, html, LitElement, type TemplateResult } from 'lit';
import { base } from '../styles/base.ts';

export interface KeyGroup {
  readonly heading: string;
  readonly keys: readonly { readonly label: string; readonly key: string }[];
}

/** Every key there is, by what it is for. */
export class OpKeySheet extends LitElement {
  static override readonly properties = { groups: { attribute: false } };
  declare groups: readonly KeyGroup[];

  static override readonly styles = [
    base,
    css`
      :host {
        display: block;
        columns: 2 17rem;
        column-gap: var(--space-7);
      }
      section {
        break-inside: avoid;
        margin-bottom: var(--space-5);
      }
      h3 {
        margin-bottom: var(--space-2);
        color: var(--ink-faint);
        font-size: var(--text-2);
        font-weight: 500;
      }
      div {
        display: flex;
        gap: var(--space-4);
        justify-content: space-between;
        align-items: center;
        padding: 5px 0;
        border-top: 1px solid var(--line);
      }
      kbd {
        flex: none;
        padding: 3px 6px;
        border: 1px solid var(--line-strong);
        border-radius: var(--radius-1);
        background: var(--ground-list);
        color: var(--ink-soft);
      }
    `,
  ];

  constructor() {
    super();
    this.groups = [];
  }

  protected override render(): TemplateResult[] {
    return this.groups.map(
      ({ heading, keys }) =>
        html`<section>
          <h3>${heading}</h3>
          <dl>
            ${keys.map(
              ({ label, key }) =>
                html`<div>
                  <dt>${label}</dt>
                  <dd><kbd>${key}</kbd></dd>
                </div>`,
            )}
          </dl>
        </section>`,
    );
  }
}

customElements.define('op-key-sheet', OpKeySheet);

declare global {
  interface HTMLElementTagNameMap {
    'op-key-sheet': OpKeySheet;
  }
}
