import type { DatabaseSync } from 'node:sqlite';

/** Every word the index has met, as one text: a scan of it finds the words that hold what was typed. */
export class Vocabulary {
  readonly #database: DatabaseSync;
  #text: string | null = null;

  constructor(database: DatabaseSync) {
    this.#database = database;
  }

  /** Words that are new to the index. */
  add(words: readonly string[]): void {
    if (this.#text !== null && words.length > 0) this.#text += `${words.join('\n')}\n`;
  }

  wordsContaining(part: string): string[] {
    return this.#find(part, '');
  }

  wordsEndingWith(part: string): string[] {
    return this.#find(part, '\n');
  }

  #find(part: string, after: string): string[] {
    const text = (this.#text ??= this.#load());
    const words: string[] = [];
    for (let at = text.indexOf(part + after); at !== -1;) {
      const end = text.indexOf('\n', at);
      words.push(text.slice(text.lastIndexOf('\n', at) + 1, end));
      at = text.indexOf(part + after, end);
    }
    return words;
  }

  #load(): string {
    const list = this.#database.prepare('SELECT group_concat(word, char(10)) AS list FROM word').get()?.list;
    return typeof list === 'string' && list !== '' ? `\n${list}\n` : '\n';
  }
}
