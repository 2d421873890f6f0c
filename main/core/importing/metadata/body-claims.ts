import type { Claim } from '../../articles/claim.ts';
import { attribute, isElement, isRoot, textContent, walk } from '../html-tree.ts';
import type { HtmlElement, HtmlNode } from '../html-tree.ts';

const MAX_NAME = 80;

const hasWord = (element: HtmlElement, name: string, word: string): boolean =>
  ` ${attribute(element, name).toLowerCase()} `.includes(` ${word} `);

/** What the article's own text states: its first heading, links to its author and its tags. */
export const bodyClaims = (content: HtmlNode): Claim[] => {
  const claims: Claim[] = [];
  let heading: HtmlElement | undefined;
  walk(content, (node) => {
    if (!isElement(node)) return isRoot(node);
    if (node.name === 'h1' && !heading) heading = node;
    if (node.name === 'a' && hasWord(node, 'rel', 'tag')) claims.push(named('tag', node));
    if (hasWord(node, 'rel', 'author') || hasWord(node, 'itemprop', 'author'))
      claims.push(named('author', node));
    return true;
  });
  if (heading) claims.unshift(named('title', heading));
  return claims.filter(
    (claim) => claim.value !== '' && (claim.field === 'title' || claim.value.length <= MAX_NAME),
  );
};

const named = (field: Claim['field'], element: HtmlElement): Claim => ({
  field,
  value: textContent(element, 1000).replace(/\s+/g, ' ').trim(),
  source: 'body',
});
