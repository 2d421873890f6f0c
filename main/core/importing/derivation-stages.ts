import { bodyFormat } from './body/body-format.ts';
import type { BodyFormat } from './body/body-format.ts';
import { wholeBody } from './body/whole-body.ts';
import { escapeInequalities } from './body/escape-inequalities.ts';
import { refuseLinkList, refuseOtherText } from './body/refuse-other-text.ts';
import { isMarkdownBomb, renderMarkdown } from './body/render-markdown.ts';
import { renderPlainText } from './body/render-plain-text.ts';
import { cleanTree } from './cleaning/clean-tree.ts';
import { findContent } from './content/find-content.ts';
import type { FoundContent } from './content/find-content.ts';
import { regionClaims } from './content/region-claims.ts';
import { logRegions } from './content/log-regions.ts';
import { decodeText } from './decoding/decode-text.ts';
import { isHtmlType } from './containers/saved-page.ts';
import type { ImportWarning } from '../articles/article-record.ts';
import type { Claim } from '../articles/claim.ts';
import type { Draft, DraftInput } from './draft.ts';
import { parseHeader } from './header/parse-header.ts';
import { attribute, findElement, isElement, parseFragment, parsePage } from './html-tree.ts';
import type { HtmlElement, HtmlNode } from './html-tree.ts';
import { bodyClaims } from './metadata/body-claims.ts';
import { detectLanguage } from './metadata/detect-language.ts';
import { headerClaims } from './metadata/header-claims.ts';
import { pageClaims } from './metadata/page-claims.ts';
import { expandEmbedded } from './parsing/expand-embedded.ts';
import { settleClaims } from './metadata/settle-claims.ts';
import { titleAreaClaims } from './metadata/title-area-claims.ts';
import { describeElement } from './surveying/describe-element.ts';
import { placePictures } from './surveying/place-pictures.ts';
import { isSingleFile, restoreSingleFilePictures } from './surveying/single-file-pictures.ts';
import { survey } from './surveying/survey.ts';
import { textWarnings } from './text-warnings.ts';

/** A step from file to article; it adds its part and leaves the others as they are. */
export interface Stage {
  readonly name: string;
  readonly run: (draft: Draft) => Partial<Draft>;
}

const decode = ({ bytes, container, charset, log }: Draft): Partial<Draft> => {
  const decoded = decodeText(bytes, charset, container?.document.charset);
  log.note('charset', decoded.reason, decoded.charset, decoded.evidence);
  return {
    text: withLineFeeds(decoded.text),
    readAs: decoded.charset,
    warnings: [...(container?.warnings ?? []), ...decoded.warnings],
  };
};

/** Lines ended with carriage returns alone before Macs were Unix; one character for one, so places stay. */
const withLineFeeds = (text: string): string =>
  text.includes('\r') && !text.includes('\n') ? text.replaceAll('\r', '\n') : text;

const readHeader = ({ fileName, text, container, log }: Draft): Partial<Draft> => {
  refuseOtherText(fileName, text);
  // What a browser saved has the page's first line at its top, not a header of whoever keeps it.
  const header = parseHeader(container ? '' : text);
  if (header.frontMatter) log.note('header', 'front-matter', [...header.frontMatter.keys()].join(', '));
  if (header.stamp !== null) log.note('header', 'stamp', header.stamp);
  if (header.titleLine) log.note('header', 'title-line', header.titleLine.title, header.titleLine.url);
  if (header.dateLine !== null) log.note('header', 'date-line', header.dateLine);
  return {
    header,
    hasHeader: header.end > 0,
    claims: [...(container?.claims ?? []), ...headerClaims(header)],
  };
};

const toHtml = ({ fileName, text, header, container, log }: Draft): Partial<Draft> => {
  const body = text.slice(header.end);
  const isHtml = container && isHtmlType(container.document.mediaType);
  const guess = isHtml ? 'html' : header.titleLine ? belowTitle(body) : bodyFormat(body, fileName);
  const format = guess === 'markdown' && isMarkdownBomb(body) ? 'text' : guess;
  if (format !== 'html') log.note('rewritten', `${format}-to-html`, fileName);
  if (format === 'markdown') return { bodyFormat: format, html: renderMarkdown(body) };
  return { bodyFormat: format, html: format === 'text' ? renderPlainText(body) : body };
};

/** Below a line of dashes stands what a feed gave, HTML or text with HTML's escapes, unless it plainly is Markdown. */
const belowTitle = (body: string): BodyFormat =>
  body.trim().includes('\n') && bodyFormat(body, '') === 'markdown' ? 'markdown' : 'html';

const PAGE = /<(?:html|head|body|!doctype)[\s>]/i;
/** HTML lets a page leave those tags out: then it begins with what stands in a head. */
const BARE_HEAD = /^(?:\s|<!--(?:(?!-->)[^])*-->)*<(?:title|meta|base|link)[\s>]/i;

/** What only few pages have is looked for only in those. */
const EMBEDDED = /\s(?:shadowrootmode|srcdoc)\s*=/i;

const parse = ({ html, wholePage, log }: Draft): Partial<Draft> => {
  const start = html.slice(0, 20_000);
  const isPage = PAGE.test(start) || BARE_HEAD.test(start);
  const safe = escapeInequalities(html);
  const document = isPage ? parsePage(safe) : parseFragment(safe);
  if (EMBEDDED.test(html)) expandEmbedded(document, wholePage, log);
  if (html.includes('--sf-img-')) restoreSingleFilePictures(document, log);
  return { isPage, document };
};

const readPage = ({ document, isPage }: Draft): Partial<Draft> => ({
  pageClaims: isPage ? pageClaims(document) : [],
});

/** A book is one article from cover to cover. */
const isSavedPage = ({ isPage, hasHeader, container }: Draft): boolean =>
  isPage && !hasHeader && container?.format !== 'epub';

/** So much text between its links makes a page an article, whatever lists stand around it. */
const MIN_ARTICLE = 300;

const chooseContent = (draft: Draft): Partial<Draft> => {
  const { fileName, document, hasHeader, container } = draft;
  const body = wholeBody(document);
  const isArticle = isSavedPage(draft) && isElement(body);
  const found = isArticle ? findContent(body, titlesOf(draft)) : null;
  if (!hasHeader && !container && (found?.chars ?? 0) < MIN_ARTICLE) refuseLinkList(fileName, body);
  if (!found || draft.wholePage) return { content: body, leftOut: new Set(), found };
  logRegions(found, draft.log);
  const warnings = found.isArticle ? draft.warnings : [...draft.warnings, noArticle(fileName)];
  const within = found.regions.filter((region) => region.within);
  return { content: found.root, leftOut: new Set(within.map(({ node }) => node)), found, warnings };
};

const noArticle = (fileName: string): ImportWarning => ({
  code: 'no-article-found',
  message: `No article was found in “${fileName}”, so all of the page is shown. Nothing was left out.`,
});

const titlesOf = ({ pageClaims: claims }: Draft): string[] =>
  claims.filter(({ field }) => field === 'title').map(({ value }) => value);

/** The same whether the page is shown whole or not. */
const readClaims = (draft: Draft): Partial<Draft> => ({
  claims: allClaims(draft),
});

const allClaims = ({ claims, pageClaims: ofPage, document, content, found, sourceUrl }: Draft): Claim[] => {
  const stated: readonly Claim[] = [
    ...claims,
    ...(sourceUrl === null
      ? []
      : [{ field: 'url' as const, value: sourceUrl, source: 'container' as const }]),
    ...ofPage,
  ];
  const known = [...stated, ...articleClaims(found, content, stated)];
  if (!found) return known;
  const titles = known.filter(({ field }) => field === 'title').map(({ value }) => value);
  return [...known, ...shownClaims(titleAreaClaims(wholeBody(document), titles), known)];
};

/** What a page shows its readers counts where it says nothing to machines; of two lines the first. */
const shownClaims = (shown: readonly Claim[], known: readonly Claim[]): Claim[] =>
  shown.filter(
    ({ field }, index) =>
      !known.some((claim) => claim.field === field && (field !== 'title' || claim.source === 'body')) &&
      shown.findIndex((claim) => claim.field === field) === index,
  );

const articleClaims = (found: FoundContent | null, content: HtmlNode, known: readonly Claim[]): Claim[] => {
  const isDated = known.some(({ field }) => field === 'published');
  return [
    ...regionClaims(found?.regions ?? []).filter(({ field }) => field !== 'published' || !isDated),
    ...bodyClaims(found?.root ?? content),
  ];
};

const settle = ({ claims, fileName, document, isPage }: Draft): Partial<Draft> => {
  const settled = settleClaims(claims, fileName);
  const base = isPage ? findElement(document, isBase) : undefined;
  const baseUrl = base ? URL.parse(attribute(base, 'href'), settled.url ?? undefined)?.href : undefined;
  return { settled, baseUrl: baseUrl ?? settled.url };
};

const isBase = (element: HtmlElement): boolean =>
  element.name === 'base' && attribute(element, 'href') !== '';

const surveyContent = ({ content, leftOut, wholePage, log }: Draft): Partial<Draft> => ({
  survey: survey(content, log, { leftOut, wholePage }),
});

const place = ({ survey: found, baseUrl, container, html, log }: Draft): Partial<Draft> => ({
  pictures: placePictures(found.pictures, baseUrl, log, {
    find: (reference) => container?.resources.find(reference, [baseUrl, container.url]) ?? null,
    isSingleFile: isSingleFile(html),
  }),
});

const clean = ({ content, survey: found, pictures, baseUrl, wholePage, log }: Draft): Partial<Draft> => ({
  body: cleanTree(content, {
    baseUrl,
    linkedIds: found.linkedIds,
    removed: found.removed,
    apart: wholePage,
    placeOf: (element) => pictures.places.get(element),
    note: (action, reason, element, detail, times) =>
      log.note(
        action,
        reason,
        typeof element === 'string' ? element : describeElement(element),
        detail,
        times,
      ),
    onHandler: (name) => log.note('removed', 'event-handler', name),
    onLink: (before, after) =>
      after === null
        ? log.note('removed', 'link-address', before)
        : log.note('rewritten', 'link-address', before, after),
  }),
});

/** Enough to tell a language by. */
const LANGUAGE_SAMPLE = 20_000;

const finish = (draft: Draft): Partial<Draft> => {
  const sample = draft.body.slice(0, LANGUAGE_SAMPLE).replace(/<[^>]*>/g, ' ');
  const declared = draft.claims.find(({ field }) => field === 'language')?.value ?? null;
  return {
    language: detectLanguage(`${draft.settled.title} ${sample}`, declared),
    warnings: [...draft.warnings, ...textWarnings(draft)],
  };
};

/** From the bytes of a saved file to its article: the one list of what happens, in order. */
export const STAGES: readonly Stage[] = [
  { name: 'decode', run: decode },
  { name: 'header', run: readHeader },
  { name: 'to-html', run: toHtml },
  { name: 'parse', run: parse },
  { name: 'page', run: readPage },
  { name: 'content', run: chooseContent },
  { name: 'claims', run: readClaims },
  { name: 'settle', run: settle },
  { name: 'survey', run: surveyContent },
  { name: 'pictures', run: place },
  { name: 'clean', run: clean },
  { name: 'finish', run: finish },
];

/** Runs all stages; `around` lets a bench time each. */
export const runStages = (
  input: DraftInput,
  around: (stage: Stage, run: () => Partial<Draft>) => Partial<Draft> = (_, run) => run(),
): Draft => {
  // Every part is there once its stage has run; the order above sees to it.
  let draft = input as Draft;
  for (const stage of STAGES) {
    const current = draft;
    current.log.stage = stage.name;
    draft = { ...current, ...around(stage, () => stage.run(current)) };
  }
  return draft;
};
