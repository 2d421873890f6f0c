/** What the directory of an archive says of a file. */
export interface ZippedName {
  readonly path: string;
  readonly comment: string;
}

/** A file of an archive in memory; unpacked when asked for, which may throw OffprintError. */
export interface ZippedFile extends ZippedName {
  readonly bytes: () => Uint8Array;
}
