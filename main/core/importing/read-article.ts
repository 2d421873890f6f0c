import { deriveArticle } from './derive-article.ts';
import type { ReadArticle } from './derived-article.ts';
import { writtenText } from './written-text.ts';

/** Derives an article and reads its canonical text; a pure function of its input. Throws as `deriveArticle`. */
export const readArticle = (...input: Parameters<typeof deriveArticle>): ReadArticle => {
  const derived = deriveArticle(...input);
  return { ...derived, text: writtenText(derived.body) };
};
