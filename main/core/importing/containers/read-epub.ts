import { OffprintError } from '../../errors/offprint-error.ts';
import { decodeText } from '../decoding/decode-text.ts';
import { damagedArchive, oversizedArchive } from './damaged-archive.ts';
import { joinChapters } from './epub-chapters.ts';
import { lockedPaths, packagePath, readEpubPackage } from './epub-package.ts';
import { PageResources } from './page-resources.ts';
import type { PagePart } from './page-resources.ts';
import type { SavedPage } from './saved-page.ts';
import type { ZippedFile, ZippedName } from './zipped-file.ts';

const KIND = 'an EPUB book';
const CONTAINER = 'META-INF/container.xml';
const ENCRYPTION = 'META-INF/encryption.xml';
const MAX_TEXT_BYTES = 64 * 2 ** 20;

export const isEpub = (names: readonly ZippedName[]): boolean => names.some(({ path }) => path === CONTAINER);

/**
 * An EPUB as one article: its documents in reading order, without the table of contents. Throws OffprintError
 * `protected-file` for a book locked by its seller, `damaged-archive` for one without text that can be found.
 */
export const readEpub = (name: string, files: readonly ZippedFile[]): SavedPage => {
  const byPath = new Map(files.map((file) => [file.path, file]));
  const text = (path: string): string | null => {
    const file = byPath.get(path);
    return file ? decodeText(file.bytes()).text : null;
  };
  const opf = packagePath(text(CONTAINER) ?? '') ?? files.find(({ path }) => /\.opf$/i.test(path))?.path;
  const written = opf === undefined ? null : text(opf);
  if (opf === undefined || written === null)
    throw damagedArchive(name, KIND, 'the document that lists its parts is not in it');
  const { claims, spine } = readEpubPackage(opf, written);
  const chapters = spine.filter((path) => byPath.has(path));
  refuseLocked(name, chapters, lockedPaths(text(ENCRYPTION) ?? ''));
  if (chapters.length === 0) throw damagedArchive(name, KIND, 'it lists no text that is in it');
  let left = MAX_TEXT_BYTES;
  const html = joinChapters(
    chapters.map((path) => {
      const xhtml = text(path) ?? '';
      left -= xhtml.length;
      if (left < 0) throw oversizedArchive(name, 'its text is longer than 64 MB');
      return { path, xhtml };
    }),
  );
  return {
    format: 'epub',
    extension: 'epub',
    mediaType: 'application/epub+zip',
    document: { bytes: new TextEncoder().encode(html), mediaType: 'text/html', charset: 'utf-8' },
    url: null,
    claims,
    resources: new PageResources(files.map(partOf), null),
    warnings: missingChapters(name, spine.length - chapters.length),
  };
};

const partOf = ({ path, bytes }: ZippedFile): PagePart => ({ location: path, contentId: null, bytes });

const refuseLocked = (name: string, chapters: readonly string[], locked: readonly string[]): void => {
  if (!chapters.some((path) => locked.includes(path))) return;
  throw new OffprintError(
    'protected-file',
    `“${name}” is an EPUB book that its seller has locked (DRM): its text can only be read by the seller's programs. Nothing was imported; the file is untouched.`,
  );
};

const missingChapters = (name: string, missing: number): SavedPage['warnings'] =>
  missing === 0
    ? []
    : [
        {
          code: 'container-truncated',
          message: `“${name}” lists ${String(missing)} parts that are not in it. All others were read.`,
        },
      ];
