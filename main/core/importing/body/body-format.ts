export type BodyFormat = 'html' | 'markdown' | 'text';

const SAMPLE = 200_000;
const HTML_START = /^\s*(?:<!doctype|<html|<head|<body|<\?xml|<!--)/i;
const BLOCK_TAG =
  /<\/?(?:p|div|section|article|main|table|ul|ol|h[1-6]|blockquote|figure|br|span|body)\b[^>]*>/gi;
/** Signs of Markdown in a line, outside of tags. */
const MARKDOWN_BLOCK =
  /^ {0,3}(?:#{1,6}\s|>\s?\S|[-*+]\s+\S|\d{1,3}[.)]\s+\S|```|~~~|!\[[^\]]*\]\(|\[[^\]]+\]:\s*\S)/;
const MARKDOWN_INLINE = /!?\[[^\]]*\]\([^)\s]+[^)]*\)|\*\*[^*]+\*\*/;
const MAX_LINE = 300;
const MARKDOWN_NAME = /\.(?:md|markdown|mdown|mkd)$/i;
const HTML_NAME = /\.(?:html?|xhtml?|shtml)$/i;

/**
 * What a body without its header is written in, by content; the name of the file decides only where the
 * content does not. A body that a feed wrote is HTML whatever its file is called.
 */
export const bodyFormat = (body: string, fileName: string): BodyFormat => {
  const sample = body.slice(0, SAMPLE);
  if (HTML_START.test(sample) || HTML_NAME.test(fileName)) return 'html';
  const tags = sample.match(BLOCK_TAG)?.length ?? 0;
  const signs = sample.split('\n').filter(isMarkdownLine).length;
  if (tags > 0 && isMostlyTags(sample, tags, signs)) return 'html';
  if (MARKDOWN_NAME.test(fileName) || signs > 0) return 'markdown';
  return tags > 0 ? 'html' : 'text';
};

const isMostlyTags = (sample: string, tags: number, signs: number): boolean =>
  isWrapped(sample) || (tags >= signs * 2 && !hasParagraphsOutside(sample));

const isMarkdownLine = (line: string): boolean => {
  const start = line.slice(0, MAX_LINE);
  return MARKDOWN_BLOCK.test(start) || MARKDOWN_INLINE.test(start);
};

/** The first element holds everything, as feeds and browsers write it. */
const isWrapped = (sample: string): boolean => {
  const name = /^\s*<([a-z][\w-]*)/i.exec(sample)?.[1];
  if (name === undefined) return false;
  const end = sample.trimEnd();
  return sample.length >= SAMPLE || end.toLowerCase().endsWith(`</${name.toLowerCase()}>`);
};

/** Paragraphs of plain lines between blank ones, as Markdown writes them. */
const hasParagraphsOutside = (sample: string): boolean => {
  const paragraphs = sample.split(/\n\s*\n/).map((paragraph) => paragraph.trim());
  return paragraphs.filter((paragraph) => paragraph !== '' && !paragraph.startsWith('<')).length > 1;
};
