/** What one line above the text of a note is. */
export type NoteLine =
  | { readonly kind: 'blank' | 'ruler' | 'aside' | 'text' }
  | { readonly kind: 'title'; readonly value: string }
  | { readonly kind: 'address'; readonly value: string }
  /** `key` as front matter writes it: lower case, underscores for what separates its words. */
  | { readonly kind: 'label'; readonly key: string; readonly value: string };

const MAX_LINE = 2000;
const ADDRESS = /^<?(https?:\/\/[^\s<>]+)>?$/i;
/** The end of something that began before it. */
const TORN = /^[^(]*[)\]}~*]+$/;
const LINK = /^\[([^[\]]*)\]\((https?:\/\/\S+)\)$/i;
const NAME = String.raw`([\p{L}\p{N}][\p{L}\p{N}_ -]{0,30}?)`;
/** `**Source:** …` and `**Source**: …`. */
const BOLD = new RegExp(String.raw`^(\*\*|__|\*)${NAME}(?:\s*[:：]\1|\1\s*[:：])\s*(.*)$`, 'u');
/** `Source: …`, `来源：…`, `source:: …` of Logseq. */
const PLAIN = new RegExp(String.raw`^${NAME}\s*(?:::?(?:\s+|$)|：\s*)(.*)$`, 'u');
/** `#+SOURCE: …` and `:SOURCE: …` of Org. */
const ORG = /^(?:#\+|:)([A-Za-z][\w-]{0,30}):\s*(.*)$/;

const FORMS = [LINK, ORG, PLAIN];

/** Of notes in plain text, Markdown and Org. The line is without its end. */
export const readNoteLine = (line: string): NoteLine => {
  const text = line.trim();
  if (text === '') return { kind: 'blank' };
  if (/^([-*_])\1{2,}$/.test(text)) return { kind: 'ruler' };
  if (text.length > MAX_LINE) return { kind: 'text' };
  return readMark(text) ?? readLabel(text.replace(/^(?:[-*+>]\s+)+/, '')) ?? { kind: 'text' };
};

/** Headings, hash tags, pictures. */
const readMark = (text: string): NoteLine | null => {
  const heading = /^(#{1,6})\s+(.+?)\s*#*$/.exec(text);
  if (heading?.[2] !== undefined)
    return heading[1] === '#' ? { kind: 'title', value: heading[2] } : { kind: 'aside' };
  return /^(?:#[\p{L}\p{N}_/-]+\s*)+$/u.test(text) || /^!\[[^\]]*\]\(\S+\)$/.test(text)
    ? { kind: 'aside' }
    : null;
};

const readLabel = (text: string): NoteLine | null => {
  const address = ADDRESS.exec(text)?.[1];
  if (address !== undefined) return TORN.test(address) ? null : { kind: 'address', value: address };
  const bold = BOLD.exec(text);
  const [name, value] = bold
    ? bold.slice(2)
    : (FORMS.map((form) => form.exec(text))
        .find(Boolean)
        ?.slice(1) ?? []);
  return name === undefined ? null : label(name, value ?? '');
};

const label = (name: string, value: string): NoteLine => ({
  kind: 'label',
  key: name
    .trim()
    .toLowerCase()
    .replace(/[\s-]+/g, '_'),
  value: value.trim(),
});
