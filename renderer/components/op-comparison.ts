import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { ComparedSentence, Comparison } from '../../preload/contract/versions.ts';
import { t } from '../i18n/localize.ts';
import { base } from '../styles/base.ts';
import { foldStart, groupDifferences, type ComparedBlock } from './group-differences.ts';
import { LocaleController } from './locale-controller.ts';
import { comparisonStyles } from './op-comparison.styles.ts';

/** Chinese and Japanese sentences follow each other without a space. */
const gapAfter = (text: string): string =>
  /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef][”’）》」』]*$/u.test(text.trimEnd()) ? '' : ' ';

/** What two versions differ in, as running text: removed words struck out before added ones. */
export class OpComparison extends LitElement {
  static override readonly styles = [base, comparisonStyles];
  static override readonly properties = {
    comparison: { attribute: false },
    at: { type: Number },
    unfolded: { state: true },
  };
  declare comparison: Comparison;
  /** Number of the difference one is at, from 0; -1 for none. */
  declare at: number;
  declare unfolded: ReadonlySet<number>;

  constructor() {
    super();
    this.at = -1;
    this.unfolded = new Set();
    new LocaleController(this);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('comparison')) this.unfolded = new Set();
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (!changed.has('at') || this.at < 0) return;
    const active = this.renderRoot.querySelector<HTMLElement>('.difference.active');
    active?.focus({ preventScroll: true });
    active?.scrollIntoView({ block: 'center' });
  }

  #inner({ text, pieces }: ComparedSentence): unknown {
    if (pieces.length === 0) return text;
    return pieces.map((piece) => {
      if (piece.kind === 'same') return piece.text;
      return piece.kind === 'added' ? html`<ins>${piece.text}</ins>` : html`<del>${piece.text}</del>`;
    });
  }

  #sentence(sentence: ComparedSentence): unknown {
    const end = sentence.endsParagraph ? html`<span class="end"></span>` : gapAfter(sentence.text);
    switch (sentence.kind) {
      case 'same':
      case 'edited':
        return html`${this.#inner(sentence)}${end}`;
      case 'added':
        return html`<ins>${sentence.text}</ins>${end}`;
      case 'removed':
        return html`<del>${sentence.text}</del>${end}`;
      case 'moved-away':
        return html`<span class="sign">${t('compare.movedAway')}</span
          ><del class="moved">${sentence.text}</del>${end}`;
      case 'moved-here':
        return html`<span class="sign">${t('compare.movedHere')}</span
          ><ins class="moved">${this.#inner(sentence)}</ins>${end}`;
    }
  }

  #same({ sentences, folded }: ComparedBlock, place: number): unknown {
    const all = sentences.map((sentence) => this.#sentence(sentence));
    if (folded === 0 || this.unfolded.has(place)) return all;
    const start = foldStart(place === 0);
    return html`${all.slice(0, start)}<button
        class="fold"
        aria-expanded="false"
        @click=${() => {
          this.unfolded = new Set([...this.unfolded, place]);
        }}
      >
        ${t('compare.unchanged', folded)}</button
      >${all.slice(start + folded)}`;
  }

  #block(block: ComparedBlock, place: number, total: number): unknown {
    if (block.kind === 'same') return this.#same(block, place);
    const active = block.index === this.at;
    return html`<span
      class=${active ? 'difference active' : 'difference'}
      role="group"
      tabindex="-1"
      aria-label=${t('compare.difference', block.index + 1, total)}
      >${block.sentences.map((sentence) => this.#sentence(sentence))}</span
    >`;
  }

  #facts(): TemplateResult | typeof nothing {
    const { facts } = this.comparison;
    if (facts.length === 0) return nothing;
    const value = (text: string | null): string => text ?? t('compare.nothing');
    return html`<h3>${t('compare.facts')}</h3>
      <dl>
        ${facts.map(
          ({ field, before, after }) =>
            html`<div>
              <dt>${t(`claim.${field}`)}</dt>
              <dd><del>${value(before)}</del><ins>${value(after)}</ins></dd>
            </div>`,
        )}
      </dl>`;
  }

  #pictures(): TemplateResult | typeof nothing {
    const { pictures } = this.comparison;
    if (pictures.length === 0) return nothing;
    return html`<h3>${t('compare.pictures')}</h3>
      <div class="pictures">
        ${pictures.map(({ kind, url, alt, href }) => {
          const what = t(kind === 'added' ? 'compare.pictureAdded' : 'compare.pictureRemoved');
          const name = html`<span class="sign">${what}</span> ${alt || url}`;
          return html`<figure>
            ${href === null ? nothing : html`<img src=${href} alt=${alt} loading="lazy" />`}
            <figcaption>${kind === 'added' ? html`<ins>${name}</ins>` : html`<del>${name}</del>`}</figcaption>
          </figure>`;
        })}
      </div>`;
  }

  protected override render(): TemplateResult {
    const blocks = groupDifferences(this.comparison.sentences);
    const total = blocks.filter(({ kind }) => kind === 'difference').length;
    return html`${this.#facts()} ${this.#pictures()}
      ${total === 0 ? html`<p class="none">${t('compare.none')}</p>` : nothing}
      <div class="text">${blocks.map((block, place) => this.#block(block, place, total))}</div>`;
  }
}

customElements.define('op-comparison', OpComparison);

declare global {
  interface HTMLElementTagNameMap {
    'op-comparison': OpComparison;
  }
}
