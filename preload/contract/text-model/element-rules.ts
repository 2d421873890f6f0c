const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));

/** Elements that contribute no text, with everything inside them. */
export const SKIPPED_ELEMENTS = words(
  'script style noscript template head title svg math iframe object embed video audio canvas select textarea button rt rp',
);

/** Elements that stand on lines of their own; by name, because the model knows no style sheet. */
export const BLOCK_ELEMENTS = words(
  'address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption ' +
    'figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li listing main menu nav ol optgroup ' +
    'option p plaintext pre search section summary table tbody td tfoot th thead tr ul xmp',
);

/** Elements in which a line feed is a line break. */
export const PREFORMATTED_ELEMENTS = words('pre listing xmp plaintext');
