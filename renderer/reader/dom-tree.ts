import type { TreeAdapter } from '../../preload/contract/text-model.ts';

const ELEMENT = 1;
const TEXT = 3;
const CDATA = 4;
const DOCUMENT = 9;
const FRAGMENT = 11;

/** The browser's DOM for the text model. Node types by number: the nodes belong to a frame with its own classes. */
export const domTree: TreeAdapter<Node> = {
  kind: ({ nodeType }) => {
    if (nodeType === TEXT || nodeType === CDATA) return 'text';
    return nodeType === ELEMENT || nodeType === DOCUMENT || nodeType === FRAGMENT ? 'element' : 'other';
  },
  name: (node) => (node.nodeType === ELEMENT ? (node as Element).localName.toLowerCase() : ''),
  children: (node) => node.childNodes,
  data: (node) => (node as Text).data,
};
