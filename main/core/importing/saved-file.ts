/** What an import is given: bytes with the name they had. */
export interface SavedFile {
  /** Name without folders. */
  readonly name: string;
  /** How the outcome names it: absolute path, path below the dropped folder, or `PATH!MEMBER`. */
  readonly label: string;
  readonly bytes: Uint8Array;
  /** ISO 8601. */
  readonly modified: string | null;
  /** Bytes of a file that lies beside it (`page_files/a.jpg`), or null; never leaves the folder it came in. */
  readonly sibling: (relativePath: string) => Promise<Uint8Array | null>;
}
