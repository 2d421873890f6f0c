import type { ImageReference } from '../../images/image-candidates.ts';
import { imageReferencesFromAttributes } from '../../images/lazy-image-attributes.ts';
import { attribute, childrenOf, findElement, isElement, isForeign } from '../html-tree.ts';
import type { HtmlElement } from '../html-tree.ts';
import { isHiddenStyle } from './removal-rules.ts';
import type { Context } from './survey.ts';

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

/** What `element` shows as a picture, if it is one. */
export const findPicture = (element: HtmlElement, context: Context): FoundPicture | null => {
  const references = referencesOf(element, context);
  if (references === null) return null;
  const style = attribute(element, 'style').slice(0, MAX_STYLE);
  return {
    node: element,
    references: [...references, ...linkReference(context)],
    alt: (attribute(element, 'alt') || attribute(element, 'aria-label')).replace(/\s+/g, ' ').trim(),
    width: pixels(attribute(element, 'width')) ?? stylePixels(style, 'width'),
    height: pixels(attribute(element, 'height')) ?? stylePixels(style, 'height'),
    hidden: isHidden(element, style) && references.every(({ attribute: name }) => name === 'src'),
    noscript: context.noscript,
  };
};

const referencesOf = (element: HtmlElement, context: Context): ImageReference[] | null => {
  const { name, attribs } = element;
  if (isForeign(element)) return name === 'svg' ? drawingReferences(element) : null;
  if (IMAGE_ELEMENTS.has(name)) {
    return [
      ...imageReferencesFromAttributes(attribs),
      ...(context.picture && isFirstImage(element, context.picture) ? sourceReferences(context.picture) : []),
    ];
  }
  if (name === 'picture') {
    // Without an `img` the sources are all there is.
    return findElement(element, (inner) => IMAGE_ELEMENTS.has(inner.name), 100)
      ? null
      : sourceReferences(element);
  }
  if (name === 'input') return imageReferencesFromAttributes(attribs);
  if (name === 'video' && attribs['poster'])
    return [{ kind: 'src', value: attribs['poster'], attribute: 'poster' }];
  if (name === 'object' && /^image\//i.test(attribute(element, 'type'))) {
    return [{ kind: 'src', value: attribute(element, 'data'), attribute: 'data' }];
  }
  return backgroundReferences(element, context);
};

const isHidden = (element: HtmlElement, style: string): boolean =>
  isHiddenStyle(style) || element.attribs['hidden'] !== undefined;

/** A `picture` has one image; only that is told its sources. */
const isFirstImage = (element: HtmlElement, picture: HtmlElement): boolean =>
  findElement(picture, (inner) => IMAGE_ELEMENTS.has(inner.name), 100) === element;

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

/** Some figures show their picture as a background; elsewhere backgrounds are decoration. */
const backgroundReferences = (element: HtmlElement, context: Context): ImageReference[] | null => {
  const isFigure =
    element.name === 'figure' || context.figure !== null || attribute(element, 'role') === 'img';
  if (!isFigure || childrenOf(element).length > 20) return null;
  const match = BACKGROUND.exec(attribute(element, 'style').slice(0, MAX_STYLE));
  const value = match?.[1] ?? match?.[2] ?? match?.[3] ?? attribute(element, 'data-bg');
  const box = context.figure ?? element;
  if (!value || findElement(box, (inner) => IMAGE_ELEMENTS.has(inner.name), 200)) return null;
  return [{ kind: 'src', value, attribute: 'style' }];
};

const linkReference = (context: Context): ImageReference[] => {
  const href = context.link ? attribute(context.link, 'href') : '';
  return href === '' ? [] : [{ kind: 'link', value: href, attribute: 'href' }];
};

const pixels = (value: string): number | null => {
  const match = /^\s*(\d{1,5})(?:\.\d+)?\s*(?:px)?\s*$/.exec(value);
  return match?.[1] === undefined ? null : Number(match[1]);
};

const stylePixels = (style: string, property: string): number | null => {
  const match = new RegExp(`(?:^|[;\\s])${property}\\s*:\\s*(\\d{1,5})(?:\\.\\d+)?px`, 'i').exec(style);
  return match?.[1] === undefined ? null : Number(match[1]);
};
