/** What a file that is no text may be called, by the bytes at some place in it. */
interface Signature {
  readonly at: number;
  readonly bytes: string;
  readonly kind: string;
  /** It holds other files, and those may be saved articles. */
  readonly isArchive?: boolean;
}

const BITMAP = 'a BMP picture';
const SIGNATURES: readonly Signature[] = [
  { at: 0, bytes: '%PDF-', kind: 'a PDF document' },
  { at: 0, bytes: 'PK\x03\x04', kind: 'a ZIP archive', isArchive: true },
  { at: 0, bytes: '\x1f\x8b', kind: 'a gzip archive', isArchive: true },
  { at: 0, bytes: 'Rar!\x1a\x07', kind: 'a RAR archive', isArchive: true },
  { at: 0, bytes: "7z\xbc\xaf'\x1c", kind: 'a 7-Zip archive', isArchive: true },
  { at: 0, bytes: 'BZh', kind: 'a bzip2 archive', isArchive: true },
  { at: 0, bytes: '\xfd7zXZ\0', kind: 'an xz archive', isArchive: true },
  { at: 0, bytes: '(\xb5/\xfd', kind: 'a Zstandard archive', isArchive: true },
  { at: 257, bytes: 'ustar', kind: 'a tar archive', isArchive: true },
  { at: 0, bytes: 'bplist0', kind: 'a Safari web archive' },
  { at: 0, bytes: '\x89PNG', kind: 'a PNG picture' },
  { at: 0, bytes: '\xff\xd8\xff', kind: 'a JPEG picture' },
  { at: 0, bytes: 'GIF8', kind: 'a GIF picture' },
  { at: 8, bytes: 'WEBPVP8', kind: 'a WebP picture' },
  { at: 4, bytes: 'ftypavi', kind: 'an AVIF picture' },
  { at: 4, bytes: 'ftyphei', kind: 'a HEIF picture' },
  { at: 4, bytes: 'ftypmif1', kind: 'a HEIF picture' },
  { at: 0, bytes: 'II*\0', kind: 'a TIFF picture' },
  { at: 0, bytes: 'MM\0*', kind: 'a TIFF picture' },
  // Its first two letters may begin any text; the four zeros behind its size do not stand in one.
  { at: 6, bytes: '\0\0\0\0', kind: BITMAP },
  { at: 0, bytes: '\0\0\x01\0', kind: 'an icon' },
  { at: 4, bytes: 'ftyp', kind: 'a video or sound file' },
  { at: 0, bytes: '\x1aE\xdf\xa3', kind: 'a video' },
  { at: 0, bytes: 'RIFF', kind: 'a media file' },
  { at: 0, bytes: 'ID3', kind: 'a sound file' },
  { at: 0, bytes: 'OggS', kind: 'a media file' },
  { at: 0, bytes: 'fLaC', kind: 'a sound file' },
  { at: 0, bytes: 'wOF', kind: 'a font' },
  { at: 0, bytes: '\xd0\xcf\x11\xe0', kind: 'an old Office document' },
  { at: 60, bytes: 'BOOKMOBI', kind: 'a Kindle book' },
  { at: 0, bytes: 'AT&TFORM', kind: 'a DjVu document' },
  { at: 0, bytes: 'ITSF', kind: 'a Windows help file (CHM)' },
  { at: 0, bytes: 'SQLite format 3', kind: 'a database' },
  { at: 0, bytes: '\x7fELF', kind: 'a program' },
  { at: 0, bytes: 'MZ\x90', kind: 'a program' },
];
/** Up to the end of the last of them. */
const SNIFFED_BYTES = 262;

/** What the file is by its first bytes, or null where they say nothing. */
export const knownBinary = (bytes: Uint8Array): Pick<Signature, 'kind' | 'isArchive'> | null => {
  const head = String.fromCharCode(...bytes.subarray(0, SNIFFED_BYTES));
  return (
    SIGNATURES.find(
      ({ at, bytes: sign, kind }) => head.startsWith(sign, at) && (kind !== BITMAP || head.startsWith('BM')),
    ) ?? null
  );
};
