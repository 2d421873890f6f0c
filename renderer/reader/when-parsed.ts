/** What an `<iframe>` shows before the document it is on its way to. */
const BLANK = 'about:blank';

/**
 * Calls `then` once, as soon as the frame's document is parsed: its pictures may be slow, and whoever reads does not
 * wait for them. Returns the function that calls it off.
 */
export const whenParsed = (frame: HTMLIFrameElement, then: () => void): (() => void) => {
  const stop = new AbortController();
  const { signal } = stop;
  const finish = (): void => {
    if (signal.aborted) return;
    stop.abort();
    then();
  };
  const look = (): void => {
    if (signal.aborted) return;
    const found = frame.contentDocument;
    if (!found || found.URL === BLANK) {
      // Nothing tells the outer window that a frame has its next document.
      requestAnimationFrame(look);
    } else if (found.readyState === 'loading') {
      found.addEventListener('readystatechange', finish, { signal });
    } else finish();
  };
  // In a window nobody sees there are no animation frames; the document is there at its load event at the latest.
  frame.addEventListener(
    'load',
    () => {
      if (frame.contentDocument?.URL !== BLANK) finish();
    },
    { signal },
  );
  look();
  return () => stop.abort();
};
