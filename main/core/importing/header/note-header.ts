import type { FrontMatterBlock } from './front-matter-block.ts';
import { fieldOfKey } from './front-matter-keys.ts';
import { parseDate } from './parse-date.ts';
import { readNoteLine } from './note-line.ts';
import type { NoteLine } from './note-line.ts';

const MAX_LENGTH = 16_384;
const MAX_LINES = 60;
const MAX_TITLE = 200;
/** An address that stands alone says where the text is from only at its top. */
const MAX_ADDRESS_LINE = 3;
/** Behind this label the text begins. */
const TEXT_FOLLOWS = /^(?:markdown_)?(?:content|text)$|^正文$|^本文$/;
/** The first lines of a drawer of Org. */
const DRAWER = /^\s*:(?:PROPERTIES|ID):/i;
const SENTENCE_END = /[.。!！?？…;；,，:：]$/;

/**
 * The lines above a note that say what it is, in no fence: a title, then `Source: …`, `- URL: …`, `**Author:** …`,
 * `#+DATE: …` or the address alone, as reading services, note programs and people write them. Null unless they
 * name an address, or a date with its title or author: a text may well begin with a word and a colon.
 */
export const readNoteHeader = (text: string, start: number): FrontMatterBlock | null => {
  if (/^\s*[<{[]/.test(text.slice(start, start + 200))) return null;
  const header = new NoteHeader();
  let position = start;
  for (const line of text
    .slice(start, start + MAX_LENGTH)
    .split('\n')
    .slice(0, MAX_LINES)) {
    const next = Math.min(text.length, position + line.length + 1);
    if (!header.take(readNoteLine(line), line, next)) break;
    position = next;
  }
  return header.result(start);
};

class NoteHeader {
  readonly #values = new Map<string, string[]>();
  /** Behind the last line that belongs to it. */
  #end: number | null = null;
  #lines = 0;
  #addressLine = 0;
  /** Whether a label stands in the paragraph above. */
  #inLabels = false;
  /** What stands between its lines and is the reader's to see. */
  #keepsAll = true;
  #candidate: string | null = null;

  /** False for a line that is none of a header. */
  take(found: NoteLine, line: string, end: number): boolean {
    if (found.kind === 'blank') return this.#between(line);
    this.#lines++;
    switch (found.kind) {
      case 'label':
        return this.#takeLabel(found.key, found.value, line, end);
      case 'address':
        if (this.#values.has('url') || this.#lines > MAX_ADDRESS_LINE) return false;
        this.#addressLine = this.#lines;
        return this.#add('url', found.value, end);
      case 'title':
        return !this.#values.has('title') && this.#add('title', found.value, end);
      case 'ruler':
        if (this.#inLabels) this.#end = end;
        return true;
      case 'aside':
        this.#keepsAll &&= !line.includes('](');
        return true;
      default:
        return this.#takeText(line.trim(), end);
    }
  }

  result(start: number): FrontMatterBlock | null {
    if (this.#end === null || !this.#isBelieved()) return null;
    if (!this.#values.has('title') && this.#candidate !== null) this.#values.set('title', [this.#candidate]);
    return { values: this.#values, end: this.#keepsAll ? this.#end : start };
  }

  #between(line: string): boolean {
    if (line.trim() === '') this.#inLabels = false;
    return true;
  }

  #takeLabel(key: string, value: string, line: string, end: number): boolean {
    if (TEXT_FOLLOWS.test(key) && value === '' && this.#end !== null) {
      this.#end = end;
      return false;
    }
    // A link that is a line stays where the reader sees it.
    if (/^\s*\[/.test(line)) this.#keepsAll = false;
    if (fieldOfKey(key) !== null) {
      this.#inLabels = true;
      return this.#add(key, value, end);
    }
    // A stranger among labels is one of them.
    if (this.#inLabels) this.#end = end;
    if (this.#inLabels || DRAWER.test(line)) return true;
    return /^\s*\[/.test(line) || this.#takeText(line.trim(), end);
  }

  /** The title without a sign that it is one, or the date alone. */
  #takeText(line: string, end: number): boolean {
    if (this.#lines === 1 && line.length <= MAX_TITLE) {
      this.#candidate = line;
      return true;
    }
    if (this.#values.has('url') && !this.#values.has('date') && parseDate(line) !== null)
      return this.#add('date', line, end);
    if (this.#addressLine === 1 && this.#lines === 2 && line.length <= MAX_TITLE && !SENTENCE_END.test(line))
      this.#candidate = line;
    return false;
  }

  #add(key: string, value: string, end: number): boolean {
    if (value !== '' && !this.#values.has(key)) this.#values.set(key, [value]);
    this.#end = end;
    return true;
  }

  #isBelieved(): boolean {
    const fields = new Map<string, string>();
    for (const [key, [value = '']] of this.#values) {
      const field = fieldOfKey(key);
      const isSaid = field === 'url' ? /https?:\/\//i.test(value) : field !== 'published' || parseDate(value);
      if (field !== null && isSaid) fields.set(field, value);
    }
    return (
      fields.has('url') || (fields.has('published') && (fields.has('author') || this.#values.has('title')))
    );
  }
}
