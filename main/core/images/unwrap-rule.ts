/** How one proxy or CDN wraps addresses; `unwrap` gives null for an address that is not wrapped that way. */
export interface UnwrapRule {
  readonly name: string;
  readonly unwrap: (url: URL) => string | null;
}
