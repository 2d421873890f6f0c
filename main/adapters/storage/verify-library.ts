import path from 'node:path';
import type { ArticleId } from '../../core/articles/article-id.ts';
import { isArticleId } from '../../core/articles/article-id.ts';
import { LIBRARY_FORMAT } from '../../core/library/library-record.ts';
import type { LibraryFault } from '../../core/ports/article-store.ts';
import { AssetCheck } from './asset-check.ts';
import { checkRecord } from './check-file.ts';
import type { FolderEntry } from './file-system.ts';
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
 * Pictures that no article uses (left by an interrupted import) are no fault as long as they are whole.
 */
export const verifyLibrary = async (
  context: StorageContext,
  { ids, all, turn, signal }: Verification,
): Promise<{ checked: number; faults: readonly LibraryFault[] }> => {
  const chosen = ids ?? (await all());
  const assetCheck = new AssetCheck(context);
  const gate = new TurnGate(ARTICLES_AT_A_TIME);
  const found = await Promise.all(
    chosen.map(async (id) => {
      const leave = await gate.enter();
      try {
        signal?.throwIfAborted();
        return await turn(id, () => verifyArticle(context, id, assetCheck));
      } finally {
        leave();
      }
    }),
  );
  const around = ids === null ? await verifySurroundings(context, assetCheck) : [];
  return { checked: chosen.length, faults: [...around, ...found.flat()] };
};

const verifySurroundings = async (
  context: StorageContext,
  assetCheck: AssetCheck,
): Promise<readonly LibraryFault[]> => {
  const faults: LibraryFault[] = [];
  const report = (file: string, problem: string | null): void => {
    if (problem !== null) faults.push({ id: null, file, problem });
  };
  const { record, problem } = await checkRecord(context, LIBRARY_FILE, LIBRARY_FORMAT);
  report(LIBRARY_FILE, problem ?? (record === null ? 'is missing' : null));

  const articles = await sortShards(
    context,
    ARTICLES,
    ({ name, kind }) => kind === 'folder' && isArticleId(name),
  );
  const assets = await sortShards(
    context,
    ASSETS,
    ({ name, kind }) => kind === 'file' && ASSET_FILE.test(name),
  );
  for (const file of [...articles.strays, ...assets.strays]) report(file, strayProblem(file));
  for (const file of assets.own) {
    // Those that articles use were reported there.
    if (!assetCheck.knows(file)) report(file, await assetCheck.check(file, path.posix.parse(file).name));
  }
  return faults;
};

const ASSET_FILE = /^[0-9a-f]{64}\.[a-z0-9]{1,12}$/;

/** What lies in a folder of shards: what belongs to the shard it is in, and what does not. */
const sortShards = async (
  { fs, root }: StorageContext,
  folder: string,
  belongs: (entry: FolderEntry) => boolean,
): Promise<{ own: readonly string[]; strays: readonly string[] }> => {
  const own: string[] = [];
  const strays: string[] = [];
  for (const shard of await fs.list(absolute(root, folder))) {
    if (shard.kind !== 'folder' || !/^[0-9a-z]{2}$/.test(shard.name)) {
      if (!isHarmless(shard.name)) strays.push(`${folder}/${shard.name}`);
      continue;
    }
    for (const entry of await fs.list(absolute(root, `${folder}/${shard.name}`))) {
      const file = `${folder}/${shard.name}/${entry.name}`;
      if (belongs(entry) && entry.name.startsWith(shard.name)) own.push(file);
      else if (!isHarmless(entry.name)) strays.push(file);
    }
  }
  return { own, strays };
};
