import { BinaryPlist, isBinaryPlist } from './binary-plist.ts';
import { damagedArchive } from './damaged-archive.ts';
import { latin1 } from './mime-parts.ts';
import { PageResources } from './page-resources.ts';
import type { PagePart } from './page-resources.ts';
import { PlistError } from './property-list.ts';
import type { PlistRef, PropertyList } from './property-list.ts';
import type { SavedPage } from './saved-page.ts';
import { XmlPlist, isXmlPlist } from './xml-plist.ts';

const KIND = 'a Safari web archive';
const MAIN = 'WebMainResource';
const MAX_RESOURCES = 20_000;
/** Frames in frames of the page. */
const MAX_FRAME_DEPTH = 4;
const MAX_FRAMES = 1000;

/** Whether a file is a web archive: property lists in XML hold everything else as well. */
export const isWebarchive = (bytes: Uint8Array): boolean =>
  isBinaryPlist(bytes) || (isXmlPlist(bytes) && latin1(bytes).includes(MAIN));

/**
 * The page of a Safari web archive; the text of frames is left out as it is elsewhere. Throws OffprintError
 * `damaged-archive` for a file that is cut off, refers to itself without end or holds no page.
 */
export const readWebarchive = (name: string, bytes: Uint8Array): SavedPage => {
  try {
    return readPage(name, isBinaryPlist(bytes) ? new BinaryPlist(bytes) : new XmlPlist(bytes));
  } catch (error) {
    if (error instanceof PlistError) throw damagedArchive(name, KIND, error.message);
    throw error;
  }
};

const readPage = (name: string, plist: PropertyList): SavedPage => {
  const top = plist.dictionary(plist.top);
  const main = dictionaryOf(plist, top?.get(MAIN));
  const bytes = main && dataOf(plist, main);
  if (!main || !bytes) throw damagedArchive(name, KIND, 'it holds no page');
  const url = textOf(plist, main, 'WebResourceURL');
  const isOnWeb = url !== null && /^https?:/i.test(url);
  return {
    format: 'webarchive',
    extension: 'webarchive',
    mediaType: 'application/x-webarchive',
    document: {
      bytes: bytes(),
      mediaType: textOf(plist, main, 'WebResourceMIMEType')?.toLowerCase() ?? 'text/html',
      charset: textOf(plist, main, 'WebResourceTextEncodingName'),
    },
    url,
    claims: isOnWeb ? [{ field: 'url', value: url, source: 'container' }] : [],
    resources: new PageResources(allParts(plist, top), url),
    warnings: [],
  };
};

type Dictionary = ReadonlyMap<string, PlistRef>;

const dictionaryOf = (plist: PropertyList, ref: PlistRef | undefined): Dictionary | null =>
  ref === undefined ? null : plist.dictionary(ref);

const textOf = (plist: PropertyList, dictionary: Dictionary, key: string): string | null => {
  const ref = dictionary.get(key);
  return ref === undefined ? null : plist.text(ref);
};

const dataOf = (plist: PropertyList, dictionary: Dictionary): (() => Uint8Array) | null => {
  const ref = dictionary.get('WebResourceData');
  return ref === undefined ? null : plist.data(ref);
};

/** Of the page first, then of its frames: Safari keeps what several of them show with one of them. */
const allParts = (plist: PropertyList, top: Dictionary | null): PagePart[] => {
  const parts: PagePart[] = [];
  let archives = top ? [top] : [];
  for (let depth = 0; archives.length > 0 && depth <= MAX_FRAME_DEPTH; depth++) {
    for (const archive of archives) {
      const room = MAX_RESOURCES - parts.length;
      for (const ref of listOf(plist, archive, 'WebSubresources').slice(0, room))
        parts.push(...partOf(plist, ref));
    }
    const framed = archives.flatMap((archive) => listOf(plist, archive, 'WebSubframeArchives'));
    archives = framed.slice(0, MAX_FRAMES).flatMap((ref) => plist.dictionary(ref) ?? []);
  }
  return parts;
};

const listOf = (plist: PropertyList, dictionary: Dictionary, key: string): readonly PlistRef[] => {
  const ref = dictionary.get(key);
  return (ref === undefined ? null : plist.array(ref)) ?? [];
};

const partOf = (plist: PropertyList, ref: PlistRef): PagePart[] => {
  const resource = plist.dictionary(ref);
  const bytes = resource && dataOf(plist, resource);
  if (!resource || !bytes) return [];
  return [{ location: textOf(plist, resource, 'WebResourceURL'), contentId: null, bytes }];
};
