import { buildTextModel } from '../../preload/contract/text-model.ts';
import { parsedTree } from '../../main/core/articles/parsed-tree.ts';
import { findElement, parsePage } from '../../main/core/importing/html-tree.ts';

/** Canonical text of the `<article>` of a readable copy: what search, marks and exports count in. */
export const readableText = (readable: string): string => {
  const article = findElement(parsePage(readable), (element) => element.name === 'article');
  return article ? buildTextModel(article, parsedTree).text : '';
};
