import path from 'node:path';

/** Left by operating systems in every folder; not worth a line in a report. */
const SYSTEM_FILES = new Set(['.ds_store', 'thumbs.db', 'desktop.ini', '.localized', 'icon\r']);

/** Kinds of file that are never a saved article by themselves: what a folder of saved pages also holds. */
const NEVER_ARTICLES = new Set(
  'jpg jpeg png gif webp avif bmp ico tif tiff svg css js mjs map json woff woff2 ttf otf eot mp3 mp4 m4a webm ogg wav pdf doc docx xls xlsx ppt pptx odt ods odp csv tsv bib ris ics vcf'.split(
    ' ',
  ),
);

export type FileKind = 'candidate' | 'never-an-article' | 'system';

/** By name only; what a candidate really is, its content decides. */
export const fileKind = (name: string): FileKind => {
  const lower = name.toLowerCase();
  if (SYSTEM_FILES.has(lower) || lower.startsWith('._')) return 'system';
  // Chrome keeps scripts and style sheets of a page as `name.js.download`.
  const bare = lower.replace(/\.download$/, '');
  return NEVER_ARTICLES.has(path.extname(bare).slice(1)) ? 'never-an-article' : 'candidate';
};

/**
 * Browsers save `page.html` with a folder of its parts beside it, named after the page and with the word for “files”
 * in their language behind it.
 */
const COMPANION =
  /^(.+)(?:[_.-](?:files?|dateien|fichiers|archivos|arquivos|ficheiros|bestanden|filer|soubory|s[uú]bory|pliki|elemei|f[aá]jlok|tiedostot|dosyalar|fitxers|fitxategiak|datoteke|failid|fails|fajlovi|bylos|fi[sș]iere|文件|檔案|档案|ファイル|파일|файлы|файли|файлове|фајлови|αρχεία|ملفات|קבצים|ไฟล์|t[aậ]p_tin))$/;
const PAGES = ['.html', '.htm', '.xhtml', '.shtml'];

/** Names as they are compared: Macs decompose them, and Windows does not care for their case. */
const comparable = (name: string): string => name.normalize('NFC').toLowerCase();

/** Says of folders whether they hold the parts of one of the pages among `names`, which lie beside them. */
export const companionsOf = (names: Iterable<string>): ((folder: string) => boolean) => {
  const pages = new Set([...names].map(comparable));
  return (folder) => {
    const stem = COMPANION.exec(comparable(folder))?.[1];
    return stem !== undefined && PAGES.some((extension) => pages.has(stem + extension));
  };
};
