import { load } from 'cheerio';

/** Elements without text of their own that neither print nor count. */
const WITHOUT_TEXT = 'script, style, template, noscript, link, meta, base';
/** Marks that hide content from view though its text counts. */
const HIDING = ['hidden', 'aria-hidden', 'inert', 'popover'];

export interface ArticleMarkup {
  /** What stands inside the article element of the readable copy. */
  readonly html: string;
  readonly language: string | null;
  readonly direction: 'ltr' | 'rtl' | 'auto';
  /** The copy brings its own title as its first heading, which must not be printed twice. */
  readonly titled: boolean;
}

const isDirection = (value: string | undefined): value is 'ltr' | 'rtl' | 'auto' =>
  value === 'ltr' || value === 'rtl' || value === 'auto';

/** Takes the article out of a readable copy, ready for print: nothing in it hidden or closed. */
export const articleMarkup = (readableHtml: string, title: string): ArticleMarkup => {
  const $ = load(readableHtml);
  const found = $('article').first();
  const article = found.length > 0 ? found : $('body');
  article.find(WITHOUT_TEXT).remove();
  for (const attribute of HIDING) article.find(`[${attribute}]`).removeAttr(attribute);
  article.find('details, dialog').attr('open', '');
  article.find('[id]').each((_, element) => {
    // The document's own ids stay unambiguous; links inside the article keep working.
    $(element).attr('id', `in-${$(element).attr('id') ?? ''}`);
  });
  article.find('a[href^="#"]').each((_, link) => {
    $(link).attr('href', `#in-${($(link).attr('href') ?? '').slice(1)}`);
  });
  const direction = article.attr('dir') ?? $('html').attr('dir');
  const heading = article.find('h1').first();
  const before = heading.length > 0 && heading.text().trim() === title.trim();
  return {
    html: article.html() ?? '',
    language: article.attr('lang') ?? $('html').attr('lang') ?? null,
    direction: isDirection(direction) ? direction : 'auto',
    titled: before,
  };
};
