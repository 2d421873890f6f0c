import { Readability } from '@mozilla/readability';
import { JSDOM, VirtualConsole } from 'jsdom';

/** What Mozilla Readability makes of a page, as HTML; empty where it finds nothing. */
export const peerContent = (html: string): string => {
  const { window } = new JSDOM(html, {
    url: 'https://example.org/page',
    virtualConsole: new VirtualConsole(),
  });
  const content = new Readability(window.document).parse()?.content ?? '';
  window.close();
  return content;
};
