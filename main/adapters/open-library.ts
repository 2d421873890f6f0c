import path from 'node:path';
import type { ArticleStore, LibraryFault } from '../core/ports/article-store.ts';
import type { AssetStore } from '../core/ports/asset-store.ts';
import type { BatchStore } from '../core/ports/batch-store.ts';
import type { Clock } from '../core/ports/clock.ts';
import type { Digest } from '../core/ports/digest.ts';
import type { IdSource } from '../core/ports/id-source.ts';
import type { BackUpLibrary } from '../core/ports/library-backup.ts';
import type { Logger } from '../core/ports/logger.ts';
import type { SettingsStore } from '../core/ports/settings-store.ts';
import type { UndoStore } from '../core/ports/undo-store.ts';
import { entryUrl } from './entry-url.ts';
import { backUpLibrary } from './storage/back-up-library.ts';
import { createFolderBuilder } from './storage/build-folder.ts';
import type { Garbage } from './storage/collect-garbage.ts';
import { collectGarbage } from './storage/collect-garbage.ts';
import type { FileSystem } from './storage/file-system.ts';
import { FolderThreads } from './storage/folder-threads/folder-threads.ts';
import { FsArticleStore } from './storage/fs-article-store.ts';
import { FsAssetStore } from './storage/fs-asset-store.ts';
import { FsBatchStore } from './storage/fs-batch-store.ts';
import { FsUndoStore } from './storage/fs-undo-store.ts';
import { prepareRoot, probeFileSystem, syncRoot, writeReadme } from './storage/library-folder.ts';
import type { LibraryLock } from './storage/library-lock.ts';
import { lockLibrary } from './storage/library-lock.ts';
import { LIBRARY_FILE, absolute } from './storage/library-paths.ts';
import { LowdbSettingsStore } from './storage/lowdb-settings-store.ts';
import { createNodeFileSystem } from './storage/node-file-system.ts';
import { ProblemList } from './storage/problem-list.ts';
import { Staging } from './storage/staging.ts';
import type { StorageContext } from './storage/storage-context.ts';
import { explaining } from './storage/system-error.ts';

export interface LibraryOptions {
  readonly clock: Clock;
  readonly digest: Digest;
  readonly ids: IdSource;
  readonly logger?: Logger;
  /** Replaced in tests, to make the disk fail or to have none. */
  readonly fileSystem?: FileSystem;
  readonly lock?: (root: string) => LibraryLock;
}

export interface OpenLibrary {
  /** Absolute path. */
  readonly root: string;
  readonly articles: ArticleStore;
  readonly assets: AssetStore;
  readonly settings: SettingsStore;
  readonly batches: BatchStore;
  readonly undoSteps: UndoStore;
  /** What was found wrong so far, at opening and since. */
  problems(): readonly LibraryFault[];
  /** Deletes the pictures that no article uses any more; see `collectGarbage`. */
  collectGarbage(): Promise<Garbage>;
  readonly backUp: BackUpLibrary;
  /** Waits for what is being written, then lets other processes in. */
  close(): Promise<void>;
}

/** While one waits for the disk, the other writes. */
const FOLDER_THREADS = 2;

const SILENT: Logger = { info: () => undefined, warn: () => undefined, error: () => undefined };

/**
 * Opens the library at `root` for this process alone, creating it on first use, and completes or clears what
 * a crash has left. Throws OffprintError `library-in-use`, `library-read-only`, `library-unusable`, `disk-full`.
 */
export const openLibrary = async (root: string, options: LibraryOptions): Promise<OpenLibrary> => {
  const home = path.resolve(root);
  const fs = options.fileSystem ?? createNodeFileSystem();
  await prepareRoot(fs, home);
  const lock = (options.lock ?? lockLibrary)(home);
  const threads = new FolderThreads({
    entry: entryUrl('./storage/folder-threads/folder-builder.ts', import.meta.url),
    threads: FOLDER_THREADS,
    here: createFolderBuilder(fs),
  });
  const context: StorageContext = {
    root: home,
    fs,
    staging: new Staging(fs, home, options.ids, options.fileSystem ? undefined : threads.build),
    problems: new ProblemList(),
    clock: options.clock,
    digest: options.digest,
    ids: options.ids,
    logger: options.logger ?? SILENT,
  };
  const stores = storesOf(context);
  const { articles, assets, settings } = stores;
  const attempt = {
    action: `open the library ${home}`,
    kept: 'Its articles were left as they are.',
    path: home,
  };
  try {
    await explaining(attempt, async () => {
      await articles.recover();
      await setUp(context, settings);
    });
  } catch (error) {
    lock.release();
    throw error;
  }
  return {
    root: home,
    ...stores,
    problems: () => context.problems.all(),
    collectGarbage: () =>
      collectGarbage(context, {
        ids: () => articles.ids(),
        read: (id) => articles.read(id),
        deleteAsset: (file) => assets.delete(file),
      }),
    backUp: (folder, signal) =>
      backUpLibrary(
        context,
        folder,
        { ids: () => articles.ids(), turn: (id, task) => articles.whileUnchanged(id, task) },
        signal,
      ),
    close: async () => {
      await Promise.all(Object.values(stores).map((store) => store.close()));
      await threads.close();
      lock.release();
    },
  };
};

const storesOf = (context: StorageContext) => ({
  articles: new FsArticleStore(context),
  assets: new FsAssetStore(context),
  settings: new LowdbSettingsStore(context),
  batches: new FsBatchStore(context),
  undoSteps: new FsUndoStore(context),
});

const setUp = async (context: StorageContext, settings: LowdbSettingsStore): Promise<void> => {
  const { fs, root, staging } = context;
  if ((await fs.facts(absolute(root, LIBRARY_FILE))) === null) {
    await probeFileSystem(fs, staging, root);
    await writeReadme(fs, staging, root);
  }
  await syncRoot(fs, root);
  await settings.prepare();
};
