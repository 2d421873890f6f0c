import { deriveArticle } from './derive-article.ts';
import type { ReadArticle } from './derived-article.ts';
import { readableText } from './readable-text.ts';
import { renderReadable } from './render-readable.ts';

/** Derives an article and reads its canonical text; a pure function of its input. Throws as `deriveArticle`. */
export const readArticle = (...input: Parameters<typeof deriveArticle>): ReadArticle => {
  const derived = deriveArticle(...input);
  return { ...derived, text: readableText(renderReadable(derived, derived.body, [])) };
};
