/**
 * Which nestings an HTML parser would not build again from text. They arise where a tag between two others
 * was taken out. Rules of the HTML Standard, "in body" and "in table"; see [Note: fixed point] in
 * clean-tree.ts.
 */
const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));

const CLOSES_PARAGRAPH = words(
  'address aside blockquote dd details div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 header hgroup hr li nav ' +
    'ol p pre section summary table ul',
);
const HEADINGS = words('h1 h2 h3 h4 h5 h6');
const TABLE_SCOPE = words('table caption td th');
const MARKERS = words('caption td th');
/** Elements at which the search for an open `li`, `dd` or `dt` ends. */
const LIST_BARRIERS = words(
  'aside blockquote caption col colgroup dd details dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 header hgroup ' +
    'li nav ol pre section summary table tbody td tfoot th thead tr ul',
);
const TABLE_PARENTS: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['caption', words('table')],
  ['colgroup', words('table')],
  ['col', words('colgroup')],
  ['thead', words('table')],
  ['tbody', words('table')],
  ['tfoot', words('table')],
  ['tr', words('thead tbody tfoot')],
  ['td', words('tr')],
  ['th', words('tr')],
]);
const TABLE_STRUCTURE = words('table thead tbody tfoot tr colgroup');
const IMPLIED_END = words('p li dd dt rt rp');

/** What is open around a place in the output. */
export interface Surroundings {
  readonly parent: string;
  readonly paragraph: boolean;
  readonly link: boolean;
  readonly item: boolean;
  readonly definition: boolean;
}

export const TOP: Surroundings = {
  parent: '',
  paragraph: false,
  link: false,
  item: false,
  definition: false,
};

/** The surroundings inside element `name`. */
export const inside = (name: string, around: Surroundings): Surroundings => {
  const barrier = LIST_BARRIERS.has(name);
  return {
    parent: name,
    paragraph: name === 'p' || (around.paragraph && !TABLE_SCOPE.has(name)),
    link: name === 'a' || (around.link && !MARKERS.has(name)),
    item: name === 'li' || (around.item && !barrier),
    definition: name === 'dd' || name === 'dt' || (around.definition && !barrier),
  };
};

/** Whether element `name` would end up elsewhere when the output is parsed. */
export const isUnstable = (name: string, around: Surroundings): boolean =>
  isMisplacedInTable(name, around) || closesOpenElement(name, around);

const isMisplacedInTable = (name: string, { parent }: Surroundings): boolean => {
  const parents = TABLE_PARENTS.get(name);
  return parents ? !parents.has(parent) : TABLE_STRUCTURE.has(parent);
};

/** Whether the start tag of `name` ends an element around it. */
const closesOpenElement = (name: string, around: Surroundings): boolean => {
  if (around.paragraph && CLOSES_PARAGRAPH.has(name)) return true;
  if (name === 'a') return around.link;
  if (name === 'li') return around.item;
  if (name === 'dd' || name === 'dt') return around.definition;
  if (name === 'rt' || name === 'rp') return IMPLIED_END.has(around.parent);
  return HEADINGS.has(name) && HEADINGS.has(around.parent);
};

/** Text other than white space directly inside a table would be moved out of it. */
export const isUnstableText = (around: Surroundings): boolean => TABLE_STRUCTURE.has(around.parent);
