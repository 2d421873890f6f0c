import type { ImageCandidate } from '../../articles/image-record.ts';
import { imageKey } from '../../images/image-key.ts';
import { isPlaceholderData, isSpacerUrl } from '../../images/placeholder-image.ts';
import { isText } from '../html-tree.ts';
import type { HtmlElement, HtmlNode } from '../html-tree.ts';
import type { Logbook } from '../logbook.ts';
import { describeElement } from './describe-element.ts';
import type { FoundPicture } from './find-picture.ts';

export interface MergedPictures {
  readonly pictures: readonly FoundPicture[];
  /** Elements whose picture is shown by another. */
  readonly twins: readonly HtmlElement[];
}

/** How many places before and behind a `noscript` its lazy twin may stand. */
const REACH = 3;
const MAX_CLIMB = 3;

/**
 * Lazy pages write a picture twice: for scripts as a placeholder or with lazy attributes, and once more in a
 * `noscript`. The two become one place with the addresses of both.
 */
export const mergeTwins = (
  found: readonly FoundPicture[],
  candidatesOf: (picture: FoundPicture) => readonly ImageCandidate[],
  log: Logbook,
): MergedPictures => {
  const pictures: (FoundPicture | null)[] = [...found];
  const taken = new Set<FoundPicture>();
  const twins: HtmlElement[] = [];

  found.forEach((plain, index) => {
    const { noscript } = plain;
    if (!noscript) return;
    const near = nearby(found, index).filter(({ picture }) => !picture.noscript && !taken.has(picture));
    const twin =
      near.find(({ picture }) => sharesKey(writtenKeys(picture), writtenKeys(plain))) ??
      near.find(({ picture }) =>
        sharesKey(candidateKeys(candidatesOf(picture)), candidateKeys(candidatesOf(plain))),
      ) ??
      near.find(({ picture }) => isStandIn(candidatesOf(picture)) && isBeside(picture.node, noscript)) ??
      near.find(({ picture }) => isLazy(picture) && touches(picture.node, noscript));
    if (!twin) return;
    taken.add(twin.picture);
    pictures[twin.at] = merge(twin.picture, plain);
    pictures[index] = null;
    twins.push(plain.node);
    log.note('unwrapped', 'lazy-twin', describeElement(plain.node));
  });
  return { pictures: pictures.filter((picture) => picture !== null), twins };
};

const sharesKey = (one: readonly string[], other: readonly string[]): boolean =>
  one.some((key) => other.includes(key));

/** Addresses as the page writes them: enough for most twins, and cheap. */
const writtenKeys = (picture: FoundPicture): string[] =>
  picture.references
    .filter(({ kind, value }) => kind === 'src' && !/^data:/i.test(value))
    .map(({ value }) => sizeless(value.trim()));

const candidateKeys = (candidates: readonly ImageCandidate[]): string[] =>
  isStandIn(candidates) ? [] : candidates.map(({ url }) => sizeless(imageKey(url)));

const isStandIn = (candidates: readonly ImageCandidate[]): boolean =>
  candidates.every(({ url }) => isPlaceholderData(url) || isSpacerUrl(url));

/** Sizes in the query or the name tell copies of one picture apart, not pictures. */
const sizeless = (key: string): string =>
  key
    .replace(/\?.*$/s, (query) => (/[?&](?:id|image|img|file|src|url|p|f)=/i.test(query) ? query : ''))
    .replace(/-\d{2,4}x\d{2,4}(?=\.\w{3,4}$)/, '');

/** What it shows at first is none of its addresses. */
const isLazy = ({ references }: FoundPicture): boolean =>
  references.some(({ attribute, value }) => attribute === 'src' && isPlaceholderData(value.trim()));

/** Nothing but white space between the two. */
const touches = (picture: HtmlElement, noscript: HtmlElement): boolean =>
  [noscript.prev, noscript.next].some((beside) => {
    const node = beside && isText(beside) && beside.data.trim() === '' ? otherSide(beside, noscript) : beside;
    return node === picture;
  });

const otherSide = (between: HtmlNode, from: HtmlNode): HtmlNode | null =>
  between.next === from ? between.prev : between.next;

const nearby = (
  found: readonly FoundPicture[],
  index: number,
): { readonly picture: FoundPicture; readonly at: number }[] => {
  const near: { picture: FoundPicture; at: number }[] = [];
  for (let distance = 1; distance <= REACH; distance++) {
    for (const at of [index - distance, index + distance]) {
      const picture = found[at];
      if (picture) near.push({ picture, at });
    }
  }
  return near;
};

/** In the same small box: a few steps up from the placeholder is a parent of the `noscript`. */
const isBeside = (placeholder: HtmlElement, noscript: HtmlElement): boolean => {
  const boxes = new Set<HtmlNode>();
  let up: HtmlNode | null = noscript.parent;
  for (let step = 0; step < MAX_CLIMB && up && 'attribs' in up && up.name !== 'body'; step++, up = up.parent)
    boxes.add(up);
  let box: HtmlNode | null = placeholder.parent;
  for (let step = 0; step < MAX_CLIMB && box; step++, box = box.parent) {
    if (boxes.has(box)) return true;
  }
  return noscript.prev === placeholder || noscript.next === placeholder;
};

const merge = (lazy: FoundPicture, plain: FoundPicture): FoundPicture => ({
  ...lazy,
  references: [...lazy.references, ...plain.references],
  alt: lazy.alt || plain.alt,
  width: lazy.width ?? plain.width,
  height: lazy.height ?? plain.height,
  hidden: false,
});
