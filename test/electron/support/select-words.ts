import type { FrameLocator } from '@playwright/test';

/** Selects words of the article, as dragging the mouse over them leaves them selected. */
export const selectWords = (frame: FrameLocator, words: string): Promise<void> =>
  frame.locator('article').evaluate((article, wanted) => {
    const document = article.ownerDocument;
    const walker = document.createTreeWalker(article, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = (node as Text).data.indexOf(wanted);
      if (at < 0) continue;
      node.parentElement?.scrollIntoView({ block: 'center' });
      document.getSelection()?.setBaseAndExtent(node, at, node, at + wanted.length);
      document.dispatchEvent(new MouseEvent('mouseup', { bubbles: true }));
      return;
    }
    throw new Error(`“${wanted}” is not in the article`);
  }, words);
