import path from 'node:path';

/** Left by operating systems in every folder; not worth a line in a report. */
const SYSTEM_FILES = new Set(['.ds_store', 'thumbs.db', 'desktop.ini', '.localized', 'icon\r']);

/** Kinds of file that are never a saved article by themselves: what a folder of saved pages also holds. */
const NEVER_ARTICLES = new Set(
  'jpg jpeg png gif webp avif bmp ico tif tiff svg css js mjs map json woff woff2 ttf otf eot mp3 mp4 m4a webm ogg wav pdf csv tsv doc docx xls xlsx ppt pptx'.split(
    ' ',
  ),
);

export type FileKind = 'candidate' | 'never-an-article' | 'system';

/** By name only; what a candidate really is, its content decides. */
export const fileKind = (name: string): FileKind => {
  const lower = name.toLowerCase();
  if (SYSTEM_FILES.has(lower) || lower.startsWith('._')) return 'system';
  return NEVER_ARTICLES.has(path.extname(lower).slice(1)) ? 'never-an-article' : 'candidate';
};

/** Browsers save `page.html` with a folder of its parts beside it, named after the page in their language. */
const COMPANION_SUFFIXES =
  '_files -files .files _file -Dateien _Dateien _fichiers _archivos _arquivos _ficheiros _bestanden -filer _filer _soubory _pliki _elemei _tiedostot _dosyalar _fitxers _fitxategiak _datoteke _failid _fails _fajlovi _bylos'
    .toLowerCase()
    .split(' ');
const PAGES = ['.html', '.htm', '.xhtml', '.shtml'];

/** Names as they are compared: Macs decompose them, and Windows does not care for their case. */
const comparable = (name: string): string => name.normalize('NFC').toLowerCase();

/** Says of folders whether they hold the parts of one of the pages among `names`, which lie beside them. */
export const companionsOf = (names: Iterable<string>): ((folder: string) => boolean) => {
  const pages = new Set([...names].map(comparable));
  return (folder) => {
    const name = comparable(folder);
    return COMPANION_SUFFIXES.some(
      (suffix) =>
        name.endsWith(suffix) &&
        PAGES.some((extension) => pages.has(name.slice(0, -suffix.length) + extension)),
    );
  };
};
