import type { ArticleId } from '../../core/articles/article-id.ts';
import { isArticleId } from '../../core/articles/article-id.ts';
import { LIBRARY_FORMAT } from '../../core/library/library-record.ts';
import type { LibraryFault } from '../../core/ports/article-store.ts';
import { checkHash, checkRecord } from './check-file.ts';
import { ARTICLES, ASSETS, LIBRARY_FILE, absolute } from './library-paths.ts';
import type { StorageContext } from './storage-context.ts';
import { isHarmless, strayProblem } from './stray-files.ts';
import { TurnGate } from './turn-gate.ts';
import { verifyArticle } from './verify-article.ts';

export interface Verification {
  /** Null checks everything: all articles, and what else lies in the library's folders. */
  readonly ids: readonly ArticleId[] | null;
  readonly all: () => Promise<readonly ArticleId[]>;
  /** Runs a check while nobody changes the article. */
  readonly turn: <T>(id: ArticleId, task: () => Promise<T>) => Promise<T>;
  readonly signal?: AbortSignal | undefined;
}

const ARTICLES_AT_A_TIME = 4;

/**
 * Fixity check: reads every file and compares it with its recorded SHA-256, without changing anything.
 * Pictures that no article uses (left by an interrupted import) are no fault.
 */
export const verifyLibrary = async (
  context: StorageContext,
  { ids, all, turn, signal }: Verification,
): Promise<{ checked: number; faults: readonly LibraryFault[] }> => {
  const chosen = ids ?? (await all());
  const assets = new Map<string, Promise<string | null>>();
  const checkAsset = (file: string, sha256: string): Promise<string | null> => {
    const known = assets.get(file) ?? checkHash(context, file, sha256);
    assets.set(file, known);
    return known;
  };

  const gate = new TurnGate(ARTICLES_AT_A_TIME);
  const found = await Promise.all(
    chosen.map(async (id) => {
      const leave = await gate.enter();
      try {
        signal?.throwIfAborted();
        return await turn(id, () => verifyArticle(context, id, checkAsset));
      } finally {
        leave();
      }
    }),
  );
  const around = ids === null ? await verifySurroundings(context) : [];
  return { checked: chosen.length, faults: [...around, ...found.flat()] };
};

const verifySurroundings = async (context: StorageContext): Promise<readonly LibraryFault[]> => {
  const { record, problem } = await checkRecord(context, LIBRARY_FILE, LIBRARY_FORMAT);
  const library = problem ?? (record === null ? 'is missing' : null);
  return [
    ...(library === null ? [] : [{ id: null, file: LIBRARY_FILE, problem: library }]),
    ...(await strays(context, ARTICLES, (name, kind) => kind === 'folder' && isArticleId(name))),
    ...(await strays(
      context,
      ASSETS,
      (name, kind) => kind === 'file' && /^[0-9a-f]{64}\.[a-z0-9]{1,12}$/.test(name),
    )),
  ];
};

/** What lies in a folder of shards and does not belong to the shard it is in. */
const strays = async (
  { fs, root }: StorageContext,
  folder: string,
  belongs: (name: string, kind: string) => boolean,
): Promise<readonly LibraryFault[]> => {
  const found: string[] = [];
  for (const shard of await fs.list(absolute(root, folder))) {
    if (shard.kind !== 'folder' || !/^[0-9a-z]{2}$/.test(shard.name)) {
      if (!isHarmless(shard.name)) found.push(`${folder}/${shard.name}`);
      continue;
    }
    for (const { name, kind } of await fs.list(absolute(root, `${folder}/${shard.name}`))) {
      const fits = belongs(name, kind) && name.startsWith(shard.name);
      if (!fits && !isHarmless(name)) found.push(`${folder}/${shard.name}/${name}`);
    }
  }
  return found.map((file) => ({ id: null, file, problem: strayProblem(file) }));
};
