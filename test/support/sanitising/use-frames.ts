import type { Frame, Page } from 'playwright';

/**
 * `clean`: what the library stores. `raw`: hostile markup that something else has to hold. `free`: hostile markup
 * that nothing holds.
 */
export type Handling = 'clean' | 'raw' | 'free';

/** A hostile frame that has not answered by then will not. */
const LOST_MS = 5000;

/**
 * Does in every frame what a reader may do: points, focuses, clicks. Links of the web are not followed unless
 * all is free: a reader who clicks wants to go there. What is free is also written and parsed again, as a careless
 * program would.
 */
export const useFrames = async (page: Page, how: Handling): Promise<void> => {
  const use = async (frame: Frame): Promise<void> => {
    const used = frame.evaluate(useDocument, how === 'free');
    if (how === 'clean') await used;
    else await Promise.race([used.catch(isGone), page.waitForTimeout(LOST_MS).catch(isGone)]);
  };
  await Promise.all(page.frames().map(use));
};

/** Hostile frames leave while they are being used. */
const isGone = (error: unknown): void => {
  if (!(error instanceof Error)) throw error;
};

/** Runs in the frame; where scripts are shut out no listener of ours would be heard either. */
const useDocument = (free: boolean): void => {
  const leadsAway = (element: Element): boolean => {
    const link = element.closest('a, area');
    const isLink = link instanceof HTMLAnchorElement || link instanceof HTMLAreaElement;
    return !free && isLink && /^(?:https?|mailto):$/.test(link.protocol);
  };
  const use = (): void => {
    for (const element of [...document.querySelectorAll('*')].slice(0, 400)) {
      element.dispatchEvent(new MouseEvent('mouseover', { bubbles: true }));
      element.dispatchEvent(new PointerEvent('pointerover', { bubbles: true }));
      if (element instanceof HTMLElement || element instanceof SVGElement) element.focus();
      if (leadsAway(element)) continue;
      element.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }));
      if (element instanceof HTMLElement) element.click();
    }
  };
  use();
  if (!free) return;
  const again = document.createElement('div');
  again.innerHTML = document.body.innerHTML;
  document.body.append(again);
  use();
};
