import { PageResources } from './page-resources.ts';
import type { PagePart } from './page-resources.ts';
import { isEpub, readEpub } from './read-epub.ts';
import type { SavedPage } from './saved-page.ts';
import type { ZippedFile, ZippedName } from './zipped-file.ts';

/** Whether an archive holds one page with what belongs to it, to be imported as a whole. */
export const isZippedPage = (names: readonly ZippedName[]): boolean => isSingleFileZ(names) || isEpub(names);

/** That page, or null for an archive of anything else. Throws OffprintError. */
export const zippedPage = (name: string, files: readonly ZippedFile[]): SavedPage | null => {
  if (isEpub(files)) return readEpub(name, files);
  return isSingleFileZ(files) ? singleFileZ(files) : null;
};

const INDEX = 'index.html';
/** SingleFile keeps many pages in one archive too; those are taken one by one. */
const PAGES_LIST = 'sfz-pages.json';

/** SingleFile notes the address of each file as its comment. */
const isSingleFileZ = (names: readonly ZippedName[]): boolean =>
  /^https?:/i.test(names.find(({ path }) => path === INDEX)?.comment ?? '') &&
  !names.some(({ path }) => path === PAGES_LIST);

const singleFileZ = (files: readonly ZippedFile[]): SavedPage | null => {
  const index = files.find(({ path }) => path === INDEX);
  if (!index) return null;
  const url = index.comment;
  return {
    format: 'singlefilez',
    extension: 'zip',
    mediaType: 'application/zip',
    document: { bytes: index.bytes(), mediaType: 'text/html', charset: 'utf-8' },
    url,
    claims: [{ field: 'url', value: url, source: 'container' }],
    resources: new PageResources(
      files.map((file): PagePart => ({
        location: file.path,
        address: /^https?:/i.test(file.comment) ? file.comment : null,
        contentId: null,
        bytes: file.bytes,
      })),
      null,
    ),
    warnings: [],
  };
};
