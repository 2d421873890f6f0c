/** Values of the top level by lower-case key: a scalar is a list of one, of a map its `name` counts. */
export type FrontMatter = ReadonlyMap<string, readonly string[]>;

export interface FrontMatterBlock {
  readonly values: FrontMatter;
  /** Where the text behind the closing fence begins. */
  readonly end: number;
}
