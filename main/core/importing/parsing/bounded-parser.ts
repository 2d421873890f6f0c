import { Parser } from 'parse5';
import type { LightTree } from './light-tree.ts';

/** Whatever the size of a page, and by its size: a thousand paragraphs in a forgotten `<font>` are no attack. */
const REOPENED_ALWAYS = 20_000;
const CHARACTERS_FOR_ONE_MORE = 16;

/**
 * parse5's tree builder with an end to the formatting it opens again. Formatting that was never closed is opened
 * anew in every paragraph (HTML Standard, "reconstruct the active formatting elements"), so that a page of a hundred
 * kilobytes can become millions of elements; browsers end that by the depth they allow. Past the bound it is not
 * opened again: the words stay, in plain type.
 */
export class BoundedParser extends Parser<LightTree> {
  #left: number;

  constructor(length: number, ...options: ConstructorParameters<typeof Parser<LightTree>>) {
    super(...options);
    this.#left = REOPENED_ALWAYS + Math.floor(length / CHARACTERS_FOR_ONE_MORE);
  }

  override _reconstructActiveFormattingElements(): void {
    const before = this.openElements.stackTop;
    if (this.#left <= 0) return;
    super._reconstructActiveFormattingElements();
    this.#left -= this.openElements.stackTop - before;
  }
}
