import type { Claim, ClaimField } from '../../articles/claim.ts';
import { decodeEntities } from '../metadata/decode-entities.ts';
import { localName, tagAttribute, xmlTags } from '../xml/xml-tags.ts';
import type { XmlTag } from '../xml/xml-tags.ts';

/** What the package document of an EPUB says (EPUB 3.3, 5; EPUB 2's OPF alike). */
export interface EpubPackage {
  readonly claims: readonly Claim[];
  /** Paths in the archive of the documents in reading order, without the table of contents. */
  readonly spine: readonly string[];
}

const MAX_ITEMS = 20_000;
const MAX_CLAIMS = 200;
const MAX_VALUE = 5000;

/** `path` is that of the package document, which others are relative to. */
export const readEpubPackage = (path: string, text: string): EpubPackage => {
  const items = new Map<string, string>();
  const contents = new Set<string>();
  const order: string[] = [];
  const claims: Claim[] = [];
  for (const tag of openingTags(text)) {
    if (items.size + order.length > MAX_ITEMS) break;
    const name = localName(tag.name);
    if (name === 'itemref') order.push(tagAttribute(tag, 'idref') ?? '');
    const target = hrefPath(tag, path);
    if (name === 'item' && target !== null) items.set(tagAttribute(tag, 'id') ?? '', target);
    if (target !== null && isContents(name, tag)) contents.add(target);
    const claim = claims.length < MAX_CLAIMS ? claimOf(name, tag, text) : null;
    if (claim) claims.push(claim);
  }
  const spine = new Set(order.flatMap((id) => items.get(id) ?? []));
  return { claims: settled(claims), spine: [...spine].filter((item) => !contents.has(item)) };
};

function* openingTags(text: string): Generator<XmlTag> {
  for (const tag of xmlTags(text)) if (!tag.isClosing) yield tag;
}

const hrefPath = (tag: XmlTag, from: string): string | null => {
  const href = tagAttribute(tag, 'href');
  return href === undefined ? null : resolvePath(decodeEntities(href), from);
};

/** Of EPUB 3 and of EPUB 2. */
const isContents = (name: string, tag: XmlTag): boolean =>
  name === 'item'
    ? /(?:^|\s)nav(?:\s|$)/.test(tagAttribute(tag, 'properties') ?? '')
    : name === 'reference' && /^toc$/i.test(tagAttribute(tag, 'type') ?? '');

const FIELDS: Readonly<Record<string, ClaimField>> = {
  title: 'title',
  creator: 'author',
  date: 'published',
  language: 'language',
  publisher: 'site',
  subject: 'tag',
  source: 'url',
  identifier: 'url',
};

/** Elements of Dublin Core hold text and nothing else. */
const claimOf = (name: string, tag: XmlTag, text: string): Claim | null => {
  const field = FIELDS[name];
  // Such a date is that of the file, or of a change.
  if (!field || tag.isSelfClosed || tagAttribute(tag, 'opf:event') === 'modification') return null;
  const end = text.indexOf('</', tag.end);
  const written = text.slice(tag.end, Math.min(end < 0 ? tag.end : end, tag.end + MAX_VALUE));
  const value = decodeEntities(plainText(written)).replace(/\s+/g, ' ').trim();
  if (value === '' || (field === 'url' && !/^https?:\/\//i.test(value))) return null;
  return { field, value, source: 'container' };
};

const plainText = (xml: string): string =>
  xml.replace(/<!\[CDATA\[([^]*?)\]\]>/g, (_, content: string) => content.replaceAll('&', '&amp;'));

/** Several authors are one claim: no other source would say the second one either. */
const settled = (claims: readonly Claim[]): Claim[] => {
  const authors = claims.filter(({ field }) => field === 'author').map(({ value }) => value);
  const others = claims.filter(({ field }) => field !== 'author');
  if (authors.length === 0) return others;
  return [...others, { field: 'author', value: [...new Set(authors)].join(', '), source: 'container' }];
};

/** Path in the archive that a reference in the file at `from` means, or null for one that leads out of it. */
export const resolvePath = (reference: string, from: string): string | null => {
  if (/^(?:[a-z][a-z\d+.-]*:|\/\/)/i.test(reference.trim())) return null;
  const url = URL.parse(reference, `epub:///${from.split('/').map(encodeURIComponent).join('/')}`);
  if (!url) return null;
  try {
    return decodeURIComponent(url.pathname.slice(1));
  } catch (error) {
    if (error instanceof URIError) return null;
    throw error;
  }
};

/** Path of the package document as `META-INF/container.xml` names it. */
export const packagePath = (container: string): string | null => {
  for (const tag of xmlTags(container)) {
    const path = localName(tag.name) === 'rootfile' ? tagAttribute(tag, 'full-path') : undefined;
    if (path !== undefined) return decodeEntities(path);
  }
  return null;
};

/** Ways to make a typeface useless elsewhere, which keep no text from being read. */
const FONT_OBFUSCATION = new Set(['http://www.idpf.org/2008/embedding', 'http://ns.adobe.com/pdf/enc#RC']);

/** Paths that `META-INF/encryption.xml` says are locked. */
export const lockedPaths = (encryption: string): string[] => {
  const locked: string[] = [];
  let algorithm = '';
  for (const tag of xmlTags(encryption)) {
    const name = localName(tag.name);
    if (name === 'encrypteddata' && !tag.isClosing) algorithm = '';
    // The method of a key stands deeper, behind that of the data.
    if (name === 'encryptionmethod' && algorithm === '') algorithm = tagAttribute(tag, 'algorithm') ?? '';
    const uri = name === 'cipherreference' ? tagAttribute(tag, 'uri') : undefined;
    if (uri === undefined || FONT_OBFUSCATION.has(algorithm)) continue;
    const path = resolvePath(decodeEntities(uri), '');
    if (path !== null) locked.push(path);
  }
  return locked;
};
