import { attribute } from '../html-tree.ts';
import type { Block } from './block.ts';

const MAX_NAME = 70;
/** A path from the root of the site to its front page. */
const ROOT = /^\.?\/(?:index\.\w{2,5})?(?:[?#].*)?$/i;
const ELSEWHERE = /^https?:\/\/[^/?#]+\/?(?:index\.\w{2,5})?(?:[?#].*)?$/i;
const LOGO = /logo|brand|masthead|site-?(?:title|name)/i;

/** The site's name or logo above an article: a link to its front page that stands by itself. */
export const isHomeLink = ({ element, name, chars, names, parent }: Block): boolean => {
  if (name !== 'a' || !element || !parent || chars > MAX_NAME || parent.chars !== chars) return false;
  const href = attribute(element, 'href').trim();
  if (ROOT.test(href)) return true;
  const isNamed = attribute(element, 'rel') === 'home' || LOGO.test(names) || LOGO.test(parent.names);
  return isNamed && ELSEWHERE.test(href);
};
