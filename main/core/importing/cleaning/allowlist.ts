const words = (list: string): readonly string[] => list.split(' ');

/**
 * Every element the readable copy may hold, by the name it has in the source. Nothing foreign, nothing with
 * raw text, nothing that loads or sends: the safety of the output rests on this grammar alone, whatever the
 * input parser made of the input. Elements that are not here lose their tags and keep their content.
 */
export const OUTPUT_NAMES: ReadonlyMap<string, string> = new Map([
  ...words(
    'a abbr address aside b bdi bdo blockquote br caption cite code col colgroup dd del details dfn div dl dt em ' +
      'figcaption figure footer h1 h2 h3 h4 h5 h6 header hgroup hr i ins kbd li mark nav ol p pre q rp rt ruby s ' +
      'samp section small span strong sub summary sup table tbody td tfoot th thead time tr u ul var wbr',
  ).map((name): [string, string] => [name, name]),
  // The readable copy has one `article` of its own; the others are the modern names of old elements.
  ['article', 'section'],
  ['main', 'section'],
  ['search', 'section'],
  ['fieldset', 'section'],
  ['form', 'section'],
  ['dialog', 'section'],
  ['center', 'section'],
  ['frameset', 'section'],
  ['legend', 'p'],
  ['menu', 'ul'],
  ['dir', 'ul'],
  ['strike', 's'],
  ['tt', 'code'],
  ['acronym', 'abbr'],
  ['listing', 'pre'],
  ['xmp', 'pre'],
  ['plaintext', 'pre'],
]);

export const VOID_ELEMENTS: ReadonlySet<string> = new Set(words('br col hr img wbr'));

/** Elements that make no line of their own: without visible content their tags go and white space stays. */
export const INLINE_ELEMENTS: ReadonlySet<string> = new Set(
  words(
    'a abbr b bdi bdo cite code del dfn em i ins kbd mark q s samp small span strong sub sup time u var ruby rt rp',
  ),
);

/** Kept even when empty: they carry structure. */
export const STRUCTURAL_ELEMENTS: ReadonlySet<string> = new Set(
  words('td th tr thead tbody tfoot colgroup caption'),
);

/** Classes of our own that a readable copy may carry; no other survives. */
export const OWN_CLASSES: ReadonlySet<string> = new Set(['op-embed', 'op-inline', 'op-math']);

const GLOBAL_ATTRIBUTES = words('title lang dir');
const ATTRIBUTES: Readonly<Record<string, readonly string[]>> = {
  td: words('colspan rowspan'),
  th: words('colspan rowspan scope'),
  col: words('span'),
  colgroup: words('span'),
  ol: words('start reversed type'),
  li: words('value'),
  time: words('datetime'),
  details: words('open'),
};

/** Form that a value must have; without one any text will do. */
const VALUE_FORMS: Readonly<Record<string, RegExp>> = {
  lang: /^[a-z]{2,8}(?:-[a-z0-9]{1,8})*$/i,
  dir: /^(?:ltr|rtl|auto)$/i,
  colspan: /^[1-9]\d{0,2}$/,
  rowspan: /^\d{1,4}$/,
  span: /^[1-9]\d{0,2}$/,
  scope: /^(?:row|col|rowgroup|colgroup)$/i,
  start: /^-?\d{1,9}$/,
  value: /^-?\d{1,9}$/,
  type: /^[1aAiI]$/,
  reversed: /^/,
  open: /^/,
};

/** Whether an attribute without an address in it may stay as it is. */
export const isPlainAttribute = (outputName: string, attribute: string, value: string): boolean =>
  (GLOBAL_ATTRIBUTES.includes(attribute) || (ATTRIBUTES[outputName]?.includes(attribute) ?? false)) &&
  (VALUE_FORMS[attribute]?.test(value) ?? true);
