import { decodeEntities } from '../metadata/decode-entities.ts';
import { xmlAsHtml } from '../xml/xml-as-html.ts';
import { localName, xmlTags } from '../xml/xml-tags.ts';
import type { XmlTag } from '../xml/xml-tags.ts';
import { resolvePath } from './epub-package.ts';

export interface EpubChapter {
  readonly path: string;
  readonly xhtml: string;
}

/**
 * The chapters one after the other as one piece of HTML. What they refer to is named by its path in the
 * archive; links from chapter to chapter stay links, and ids are told apart by the chapter's number.
 */
export const joinChapters = (chapters: readonly EpubChapter[]): string => {
  const numbers = new Map(chapters.map(({ path }, index) => [path, index + 1]));
  return chapters
    .map(({ path, xhtml }, index) => {
      const number = index + 1;
      const html = xmlAsHtml(bodyOf(xhtml), (tag) => inBook(tag, { path, number, numbers }));
      return `<section id="c${String(number)}">${html}</section>`;
    })
    .join('\n');
};

/** What stands between `<body>` and `</body>`. */
const bodyOf = (xhtml: string): string => {
  let start = 0;
  for (const tag of xmlTags(xhtml)) {
    const name = localName(tag.name);
    if (name === 'body' && !tag.isClosing) start = tag.end;
    if (name === 'body' && tag.isClosing) return xhtml.slice(start, tag.start);
  }
  return xhtml.slice(start);
};

interface Place {
  readonly path: string;
  readonly number: number;
  readonly numbers: ReadonlyMap<string, number>;
}

const FILE_REFERENCES = new Set(['src', 'poster', 'data']);

const inBook = (tag: XmlTag, place: Place): XmlTag['attributes'] | null => {
  if (tag.isClosing || tag.attributes.length === 0) return null;
  const isImage = localName(tag.name) === 'image';
  return tag.attributes.map(([name, value]): [string, string] => {
    const key = localName(name);
    if (key === 'id') return [name, `c${String(place.number)}-${value}`];
    if (key === 'srcset') return [name, srcsetInBook(value, place)];
    if (FILE_REFERENCES.has(key) || (key === 'href' && isImage)) return [name, fileInBook(value, place)];
    return key === 'href' ? [name, linkInBook(value, place)] : [name, value];
  });
};

const fileInBook = (value: string, { path }: Place): string => {
  const found = resolvePath(decodeEntities(value), path);
  return found === null ? value : escaped(encodeURI(found));
};

const srcsetInBook = (value: string, place: Place): string =>
  value
    .split(/\s*,\s+/)
    .map((candidate) => candidate.trim().replace(/^\S+/, (url) => fileInBook(url, place)))
    .join(', ');

const linkInBook = (value: string, { path, number, numbers }: Place): string => {
  const reference = decodeEntities(value);
  const [, file = '', id] = /^([^#]*)(?:#(.*))?$/s.exec(reference) ?? [];
  const target = file === '' ? path : resolvePath(file, path);
  if (target === null) return value;
  const chapter = file === '' ? number : numbers.get(target);
  // The table of contents, or a file that is no chapter: there is nowhere to go.
  if (chapter === undefined) return '';
  return escaped(id ? `#c${String(chapter)}-${id}` : `#c${String(chapter)}`);
};

const escaped = (text: string): string => text.replaceAll('&', '&amp;');
