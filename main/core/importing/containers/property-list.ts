/** Number of an object in a list. */
export type PlistRef = number;

/**
 * Apple's property lists, one object at a time and nothing expanded. Every method answers null for an object of
 * another kind, and throws PlistError for what is no list.
 */
export interface PropertyList {
  readonly top: PlistRef;
  dictionary(ref: PlistRef): ReadonlyMap<string, PlistRef> | null;
  array(ref: PlistRef): readonly PlistRef[] | null;
  text(ref: PlistRef): string | null;
  /** Decoded when it is called. */
  data(ref: PlistRef): (() => Uint8Array) | null;
}

/** What is wrong with a list; the message goes into a sentence. */
export class PlistError extends Error {}
