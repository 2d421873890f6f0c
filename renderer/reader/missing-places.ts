/** Where a picture is missing, in CSS pixels from the top left of the article's frame, and what its page says of it. */
export interface MissingPlace {
  readonly slot: number;
  readonly alt: string;
  readonly host: string;
  /** Why it is not there, as a code. */
  readonly reason: string;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** The places that stand on their own; what is missing within a line has no room for more than its name. */
export const missingPlaces = (page: Document): MissingPlace[] =>
  [...page.querySelectorAll<HTMLElement>('.op-missing[data-slot]:not(.op-inline)')]
    .map((element) => {
      const { left, top, width, height } = element.getBoundingClientRect();
      const { slot, alt = '', host = '', reason = 'not-fetched' } = element.dataset;
      return { slot: Number(slot), alt, host, reason, left, top, width, height };
    })
    .filter(({ slot, width, height }) => Number.isSafeInteger(slot) && width > 0 && height > 0);
