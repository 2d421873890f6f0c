import type { SampleArticle, SampleBlock } from './sample-articles.ts';

const escape = (text: string): string => text.replace(/[&<>"]/g, (c) => `&#${String(c.charCodeAt(0))};`);

/** A drawn picture, so that no test needs a photograph: hills, water, a sun. */
export const samplePicture = (seed: number): string => {
  const hue = (seed * 47) % 360;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="675" viewBox="0 0 1200 675">
<rect width="1200" height="675" fill="hsl(${String(hue)} 26% 82%)"/>
<circle cx="${String(240 + ((seed * 130) % 700))}" cy="190" r="74" fill="hsl(${String(hue + 30)} 60% 92%)"/>
<path d="M0 420 Q 200 300 420 390 T 860 360 T 1200 400 V675 H0Z" fill="hsl(${String(hue + 8)} 22% 62%)"/>
<path d="M0 500 Q 300 430 560 490 T 1200 470 V675 H0Z" fill="hsl(${String(hue + 16)} 26% 44%)"/>
<path d="M0 590 Q 420 560 700 588 T 1200 575 V675 H0Z" fill="hsl(${String(hue + 20)} 30% 30%)"/></svg>`;
};

const block = ({ tag, text }: SampleBlock, index: number, article: SampleArticle): string =>
  tag === 'figcaption'
    ? `<figure><img src="../../../../../assets/${article.id}-${String(index)}.svg" alt="" width="1200" height="675"><figcaption>${escape(text)}</figcaption></figure>`
    : `<${tag}>${escape(text)}</${tag}>`;

/** What stands where a picture is missing: its words are attributes, so it adds nothing to the text. */
const missingPicture = ({ localImages }: SampleArticle): string =>
  `<span class="op-missing" data-slot="${String(localImages)}" data-width="1200" data-height="675" role="img" aria-label="Quay" data-alt="Quay" data-host="img.example" data-reason="http-404" data-url="https://img.example/9.jpg"></span>`;

const links =
  '<p><a href="https://weekly.example/city/archive-index">See also</a> <a href="https://elsewhere.example/report">Report</a></p>';

/** The readable copy of a sample, as the library would keep it: what the record says stands outside the article. */
export const samplePage = (article: SampleArticle): string => {
  const title = escape(article.title);
  const body = article.blocks.map((each, index) => block(each, index, article)).join('\n');
  return `<!doctype html><html lang="${article.language}"><head><meta charset="utf-8"><title>${title}</title>
<style>.op-missing { display: block } .op-missing::before { content: attr(data-alt) } .op-missing::after { content: attr(data-host) attr(data-reason); display: block }</style></head>
<body><header class="op-header"><h1>${title}</h1></header>
<article>${body}${article.missingImages > 0 ? missingPicture(article) : ''}${article.blocks.length > 2 ? links : ''}</article></body></html>`;
};
