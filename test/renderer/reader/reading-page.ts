import type { Browser, Page } from 'playwright';
import { bundleForPage } from '../../support/page-bundle.ts';

const ORIGIN = 'http://offprint.test';
const CSP = "default-src 'none'; style-src 'none'; script-src 'none'; sandbox allow-same-origin";

const ARTICLE = `<!doctype html><html lang="zh"><body style="margin: 40px; font: 20px/40px monospace"><article>
<h1 id="title">标题</h1>
<p id="first">继
<a href="#">
本网…
</a>
后 the <b>first</b> paragraph</p><img id="picture" alt="">
<p id="second">Second <button>no</button>paragraph, 😀 done.</p>
<ul><li>one</li><li>two</li></ul>
<p id="tall">${'long text '.repeat(400)}</p><p id="last">last words</p>
</article></body></html>`;

/** A window with an article in a frame as strict as the reader's: no scripts, no styles, own origin only. */
export const openReadingPage = async (browser: Browser): Promise<Page> => {
  const page = await browser.newPage({ viewport: { width: 900, height: 700 } });
  await page.route(`${ORIGIN}/**`, (route) => {
    const isArticle = route.request().url().endsWith('/article');
    return route.fulfill({
      contentType: 'text/html; charset=utf-8',
      headers: isArticle ? { 'content-security-policy': CSP } : {},
      body: isArticle
        ? ARTICLE
        : '<!doctype html><body style="margin: 0"><iframe src="/article" sandbox="allow-same-origin" style="border: 0; width: 800px; height: 600px">',
    });
  });
  await page.goto(`${ORIGIN}/`);
  const script = await bundleForPage(
    `export * from './renderer/reader/text-offsets.ts';
     export * from './renderer/reader/paint-highlights.ts';
     export * from './renderer/reader/hit-test.ts';
     export * from './renderer/reader/highlight-styles.ts';
     export const frame = () => document.querySelector('iframe').contentWindow;`,
    'reader',
  );
  await page.addScriptTag({ content: script });
  await page.evaluate(`
    globalThis.view = reader.frame();
    globalThis.doc = view.document;
    globalThis.article = reader.readArticleText(doc);
    globalThis.at = (words) => {
      const start = article.text.indexOf(words);
      return { start, end: start + words.length };
    };
    globalThis.wordsOf = (range) => range && article.text.slice(range.start, range.end);
    globalThis.range = (startNode, startOffset, endNode, endOffset) => {
      const made = doc.createRange();
      made.setStart(startNode, startOffset);
      made.setEnd(endNode, endOffset);
      return made;
    };
    globalThis.id = (name) => doc.getElementById(name);
    undefined;
  `);
  return page;
};
