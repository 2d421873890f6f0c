import type { ImageReference } from '../../images/image-candidates.ts';
import { imageReferencesFromAttributes } from '../../images/lazy-image-attributes.ts';
import { attribute, childrenOf, findElement, isElement, isForeign, shortText } from '../html-tree.ts';
import type { HtmlElement } from '../html-tree.ts';
import { isHiddenStyle } from './removal-rules.ts';
import type { Context } from './context.ts';

/** A place in the article that shows or may show a picture. */
export interface FoundPicture {
  readonly node: HtmlElement;
  /** Best first; may name nothing but a placeholder. */
  readonly references: readonly ImageReference[];
  readonly alt: string;
  readonly width: number | null;
  readonly height: number | null;
  /** Never shown by the page; a lazy picture that waits for its script is not. */
  readonly hidden: boolean;
  /** The `noscript` it stands in. */
  readonly noscript: HtmlElement | null;
}

const IMAGE_ELEMENTS = new Set(['img', 'amp-img', 'amp-anim']);
const BACKGROUND = /background(?:-image)?\s*:[^;]*?url\(\s*(?:"([^"]*)"|'([^']*)'|([^\s"')]*))\s*\)/i;
const MAX_STYLE = 4000;
const MAX_FIGURE_PARTS = 20;

/** What `element` shows as a picture, if it is one. */
export const findPicture = (element: HtmlElement, context: Context): FoundPicture | null => {
  const references = referencesOf(element, context);
  if (references === null) return null;
  const style = attribute(element, 'style').slice(0, MAX_STYLE);
  const room = standsInDot(element) && references.every(({ attribute: name }) => name === 'src') ? 1 : null;
  return {
    node: element,
    references: [...references, ...linkReference(context)],
    alt: (attribute(element, 'alt') || attribute(element, 'aria-label')).replace(/\s+/g, ' ').trim(),
    width: pixels(attribute(element, 'width')) ?? stylePixels(style, 'width') ?? room,
    height: pixels(attribute(element, 'height')) ?? stylePixels(style, 'height') ?? room,
    hidden: isHidden(element, style) && references.every(({ attribute: name }) => name === 'src'),
    noscript: context.noscript,
  };
};

const referencesOf = (element: HtmlElement, context: Context): ImageReference[] | null => {
  if (isForeign(element)) return element.name === 'svg' ? drawingReferences(element) : null;
  const { attribs } = element;
  switch (element.name) {
    case 'img':
    case 'amp-img':
    case 'amp-anim':
      return [...imageReferencesFromAttributes(attribs), ...sourcesFor(element, context.picture)];
    case 'picture':
      // Without an `img` the sources are all there is.
      return findElement(element, isImage, 100) ? null : sourceReferences(element);
    case 'input':
      return imageReferencesFromAttributes(attribs);
    case 'video':
      return oneReference(element, 'poster');
    case 'object':
      return /^image\//i.test(attribute(element, 'type')) ? oneReference(element, 'data') : null;
    default:
      return backgroundReferences(element, context);
  }
};

const oneReference = (element: HtmlElement, name: string): ImageReference[] | null => {
  const value = attribute(element, name);
  return value === '' ? null : [{ kind: 'src', value, attribute: name }];
};

const isImage = (element: HtmlElement): boolean => IMAGE_ELEMENTS.has(element.name);

/** A `picture` has one image; only that is told its sources. */
const sourcesFor = (image: HtmlElement, picture: HtmlElement | null): ImageReference[] =>
  picture && findElement(picture, isImage, 100) === image ? sourceReferences(picture) : [];

const MAX_WRAPPERS = 2;

/** Whether a box around it leaves it no room at all; one without height alone keeps room by its padding. */
const standsInDot = (element: HtmlElement): boolean => {
  let box = element.parent;
  for (let climbed = 0; climbed < MAX_WRAPPERS && box && isElement(box); climbed++, box = box.parent) {
    const style = attribute(box, 'style').slice(0, MAX_STYLE);
    if (style !== '' && isDot(stylePixels(style, 'width')) && isDot(stylePixels(style, 'height')))
      return true;
  }
  return false;
};

const isDot = (side: number | null): boolean => side !== null && side <= 1;

const isHidden = (element: HtmlElement, style: string): boolean =>
  isHiddenStyle(style) || element.attribs.hidden !== undefined;

const MAX_SOURCES = 40;

const sourceReferences = (picture: HtmlElement): ImageReference[] =>
  childrenOf(picture)
    .slice(0, MAX_SOURCES * 3)
    .flatMap((child) =>
      isElement(child) && child.name === 'source' ? imageReferencesFromAttributes(child.attribs) : [],
    );

/** A raster picture that an inline drawing only frames. */
const drawingReferences = (svg: HtmlElement): ImageReference[] | null => {
  const image = findElement(svg, (inner) => inner.name === 'image' || inner.name === 'feImage', 200);
  const value = image && (attribute(image, 'xlink:href') || attribute(image, 'href'));
  return value ? [{ kind: 'src', value, attribute: 'href' }] : null;
};

/**
 * Figures, and boxes that hold nothing else, show their picture as a background; elsewhere backgrounds are
 * decoration.
 */
const backgroundReferences = (element: HtmlElement, context: Context): ImageReference[] | null => {
  const figure = element.name === 'figure' ? element : context.figure;
  if (!figure && attribute(element, 'role') !== 'img' && !isPhotoBox(element)) return null;
  if (childrenOf(element).length > MAX_FIGURE_PARTS) return null;
  const value = backgroundOf(element);
  if (value === '' || findElement(figure ?? element, isImage, 200)) return null;
  return [{ kind: 'src', value, attribute: 'style' }];
};

const PHOTOGRAPH = /\.(?:jpe?g|png|webp|avif)(?:[?#]|$)/i;

/** An empty box with a photograph behind it; one piece of a picture of many is an icon. */
const isPhotoBox = (element: HtmlElement): boolean => {
  if (element.name !== 'div' && element.name !== 'a') return false;
  const style = element.attribs.style ?? '';
  if (!style.includes('url(') && element.attribs['data-bg'] === undefined) return false;
  return (
    !/background-position|\)\s+-?\d+px/i.test(style.slice(0, MAX_STYLE)) &&
    PHOTOGRAPH.test(backgroundOf(element)) &&
    shortText(element, 1) === ''
  );
};

const backgroundOf = (element: HtmlElement): string => {
  const match = BACKGROUND.exec(attribute(element, 'style').slice(0, MAX_STYLE));
  return match?.[1] ?? match?.[2] ?? match?.[3] ?? withoutUrl(attribute(element, 'data-bg'));
};

/** Scripts are given the address alone or as CSS writes it. */
const withoutUrl = (value: string): string => /^url\(["']?(.*?)["']?\)$/i.exec(value.trim())?.[1] ?? value;

const linkReference = (context: Context): ImageReference[] => {
  const href = context.link ? attribute(context.link, 'href') : '';
  return href === '' ? [] : [{ kind: 'link', value: href, attribute: 'href' }];
};

const pixels = (value: string): number | null => {
  const match = /^\s*(\d{1,5})(?:\.\d+)?\s*(?:px)?\s*$/.exec(value);
  return match?.[1] === undefined ? null : Number(match[1]);
};

/** Of several declarations the last counts; nothing needs no unit. */
const stylePixels = (style: string, property: string): number | null => {
  const declared = new RegExp(`(?:^|[;\\s])${property}\\s*:\\s*([^;]*)`, 'gi');
  const last = [...style.matchAll(declared)].at(-1)?.[1];
  const match = last === undefined ? null : /^(\d{1,5})(?:\.\d+)?px|^(0)(?![\d.])/i.exec(last);
  return match ? Number(match[1] ?? match[2]) : null;
};
