import path from 'node:path';

/** Left by operating systems in every folder; not worth a line in a report. */
const SYSTEM_FILES = new Set(['.ds_store', 'thumbs.db', 'desktop.ini', '.localized', 'icon\r']);

/** Kinds of file that are never a saved article by themselves: what a folder of saved pages also holds. */
const NEVER_ARTICLES = new Set(
  'jpg jpeg png gif webp avif bmp ico tif tiff svg css js mjs map json woff woff2 ttf otf eot mp3 mp4 m4a webm ogg wav pdf doc docx xls xlsx ppt pptx'.split(
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

/** Browsers save `page.html` with a folder of its parts beside it, named after the page. */
const COMPANION_SUFFIXES =
  '_files -files .files _file -Dateien _Dateien _fichiers _archivos _arquivos _ficheiros _bestanden -filer _filer _soubory _pliki _elemei _tiedostot _dosyalar _fitxers'.split(
    ' ',
  );

/** Whether `folder` holds the parts of one of the pages beside it. */
export const isCompanionFolder = (folder: string, siblings: { has(name: string): boolean }): boolean =>
  COMPANION_SUFFIXES.some((suffix) => {
    if (!folder.endsWith(suffix)) return false;
    const page = folder.slice(0, -suffix.length);
    return ['.html', '.htm', '.xhtml'].some((extension) => siblings.has(page + extension));
  });
