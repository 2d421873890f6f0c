/**
 * [Note: library paths] Below the application's origin the library appears as it lies on disk, so that the
 * relative picture addresses of a readable copy mean the same in the window and in any browser.
 */
const versionPath = (id: string, version: number): string =>
  `library/articles/${id.slice(0, 2)}/${id}/versions/${String(version)}`;

export const readablePath = (id: string, version: number): string =>
  `${versionPath(id, version)}/article.html`;
export const originalPath = (id: string, version: number): string => `${versionPath(id, version)}/original`;

const READABLE =
  /^library\/articles\/([0-9a-z]{2})\/(\1[0-9a-z]{14})\/versions\/([1-9]\d{0,5})\/(article\.html|original)$/;
const ASSET = /^library\/assets\/([0-9a-f]{2})\/(\1[0-9a-f]{62})\.([a-z0-9]{1,5})$/;

export type LibraryPath =
  | { readonly kind: 'readable' | 'original'; readonly id: string; readonly version: number }
  | { readonly kind: 'asset'; readonly sha256: string; readonly extension: string };

/** Ids and hashes only: nothing of the request ever becomes a path on disk. */
export const parseLibraryPath = (path: string): LibraryPath | null => {
  const readable = READABLE.exec(path);
  if (readable) {
    const [, , id = '', version, file] = readable;
    return { kind: file === 'original' ? 'original' : 'readable', id, version: Number(version) };
  }
  const asset = ASSET.exec(path);
  return asset ? { kind: 'asset', sha256: asset[2] ?? '', extension: asset[3] ?? '' } : null;
};
