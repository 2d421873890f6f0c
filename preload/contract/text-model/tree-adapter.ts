/** How the walker sees a tree, so that one walk serves the browser's DOM and a parsed tree alike. */
export interface TreeAdapter<N> {
  /** Documents and fragments count as elements; comments, doctypes and the like are `other`. */
  kind(node: N): 'element' | 'text' | 'other';
  /** Lower-case local name of an element; anything for a document or fragment. */
  name(node: N): string;
  /** In document order; never asked of a text node. */
  children(node: N): Iterable<N>;
  /** Characters of a text node. */
  data(node: N): string;
}
