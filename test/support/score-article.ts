import { imageKey } from '../../main/core/images/image-key.ts';
import type { DerivedArticle } from '../../main/core/importing/derived-article.ts';
import { attribute, isElement, parsePage, walk } from '../../main/core/importing/html-tree.ts';

/** What is expected of one saved article, derived from the file by other means than ours. */
export interface Expectation {
  readonly file: string;
  readonly format: string;
  readonly title: string | null;
  readonly url: string | null;
  readonly publishedMs: number | null;
  readonly author: string | null;
  readonly date: string | null;
  readonly tags: readonly string[] | null;
  readonly images: readonly { readonly kind: string; readonly accept: readonly string[] }[];
  readonly embeds: readonly string[];
  readonly mustContain: readonly string[];
  readonly crossInline: readonly string[];
  readonly mustNotShow: readonly string[];
}

export interface ArticleScore {
  /** Name of the score, hits, and how many there could be. */
  readonly counts: readonly (readonly [string, number, number])[];
  readonly failures: readonly string[];
}

/** White space as the text model writes it. */
const spaced = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** One form for all spellings of an address. */
const addressKey = (url: string): string => {
  try {
    return decodeURIComponent(imageKey(url));
  } catch (error) {
    if (error instanceof URIError) return imageKey(url);
    throw error;
  }
};

const bare = (text: string): string =>
  text.normalize('NFKC').replace(/[\s\u200b-\u200d\u2060\ufeff\u00ad]/g, '');

/** Compares a derived article with what is expected of it. */
export const scoreArticle = (
  expected: Expectation,
  derived: DerivedArticle,
  readable: string,
  text: string,
): ArticleScore => {
  const failures: string[] = [];
  const counts: [string, number, number][] = [];
  const check = (name: string, pass: boolean, told: () => string): void => {
    counts.push([name, pass ? 1 : 0, 1]);
    if (!pass) failures.push(`${name}: ${told()}`);
  };

  if (expected.title !== null) {
    check('title', derived.title === expected.title, () => `${derived.title} ≠ ${String(expected.title)}`);
  } else {
    check('title fallback', derived.title.trim() !== '', () => 'no title');
  }
  check('url', derived.url === expected.url, () => `${String(derived.url)} ≠ ${String(expected.url)}`);
  if (expected.publishedMs !== null) {
    check(
      'publishedMs',
      Date.parse(derived.published ?? '') === expected.publishedMs,
      () => `${String(derived.published)} ≠ ${String(expected.publishedMs)}`,
    );
  } else if (expected.date !== null) {
    check(
      'date',
      derived.published?.replace(/\D/g, '').startsWith(digitsOfDate(expected.date)) === true,
      () => `${String(derived.published)} ≠ ${String(expected.date)}`,
    );
  } else {
    check('no date', derived.published === null, () => String(derived.published));
  }
  if (expected.author !== null) {
    check(
      'author',
      derived.author === expected.author,
      () => `${String(derived.author)} ≠ ${String(expected.author)}`,
    );
  }
  if (expected.tags !== null) {
    const tags = derived.claims.filter(({ field, source }) => field === 'tag' && source === 'front-matter');
    check(
      'tags',
      bare(tags.map(({ value }) => value).join()) === bare(expected.tags.join()),
      () => `${tags.map(({ value }) => value).join('|')} ≠ ${(expected.tags ?? []).join('|')}`,
    );
  }
  scoreImages(expected, derived, text, check);
  scoreText(expected, text, check);
  scoreReadable(expected, readable, check);
  return { counts, failures };
};

type Check = (name: string, pass: boolean, told: () => string) => void;

const digitsOfDate = (date: string): string => {
  const [, year = '', month = '', day = ''] = /^(\d{4})-(\d{1,2})-(\d{1,2})/.exec(date) ?? [];
  return `${year}${month.padStart(2, '0')}${day.padStart(2, '0')}`;
};

const scoreImages = (expected: Expectation, derived: DerivedArticle, text: string, check: Check): void => {
  const slots = derived.images.map((image) => ({
    keys: new Set([image.url, ...image.candidates.map(({ url }) => url)].map(addressKey)),
    used: false,
  }));
  for (const { kind, accept } of expected.images) {
    const keys = accept.map(addressKey);
    const slot = slots.find((candidate) => !candidate.used && keys.some((key) => candidate.keys.has(key)));
    if (slot) slot.used = true;
    if (kind === 'tracking') {
      check('tracking never requested', slot === undefined, () => accept.join(' '));
    } else if (kind === 'emoji') {
      const shown = derived.skippedImages.find(({ url }) => keys.includes(addressKey(url)));
      check('emoji', slot !== undefined || (shown !== undefined && text.includes(shown.alt)), () =>
        accept.join(' '),
      );
    } else {
      check('image slots', slot !== undefined, () => accept.join(' '));
    }
  }
  const known = new Set(expected.images.flatMap(({ accept }) => accept.map(addressKey)));
  for (const [index, slot] of slots.entries()) {
    // The same picture may stand in an article twice; expectations name it once.
    const expectedSomewhere = slot.used || [...slot.keys].some((key) => known.has(key));
    check('no surplus slot', expectedSomewhere, () => derived.images[index]?.url ?? '');
  }
};

const scoreText = (expected: Expectation, text: string, check: Check): void => {
  const spaceless = bare(text);
  for (const wanted of expected.mustContain) {
    check('mustContain', spaceless.includes(bare(wanted)), () => wanted);
    check('mustContain with spaces', text.includes(spaced(wanted)), () => wanted);
  }
  for (const wanted of expected.crossInline) {
    check('crossInline', spaceless.includes(bare(wanted)), () => wanted);
  }
  for (const unwanted of expected.mustNotShow) {
    check('mustNotShow', !text.includes(unwanted), () => unwanted);
  }
};

const LOADING = [
  'src',
  'srcset',
  'poster',
  'data',
  'background',
  'action',
  'formaction',
  'xlink:href',
  'style',
];

const scoreReadable = (expected: Expectation, readable: string, check: Check): void => {
  const links = new Set<string>();
  const loading: string[] = [];
  walk(parsePage(readable), (node) => {
    if (!isElement(node)) return true;
    if (node.name === 'a') links.add(addressKey(attribute(node, 'href')));
    if (node.name === 'link' || node.name === 'base' || node.name === 'script') loading.push(node.name);
    for (const name of LOADING) {
      if (/(?:https?:)?\/\//i.test(attribute(node, name))) loading.push(attribute(node, name));
    }
    return true;
  });
  check('no remote address that loads', loading.length === 0, () => loading.join(' '));
  for (const embed of expected.embeds) {
    check('embeds', links.has(addressKey(embed)), () => embed);
  }
};
