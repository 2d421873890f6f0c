import { BinaryPlist, PlistError } from './binary-plist.ts';
import type { PlistRef } from './binary-plist.ts';
import { damagedArchive } from './damaged-archive.ts';
import { PageResources } from './page-resources.ts';
import type { PagePart } from './page-resources.ts';
import type { SavedPage } from './saved-page.ts';

const KIND = 'a Safari web archive';
const MAX_RESOURCES = 20_000;

/**
 * The page of a Safari web archive; frames are left out as they are elsewhere. Throws OffprintError
 * `damaged-archive` for a file that is cut off, refers to itself without end or holds no page.
 */
export const readWebarchive = (name: string, bytes: Uint8Array): SavedPage => {
  try {
    return readPage(name, new BinaryPlist(bytes));
  } catch (error) {
    if (error instanceof PlistError) throw damagedArchive(name, KIND, error.message);
    throw error;
  }
};

const readPage = (name: string, plist: BinaryPlist): SavedPage => {
  const top = plist.dictionary(plist.top);
  const main = dictionaryOf(plist, top?.get('WebMainResource'));
  const bytes = main && dataOf(plist, main);
  if (!main || !bytes) throw damagedArchive(name, KIND, 'it holds no page');
  const url = textOf(plist, main, 'WebResourceURL');
  const isOnWeb = url !== null && /^https?:/i.test(url);
  return {
    format: 'webarchive',
    extension: 'webarchive',
    mediaType: 'application/x-webarchive',
    document: {
      bytes,
      mediaType: textOf(plist, main, 'WebResourceMIMEType')?.toLowerCase() ?? 'text/html',
      charset: textOf(plist, main, 'WebResourceTextEncodingName'),
    },
    url,
    claims: isOnWeb ? [{ field: 'url', value: url, source: 'container' }] : [],
    resources: new PageResources(partsOf(plist, top?.get('WebSubresources')), url),
    warnings: [],
  };
};

type Dictionary = ReadonlyMap<string, PlistRef>;

const dictionaryOf = (plist: BinaryPlist, ref: PlistRef | undefined): Dictionary | null =>
  ref === undefined ? null : plist.dictionary(ref);

const textOf = (plist: BinaryPlist, dictionary: Dictionary, key: string): string | null => {
  const ref = dictionary.get(key);
  return ref === undefined ? null : plist.text(ref);
};

const dataOf = (plist: BinaryPlist, dictionary: Dictionary): Uint8Array | null => {
  const ref = dictionary.get('WebResourceData');
  return ref === undefined ? null : plist.data(ref);
};

const partsOf = (plist: BinaryPlist, list: PlistRef | undefined): PagePart[] => {
  const refs = list === undefined ? null : plist.array(list);
  return (refs ?? []).slice(0, MAX_RESOURCES).flatMap((ref) => {
    const resource = plist.dictionary(ref);
    const data = resource && dataOf(plist, resource);
    if (!resource || !data) return [];
    return [{ location: textOf(plist, resource, 'WebResourceURL'), contentId: null, bytes: () => data }];
  });
};
