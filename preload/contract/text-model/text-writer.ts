import { classAt, DROPPED, isLineFeed, SPACE, TEXT } from './character-rules.ts';
import type { Runs } from './runs.ts';

/** Puts the canonical text together: collapses white space and notes where every piece came from. */
export class TextWriter {
  readonly #pieces: string[] = [];
  #length = 0;
  /** Separator that is due before the next character, if one comes. */
  #pending: '' | ' ' | '\n' = '';
  /** Node and position right behind the last run, while a single white-space character may still join it. */
  #joinNode = -1;
  #joinRaw = -1;
  readonly #starts: number[] = [];
  readonly #lengths: number[] = [];
  readonly #raws: number[] = [];
  readonly #nodes: number[] = [];

  breakLine(): void {
    this.#pending = '\n';
  }

  addText(node: number, data: string, preformatted: boolean): void {
    let index = 0;
    while (index < data.length) {
      const found = classAt(data, index);
      if (found === SPACE) {
        if (preformatted && isLineFeed(data.charCodeAt(index))) this.#pending = '\n';
        else if (this.#pending === '') this.#pending = ' ';
        index++;
      } else if (found === DROPPED) {
        index++;
      } else {
        const begin = index;
        do index++;
        while (index < data.length && classAt(data, index) === TEXT);
        this.#addRun(node, begin, data.slice(begin, index));
      }
    }
  }

  finish(): { text: string; runs: Runs } {
    return {
      text: this.#pieces.join(''),
      runs: {
        count: this.#starts.length,
        starts: Int32Array.from(this.#starts),
        lengths: Int32Array.from(this.#lengths),
        raws: Int32Array.from(this.#raws),
        nodes: Int32Array.from(this.#nodes),
      },
    };
  }

  #addRun(node: number, raw: number, piece: string): void {
    const separator = this.#length === 0 ? '' : this.#pending;
    this.#pending = '';
    if (separator !== '') this.#pieces.push(separator);
    this.#pieces.push(piece);
    const last = this.#starts.length - 1;
    // One separator for one character of the same node: the run just goes on.
    if (separator !== '' && node === this.#joinNode && raw === this.#joinRaw + 1) {
      this.#lengths[last] = (this.#lengths[last] ?? 0) + 1 + piece.length;
    } else {
      this.#starts.push(this.#length + separator.length);
      this.#lengths.push(piece.length);
      this.#raws.push(raw);
      this.#nodes.push(node);
    }
    this.#length += separator.length + piece.length;
    this.#joinNode = node;
    this.#joinRaw = raw + piece.length;
  }
}
