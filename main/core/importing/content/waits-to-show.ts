import { imageReferencesFromAttributes } from '../../images/lazy-image-attributes.ts';
import { attribute, childrenOf, findElement, isElement } from '../html-tree.ts';
import type { HtmlElement } from '../html-tree.ts';

const PICTURES: ReadonlySet<string> = new Set(['img', 'picture', 'amp-img']);
const MAX_PARTS = 200;
/** Carousels that turn without end repeat their first and last slides. */
const COPY = /clone|duplicate/i;

/**
 * Whether something hidden is shown as the reader goes on: a picture that its script has not come to, or the next
 * slide of a gallery, which looks like the one beside it.
 */
export const waitsToShow = (element: HtmlElement): boolean =>
  element.name === 'img' ? isLazy(element) : isSlide(element);

const isLazy = ({ attribs }: HtmlElement): boolean =>
  imageReferencesFromAttributes(attribs).some(({ attribute: name }) => name !== 'src');

const isSlide = (element: HtmlElement): boolean => {
  const { parent } = element;
  const classes = classesOf(element);
  if (!parent || classes.length === 0 || classes.some((name) => COPY.test(name)) || !hasPicture(element))
    return false;
  return childrenOf(parent)
    .slice(0, MAX_PARTS)
    .some(
      (sibling) =>
        sibling !== element &&
        isElement(sibling) &&
        sibling.name === element.name &&
        classesOf(sibling).some((name) => classes.includes(name)) &&
        hasPicture(sibling),
    );
};

const classesOf = (element: HtmlElement): string[] =>
  attribute(element, 'class').slice(0, 500).split(/\s+/).filter(Boolean);

const hasPicture = (element: HtmlElement): boolean =>
  findElement(element, ({ name }) => PICTURES.has(name), MAX_PARTS) !== undefined;
