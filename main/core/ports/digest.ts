export interface Digest {
  /** SHA-256 in lower-case hexadecimal; text is hashed as UTF-8. */
  sha256(data: Uint8Array | string): string;
}
