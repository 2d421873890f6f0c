/**
 * Loads a page of the library with its pictures out of sight, under the same walls as the one that is read, and hands
 * its document to `use` while it is there. Rejects when there is no such page.
 */
export const visitPage = <T>(href: string, use: (page: Document) => T): Promise<T> =>
  new Promise((resolve, reject) => {
    const frame = document.createElement('iframe');
    frame.setAttribute('sandbox', 'allow-same-origin');
    frame.hidden = true;
    frame.src = href;
    frame.addEventListener('load', () => {
      try {
        const page = frame.contentDocument;
        if (!page?.querySelector('article')) throw new Error(`There is no article at ${href}.`);
        resolve(use(page));
      } catch (error) {
        reject(error instanceof Error ? error : new Error(String(error)));
      } finally {
        frame.remove();
      }
    });
    document.body.append(frame);
  });
