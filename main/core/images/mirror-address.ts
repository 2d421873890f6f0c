/** A place the user named where pictures whose address begins with `prefix` (`*`: all) are asked for first. */
export interface Mirror {
  readonly prefix: string;
  /** `{url}` stands for the percent-encoded address; without a scheme it is a folder: `FOLDER/host/path`. */
  readonly template: string;
}

export type MirrorAddress =
  | { readonly kind: 'url'; readonly url: string }
  | { readonly kind: 'files'; readonly paths: readonly string[] };

/** Where a mirror would have a picture; null when the picture is none of its. */
export const mirrorAddress = (mirror: Mirror, imageUrl: string): MirrorAddress | null => {
  if (mirror.prefix !== '*' && !imageUrl.startsWith(mirror.prefix)) return null;
  if (/^https?:\/\//i.test(mirror.template)) {
    return { kind: 'url', url: mirror.template.replaceAll('{url}', () => encodeURIComponent(imageUrl)) };
  }
  const paths = filePaths(imageUrl);
  const folder = mirror.template.replace(/[/\\]+$/, '');
  return paths.length > 0 ? { kind: 'files', paths: paths.map((path) => `${folder}/${path}`) } : null;
};

/** As download tools name their files: decoded or not, with the query in the name or without. */
const filePaths = (imageUrl: string): string[] => {
  const url = URL.parse(imageUrl);
  if (!url) return [];
  const names = [url.pathname + url.search, url.pathname];
  const spellings = names.flatMap((name) => [decoded(name), name]);
  const paths = spellings.filter((name) => name !== null).map((name) => url.host.replace(':', '+') + name);
  return [...new Set(paths)].filter(staysInside);
};

const decoded = (text: string): string | null => {
  try {
    return decodeURIComponent(text);
  } catch (error) {
    if (error instanceof URIError) return null;
    throw error;
  }
};

/** An escaped `../` would otherwise lead out of the folder. */
const staysInside = (path: string): boolean =>
  !/[\0\\]/.test(path) && !path.split('/').some((segment) => segment === '..' || segment === '.');
