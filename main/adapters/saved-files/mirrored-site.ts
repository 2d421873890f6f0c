import path from 'node:path';

/** The name of a server, as programs that mirror sites name the folder for what came from it. */
const HOST = /^(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}(?:[+:]\d+)?$/i;

/**
 * Whether `file` lies in the folder of a server beside or around `folder`: wget and HTTrack lay a site out as its
 * addresses are, so that pages lead to pictures above their own folder. Nothing outside of such folders is theirs.
 */
export const isInSameMirror = (folder: string, file: string): boolean => {
  const root = mirrorRoot(folder);
  if (root === null) return false;
  const [host, ...rest] = path.relative(root, file).split(path.sep);
  return host !== undefined && HOST.test(host) && rest.length > 0;
};

/** The folder that holds those of the servers; null for a page that lies in none. */
const mirrorRoot = (folder: string): string | null => {
  for (let current = folder; ; current = path.dirname(current)) {
    const above = path.dirname(current);
    if (above === current) return null;
    if (HOST.test(path.basename(current))) return above;
  }
};
