import createDOMPurify from 'dompurify';
import { JSDOM } from 'jsdom';
import { cleanAgain } from '../../../main/core/importing/cleaning/clean-tree.ts';

const { window } = new JSDOM('');
const purify = createDOMPurify(window);

/** The article profile: HTML alone, and of data attributes our slot alone. */
const PROFILE = {
  USE_PROFILES: { html: true },
  ADD_ATTR: ['data-slot', 'rel'],
  ALLOW_DATA_ATTR: false,
  ALLOW_ARIA_ATTR: false,
};

const asBrowsersWrite = (html: string): string => {
  const box = window.document.createElement('div');
  box.innerHTML = html;
  return box.innerHTML;
};

/** Whether DOMPurify works here at all: with a DOM it does not support it gives back what it was given. */
export const canJudge = (): boolean =>
  purify.isSupported && purify.sanitize('<b onclick=x>a</b><script>b</script>', PROFILE) === '<b>a</b>';

/**
 * What is wrong with the inside of a stored article; null where nothing is. It has to stay as it is when our
 * cleaner is let at it again, and when DOMPurify is: whatever that would take out, we should have.
 */
export const judgeCopy = (body: string): string | null => {
  const again = cleanAgain(body);
  if (again !== body) return `no fixed point: ${difference(body, again)}`;
  const [written, purified] = [asBrowsersWrite(body), purify.sanitize(body, PROFILE)];
  return purified === written ? null : `DOMPurify changes it: ${difference(written, purified)}`;
};

const difference = (before: string, after: string): string => {
  let at = 0;
  while (before[at] === after[at]) at++;
  const from = Math.max(0, at - 60);
  return `${JSON.stringify(before.slice(from, at + 120))} became ${JSON.stringify(after.slice(from, at + 120))}`;
};
