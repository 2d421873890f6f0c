import { Comment, Document, Element, ProcessingInstruction, Text } from 'domhandler';
import type { AnyNode, ChildNode, ParentNode } from 'domhandler';
import { html } from 'parse5';
import type { TreeAdapter } from 'parse5';

class LightElement extends Element {
  override readonly namespace: html.NS;

  constructor(name: string, attribs: Record<string, string>, namespace: html.NS) {
    super(name, attribs, []);
    this.namespace = namespace;
  }
}

/** Cheerio's nodes, as parse5 calls them. */
export interface LightTree {
  node: AnyNode;
  parentNode: ParentNode;
  childNode: ChildNode;
  document: Document;
  documentFragment: Document;
  element: LightElement;
  commentNode: Comment;
  textNode: Text;
  template: LightElement;
  documentType: ProcessingInstruction;
}

/** Records without anything inherited, of the kind V8 reads fast, unlike those of `Object.create(null)`. */
class Attributes {
  [name: string]: string;
}
Object.setPrototypeOf(Attributes.prototype, null);
Reflect.deleteProperty(Attributes.prototype, 'constructor');

const append = (parent: ParentNode, child: ChildNode): void => {
  const before = lastOf(parent.children);
  if (before) {
    before.next = child;
    child.prev = before;
  }
  parent.children.push(child);
  child.parent = parent;
};

const insertBefore = (parent: ParentNode, child: ChildNode, reference: ChildNode): void => {
  const { prev } = reference;
  if (prev) prev.next = child;
  child.prev = prev;
  child.next = reference;
  reference.prev = child;
  parent.children.splice(placeOf(parent.children, reference), 0, child);
  child.parent = parent;
};

const detach = (node: ChildNode): void => {
  const { parent, prev, next } = node;
  if (!parent) return;
  if (prev) prev.next = next;
  if (next) next.prev = prev;
  parent.children.splice(placeOf(parent.children, node), 1);
  node.parent = null;
  node.prev = null;
  node.next = null;
};

const lastOf = (children: readonly ChildNode[]): ChildNode | undefined => children[children.length - 1];

/** The parser mostly works at the end of a list: a search from the start would be slow for long ones. */
const placeOf = (children: readonly ChildNode[], node: ChildNode): number =>
  lastOf(children) === node ? children.length - 1 : children.indexOf(node);

const isTextNode = (node: AnyNode | null | undefined): node is Text => node instanceof Text;

/**
 * Builds the tree of cheerio's parser without what nobody here reads: doctypes, places in the source, and
 * namespaces and prefixes of attributes, two objects for every element of a page.
 */
export const lightTree: TreeAdapter<LightTree> = {
  createDocument: () => new Document([]),
  createDocumentFragment: () => new Document([]),
  createElement(name, namespace, attributes) {
    const attribs = new Attributes();
    for (const { name: key, value } of attributes) attribs[key] = value;
    return new LightElement(name, attribs, namespace);
  },
  createCommentNode: (data) => new Comment(data),
  createTextNode: (data) => new Text(data),
  appendChild: append,
  insertBefore,
  detachNode: detach,
  insertText(parent, text) {
    const last = lastOf(parent.children);
    if (isTextNode(last)) last.data += text;
    else append(parent, new Text(text));
  },
  insertTextBefore(parent, text, reference) {
    const { prev } = reference;
    if (isTextNode(prev)) prev.data += text;
    else insertBefore(parent, new Text(text), reference);
  },
  adoptAttributes(element, attributes) {
    for (const { name, value } of attributes) element.attribs[name] ??= value;
  },
  setTemplateContent: append,
  getTemplateContent: (template) => template.children[0] as Document,
  setDocumentType: () => undefined,
  // Never another: what is parsed begins with a doctype.
  setDocumentMode: () => undefined,
  getDocumentMode: () => html.DOCUMENT_MODE.NO_QUIRKS,
  getFirstChild: (node) => node.children[0] ?? null,
  getChildNodes: (node) => node.children,
  getParentNode: (node) => node.parent,
  getAttrList: ({ attribs }) => Object.keys(attribs).map((name) => ({ name, value: attribs[name] ?? '' })),
  getTagName: ({ name }) => name,
  getNamespaceURI: ({ namespace }) => namespace,
  getTextNodeContent: ({ data }) => data,
  getCommentNodeContent: ({ data }) => data,
  getDocumentTypeNodeName: () => '',
  getDocumentTypeNodePublicId: () => '',
  getDocumentTypeNodeSystemId: () => '',
  isTextNode,
  isCommentNode: (node): node is Comment => node instanceof Comment,
  isElementNode: (node): node is LightElement => node instanceof LightElement,
  isDocumentTypeNode: (node): node is ProcessingInstruction => node instanceof ProcessingInstruction,
  setNodeSourceCodeLocation: () => undefined,
  getNodeSourceCodeLocation: () => null,
  updateNodeSourceCodeLocation: () => undefined,
};
