/** Resolves `../../../../../assets/ab/…` of a readable copy to its path from the library's root. */
export const pathInLibrary = (source: string): string | null => {
  const url = URL.parse(source, 'http://library.invalid/');
  if (url?.origin !== 'http://library.invalid') return null;
  return /(?:^|\/)(assets\/[0-9a-f]{2}\/[0-9a-f]{64}\.[a-z0-9]+)$/.exec(url.pathname)?.[1] ?? null;
};
