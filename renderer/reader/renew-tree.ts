const TEXT = 3;
const ELEMENT = 1;

const isElement = (node: Node): node is Element => node.nodeType === ELEMENT;

const sameTag = (a: Node, b: Node): boolean =>
  isElement(a) && isElement(b) && a.cloneNode(false).isEqualNode(b.cloneNode(false));

const copyInto = (page: Document | null, node: Node): Node =>
  page === null ? node.cloneNode(true) : page.importNode(node, true);

const renewPair = (old: Node, wanted: Node): void => {
  if (old.nodeType === TEXT && wanted.nodeType === TEXT) (old as Text).data = (wanted as Text).data;
  else if (sameTag(old, wanted)) renewTree(old, wanted);
  else old.parentNode?.replaceChild(copyInto(old.ownerDocument, wanted), old);
};

/** How many nodes at the beginning of two lists are equal. */
const equalAtStart = (a: readonly Node[], b: readonly Node[]): number => {
  const differs = a.findIndex((node, at) => !node.isEqualNode(b[at] ?? null));
  return differs < 0 ? a.length : differs;
};

/**
 * Makes what is below `old` equal to what is below `wanted`, a node of any document, and touches only what differs:
 * ranges, selections and places in all the rest stay. Attributes of the two roots are left alone.
 */
export const renewTree = (old: Node, wanted: Node): void => {
  const [before, after] = [[...old.childNodes], [...wanted.childNodes]];
  const head = equalAtStart(before, after);
  const [rest, renewed] = [before.slice(head), after.slice(head)];
  const tail = equalAtStart(rest.toReversed(), renewed.toReversed());
  const behind = rest[rest.length - tail] ?? null;
  const changed = rest.slice(0, rest.length - tail);
  for (const [at, node] of renewed.slice(0, renewed.length - tail).entries()) {
    const there = changed[at];
    if (there) renewPair(there, node);
    else old.insertBefore(copyInto(old.ownerDocument, node), behind);
  }
  for (const node of changed.slice(renewed.length - tail)) old.removeChild(node);
};
