import { escapeAttribute, escapeText, cleanCharacters } from './cleaning/escape-html.ts';
import { safeLink } from './cleaning/safe-link.ts';
import { readableStyle } from './readable-style.ts';

export interface ReadableMeta {
  readonly title: string;
  readonly url: string | null;
  readonly site: string | null;
  readonly author: string | null;
  readonly published: string | null;
  readonly language: string | null;
}

/** What stands in a picture's slot. */
export interface ReadablePicture {
  readonly slot: number;
  /** Path of the stored picture relative to the readable copy; null where there is none. */
  readonly src: string | null;
  /** Size of the stored picture in pixels, else the size the article claims. */
  readonly width: number | null;
  readonly height: number | null;
  /** Address the article gives; shown as text, never loaded. */
  readonly url: string;
  readonly alt: string;
  /** Why there is no picture. */
  readonly reason: string | null;
}

/** Written by `HtmlWriter`: attributes in this order, quoted, with every `>` in them escaped. */
const SLOT = /<img data-slot="(\d+)" alt="([^"]*)"( class="op-inline")?>/g;

/**
 * Nothing remote can load, wherever the file is opened: from the library folder (`file:`), or served by the
 * app ('self'). No scripts, no frames, no forms.
 */
const POLICY =
  "default-src 'none'; img-src 'self' file:; style-src 'self' 'unsafe-inline'; font-src 'self'; base-uri 'none'; form-action 'none'";

/**
 * The readable copy as a document of its own that any browser shows, with its pictures, from the library
 * folder. What is derived from the record stands in a header outside `<article>`; inside it is `body` alone,
 * so offsets into its text stay the same when a missing picture arrives.
 */
export const renderReadable = (
  meta: ReadableMeta,
  body: string,
  pictures: readonly ReadablePicture[],
): string => {
  const bySlot = new Map(pictures.map((picture) => [picture.slot, picture]));
  const filled = body.replace(SLOT, (_, slot: string, alt: string, inline: string | undefined) =>
    pictureHtml(Number(slot), alt, inline !== undefined, bySlot.get(Number(slot))),
  );
  const title = text(meta.title);
  const language = meta.language === null ? '' : ` lang="${escapeAttribute(meta.language)}"`;
  return `<!doctype html>
<html${language}>
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${readableStyle}</style>
</head>
<body>
<header class="op-header">
<h1>${title}</h1>
${byline(meta)}</header>
<article>
${filled}
</article>
</body>
</html>
`;
};

const text = (value: string): string => escapeText(cleanCharacters(value));

const byline = (meta: ReadableMeta): string => {
  const { published } = meta;
  const parts = [
    meta.site === null ? '' : text(meta.site),
    meta.author === null || meta.author === meta.site ? '' : text(meta.author),
    published === null
      ? ''
      : `<time datetime="${escapeAttribute(published)}">${text(published.replace('T', ' ').replace('Z', ' UTC'))}</time>`,
    sourceLink(meta.url),
  ].filter((part) => part !== '');
  return parts.length === 0 ? '' : `<p class="op-byline">${parts.join(' · ')}</p>\n`;
};

const sourceLink = (url: string | null): string => {
  const href = url === null ? null : safeLink(url, null);
  if (url === null || href === null) return '';
  return `<a href="${escapeAttribute(href)}" rel="noopener noreferrer">${text(url)}</a>`;
};

const pictureHtml = (
  slot: number,
  escapedAlt: string,
  inline: boolean,
  picture: ReadablePicture | undefined,
): string => {
  const src = picture?.src ?? null;
  if (!picture || src === null) return missing(slot, escapedAlt, inline, picture);
  const className = inline ? ' class="op-inline"' : '';
  return `<img data-slot="${String(slot)}" src="${escapeAttribute(src)}" alt="${escapedAlt}"${size(picture)}${className}>`;
};

const size = ({ width, height }: ReadablePicture): string =>
  width === null || height === null ? '' : ` width="${String(width)}" height="${String(height)}"`;

/**
 * All its words are attributes that the style sheet shows: the text of the article must be the same with and
 * without the picture.
 */
const missing = (
  slot: number,
  escapedAlt: string,
  inline: boolean,
  picture: ReadablePicture | undefined,
): string => {
  const url = picture?.url ?? '';
  const host = URL.parse(url)?.hostname ?? '';
  const reason = picture?.reason ?? 'not-fetched';
  const label = escapedAlt || escapeAttribute(host) || '—';
  const className = inline ? 'op-missing op-inline' : 'op-missing';
  return (
    `<span class="${className}" data-slot="${String(slot)}"${picture ? claimedSize(picture) : ''} role="img" aria-label="${label}" data-alt="${escapedAlt}"` +
    ` data-host="${escapeAttribute(host)}" data-reason="${escapeAttribute(reason)}" data-url="${escapeAttribute(url)}"></span>`
  );
};

/** The room the article gives the picture; the style sheet keeps it free. */
const claimedSize = ({ width, height }: ReadablePicture): string =>
  width === null || height === null || width < 1 || height < 1
    ? ''
    : ` data-width="${String(width)}" data-height="${String(height)}"`;
