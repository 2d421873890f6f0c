import type { FileSystem } from './file-system.ts';
import { absolute } from './library-paths.ts';
import { SET_ASIDE } from './set-aside.ts';

/** Left by systems and file managers in every folder they show; no business of ours. */
const HARMLESS =
  /^(\.DS_Store|\._.*|Thumbs\.db|desktop\.ini|\.directory|\.nfs[0-9a-f]+|\.fuse_hidden[0-9a-f]+)$/i;

export const isHarmless = (name: string): boolean => HARMLESS.test(name);

export const strayProblem = (name: string): string =>
  SET_ASIDE.test(name)
    ? 'was set aside because it could not be read or was not written by Offprint'
    : 'is not part of the library';

/** Paths below `folder`, relative to the root, of everything that is neither expected nor harmless. */
export const findStrays = async (
  fs: FileSystem,
  root: string,
  folder: string,
  expected: ReadonlySet<string>,
): Promise<readonly string[]> => {
  const strays: string[] = [];
  const above = new Set([...expected].flatMap(foldersAbove));
  const pending = [folder];
  for (let current = pending.pop(); current !== undefined; current = pending.pop()) {
    for (const { name, kind } of await fs.list(absolute(root, current))) {
      const file = `${current}/${name}`;
      if (kind === 'folder' && above.has(file)) pending.push(file);
      else if (!expected.has(file) && !isHarmless(name)) strays.push(file);
    }
  }
  return strays;
};

const foldersAbove = (file: string): readonly string[] => {
  const parts = file.split('/');
  return parts.slice(1).map((_, at) => parts.slice(0, at + 1).join('/'));
};
