import MarkdownIt from 'markdown-it';
import { keepCjkEmphasis } from './cjk-emphasis.ts';

/** `html`: what is raw goes through the same cleaning as every page. */
const markdown = new MarkdownIt({ html: true, linkify: true, breaks: false });
keepCjkEmphasis(markdown);

/** `{{< video src="…" >}}` of Hugo and its kin. */
const MEDIA_SHORTCODE = /\{\{[<%]\s*(video|audio)\s[^{}]*?src\s*=\s*"([^"<>]*)"[^{}]*?[>%]\}\}/g;
/** `{: .class}` and `{:toc}` of Kramdown, alone on a line or behind a block. */
const ATTRIBUTE_LIST = /^[^\S\n]*\{:[^{}\n]{0,200}\}[^\S\n]*$/gm;

/** Link brackets in one block beyond which the parser's time grows with their square. */
const MAX_BRACKETS = 5000;

/** Whether parsing would take longer than any text written by people asks for. */
export const isMarkdownBomb = (text: string): boolean =>
  text.length > MAX_BRACKETS &&
  text
    .split(/\n\s*\n/)
    .some((block) => block.length > MAX_BRACKETS && block.split('[').length > MAX_BRACKETS);

/** Markdown as the tools that write saved articles understand it: CommonMark, tables, raw HTML, shortcodes. */
export const renderMarkdown = (text: string): string =>
  markdown.render(
    text
      .replace(
        MEDIA_SHORTCODE,
        (_, kind: string, source: string) => `<${kind} src="${escapeQuotes(source)}"></${kind}>`,
      )
      .replace(ATTRIBUTE_LIST, ''),
  );

const escapeQuotes = (value: string): string => value.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
