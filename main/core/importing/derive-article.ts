import { readContainer } from './containers/read-container.ts';
import type { SavedPage } from './containers/saved-page.ts';
import { refuseNonText } from './decoding/refuse-non-text.ts';
import { runStages } from './derivation-stages.ts';
import type { DerivedArticle } from './derived-article.ts';
import type { Draft } from './draft.ts';
import { Logbook } from './logbook.ts';

export interface DeriveOptions {
  /** Charset to read the file with, whatever it says itself. */
  readonly charset?: string;
  /** Address the file was saved from, where a container or the user knows it. */
  readonly sourceUrl?: string | null;
  /** All of a saved page, not its article alone. */
  readonly wholePage?: boolean;
  /** The page the file holds, where it had to be unpacked first. */
  readonly page?: SavedPage | null;
}

/**
 * Everything that follows from a saved file alone. Pure: the same bytes, name and options give the same
 * article. Throws OffprintError `empty-file`, `binary-file`, `file-too-large`, `damaged-archive` or
 * `not-an-article`; what is merely odd about a file becomes a warning.
 */
export const deriveArticle = (
  file: { readonly name: string; readonly bytes: Uint8Array },
  options: DeriveOptions = {},
): DerivedArticle => {
  const container = options.page ?? readContainer(file.name, file.bytes);
  const bytes = container ? container.document.bytes : file.bytes;
  refuseNonText(file.name, bytes);
  const draft = runStages({
    fileName: file.name,
    bytes,
    container,
    charset: options.charset,
    sourceUrl: options.sourceUrl ?? null,
    wholePage: options.wholePage ?? false,
    log: new Logbook(),
  });
  const { settled, pictures } = draft;
  return {
    format: formatName(draft),
    charset: draft.readAs,
    ...storedAs(draft),
    claims: draft.claims,
    title: settled.title,
    url: settled.url,
    canonicalUrl: settled.canonicalUrl,
    site: settled.site,
    author: settled.author,
    published: settled.published,
    language: draft.language,
    suggestedTags: settled.suggestedTags,
    body: draft.body,
    images: pictures.images,
    skippedImages: pictures.skipped,
    embedded: pictures.embedded,
    namesParts: namesParts(draft),
    warnings: draft.warnings,
    log: draft.log.steps(),
  };
};

/** An address of a picture that begins with a folder beside the page; bounded, or hostile tags take hours. */
const PART =
  /<(?:img|source|input|video)\b[^<>]{0,1000}?\s(?:src|srcset|poster)\s?=\s?["']?(?:\.\/)?[^"'<>:?#/\s][^"'<>:?#]{0,300}\//i;

const namesParts = ({ container, wholePage, found, html }: Draft): boolean =>
  container === null && !wholePage && found?.isArticle === true && PART.test(html);

/** `mhtml+html`, `header+html`, `front-matter+markdown`, `html`: what stands above the body, and what the body is. */
const formatName = ({ container, header, bodyFormat }: Draft): string => {
  if (container) return `${container.format}+${bodyFormat}`;
  if (header.titleLine ?? header.stamp) return `header+${bodyFormat}`;
  return header.frontMatter ? `front-matter+${bodyFormat}` : bodyFormat;
};

const STORED: Readonly<Record<string, { readonly extension: string; readonly mediaType: string }>> = {
  md: { extension: 'md', mediaType: 'text/markdown' },
  html: { extension: 'html', mediaType: 'text/html' },
  txt: { extension: 'txt', mediaType: 'text/plain' },
};
const EXTENSIONS: Readonly<Record<string, string>> = {
  md: 'md',
  markdown: 'md',
  html: 'html',
  htm: 'html',
  xhtml: 'html',
  txt: 'txt',
};
const BY_FORMAT = { html: 'html', markdown: 'md', text: 'txt' } as const;

/** The file keeps the kind of name it had; one without a telling name gets that of its format. */
const storedAs = (draft: Draft): { extension: string; mediaType: string } => {
  const { container, fileName, bodyFormat, hasHeader } = draft;
  if (container) return { extension: container.extension, mediaType: container.mediaType };
  const extension = EXTENSIONS[/\.(\w+)$/.exec(fileName)?.[1]?.toLowerCase() ?? ''];
  const stored = STORED[extension ?? (hasHeader ? 'md' : BY_FORMAT[bodyFormat])];
  if (!stored) throw new Error(`no stored form for ${fileName}`);
  return stored;
};
