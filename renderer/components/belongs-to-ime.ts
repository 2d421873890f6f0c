/**
 * Whether a key press is part of composing text. Some browsers end the composition before they report the Enter
 * that ended it; such an event still carries the key code 229.
 */
export const belongsToIme = (event: KeyboardEvent): boolean =>
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- nothing else tells it
  event.isComposing || event.keyCode === 229;
