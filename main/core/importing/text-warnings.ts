import { OffprintError } from '../errors/offprint-error.ts';
import type { ImportWarning } from '../articles/article-record.ts';
import type { Draft } from './draft.ts';

/** Behind a tag or at the start; what was written has a `>` nowhere else. */
const VISIBLE_TEXT = /(?:^|>)(?:\s|&nbsp;)*(?!&nbsp;)[^\s<]/;

/**
 * An article without text is imported and marked. A file without a header that holds neither text nor
 * pictures is none: throws `not-an-article`.
 */
export const textWarnings = ({ fileName, body, hasHeader, pictures }: Draft): ImportWarning[] => {
  if (VISIBLE_TEXT.test(body)) return [];
  if (!hasHeader && pictures.images.length === 0) {
    throw new OffprintError(
      'not-an-article',
      `“${fileName}” holds no text and no pictures. Nothing was imported; the file is untouched.`,
    );
  }
  const rest = pictures.images.length > 0 ? `only ${counted(pictures.images.length)}` : 'only a title';
  return [{ code: 'no-text', message: `“${fileName}” holds no text, ${rest}. It is kept as it is.` }];
};

const counted = (pictures: number): string =>
  pictures === 1 ? 'one picture' : `${String(pictures)} pictures`;
