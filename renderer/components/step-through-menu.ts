/** Moves the focus within a menu by arrows, Home and End, round its ends (WAI-ARIA menu pattern). */
export const stepThroughMenu = (event: KeyboardEvent, entries: readonly HTMLElement[]): void => {
  const at = entries.indexOf(event.target as HTMLElement);
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 }[event.key];
  if (to === undefined) return;
  event.preventDefault();
  entries.at(to % entries.length)?.focus();
};
