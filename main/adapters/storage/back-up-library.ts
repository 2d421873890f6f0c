/**
 * [Note: backups] A backup has the layout of a library, so nothing but Offprint's own reading is needed to have
 * it back. Articles are compared by their two records, which name the hash of every other file of the article;
 * pictures by their names, which are hashes. Each article and picture comes in whole by a rename. `library.json`
 * comes last: a folder without it is no finished backup. It goes without the proxy's password.
 */
import path from 'node:path';
import type { ArticleId } from '../../core/articles/article-id.ts';
import { withoutSecrets } from '../../core/library/library-record.ts';
import type { BackupCounts } from '../../core/ports/library-backup.ts';
import { admitBackupFolder } from './admit-backup-folder.ts';
import { copyDurably, type Copied } from './copy-durably.ts';
import { writeDurably } from './durable-write.ts';
import type { FileSystem } from './file-system.ts';
import {
  ANNOTATIONS_FILE,
  ARTICLE_FILE,
  ARTICLES,
  ASSETS,
  LIBRARY_FILE,
  README_FILE,
  TEMPORARY,
  absolute,
  articleFolder,
  articleShard,
} from './library-paths.ts';
import { Staging } from './staging.ts';
import type { StorageContext } from './storage-context.ts';
import { explaining } from './system-error.ts';
import { TurnGate } from './turn-gate.ts';

export interface BackupSources {
  readonly ids: () => Promise<readonly ArticleId[]>;
  /** Runs a task while nobody changes the article. */
  readonly turn: <T>(id: ArticleId, task: () => Promise<T>) => Promise<T>;
}

const AT_A_TIME = 4;

export const backUpLibrary = async (
  context: StorageContext,
  folder: string,
  { ids, turn }: BackupSources,
  signal?: AbortSignal,
): Promise<BackupCounts> => {
  const target = path.resolve(folder);
  const kept = 'The library is as it was; run the backup again to complete it.';
  return explaining({ action: `back up the library to ${target}`, kept, path: target }, async () => {
    await admitBackupFolder(context.fs, context.root, target);
    for (const part of [ARTICLES, ASSETS, TEMPORARY]) await context.fs.makeFolder(absolute(target, part));
    const backup = new Backup(context, target);
    const articles = await ids();
    await backup.each(articles, signal, (id) => turn(id, () => backup.copyArticle(id)));
    // Behind the articles: a picture that came meanwhile may be named by one of them.
    const pictures = await backup.copyPictures(signal);
    await backup.finish();
    return { articles: articles.length, pictures, ...backup.copied };
  });
};

class Backup {
  readonly copied: Copied = { copied: 0, bytes: 0 };
  readonly #fs: FileSystem;
  readonly #from: string;
  readonly #to: string;
  readonly #staging: Staging;

  constructor({ fs, root, ids }: StorageContext, target: string) {
    this.#fs = fs;
    this.#from = root;
    this.#to = target;
    this.#staging = new Staging(fs, target, ids);
  }

  async each<T>(
    items: readonly T[],
    signal: AbortSignal | undefined,
    task: (item: T) => Promise<void>,
  ): Promise<void> {
    const gate = new TurnGate(AT_A_TIME);
    await Promise.all(
      items.map(async (item) => {
        const leave = await gate.enter();
        try {
          signal?.throwIfAborted();
          await task(item);
        } finally {
          leave();
        }
      }),
    );
  }

  async copyArticle(id: ArticleId): Promise<void> {
    const folder = articleFolder(id);
    const [from, to] = [absolute(this.#from, folder), absolute(this.#to, folder)];
    // Deleted since the list was made.
    if ((await this.#fs.facts(from)) === null || (await this.#isSame(from, to))) return;
    const staged = this.#staging.fresh('folder');
    this.#count(await copyDurably(this.#fs, from, staged));
    await this.#fs.makeFolder(absolute(this.#to, articleShard(id)));
    const gone = this.#staging.fresh('gone');
    if ((await this.#fs.facts(to)) !== null) await this.#fs.rename(to, gone);
    await this.#fs.rename(staged, to);
    await this.#fs.syncFolder(path.dirname(to));
    await this.#fs.remove(gone);
  }

  async copyPictures(signal?: AbortSignal): Promise<number> {
    let pictures = 0;
    for (const shard of await this.#fs.list(absolute(this.#from, ASSETS))) {
      if (shard.kind !== 'folder') continue;
      const [from, to] = [this.#from, this.#to].map((root) => absolute(root, `${ASSETS}/${shard.name}`)) as [
        string,
        string,
      ];
      const files = (await this.#fs.list(from)).filter(({ kind }) => kind === 'file');
      pictures += files.length;
      await this.#fs.makeFolder(to);
      const before = this.copied.copied;
      await this.each(files, signal, ({ name }) =>
        this.#copyFile(path.join(from, name), path.join(to, name)),
      );
      if (this.copied.copied > before) await this.#fs.syncFolder(to);
    }
    return pictures;
  }

  async finish(): Promise<void> {
    for (const part of [ARTICLES, ASSETS]) await this.#fs.syncFolder(absolute(this.#to, part));
    for (const file of [README_FILE, LIBRARY_FILE]) {
      const from = absolute(this.#from, file);
      if ((await this.#fs.facts(from)) === null) continue;
      const staged = this.#staging.fresh('file');
      const content = await this.#fs.read(from);
      const bytes = file === LIBRARY_FILE ? withoutSecrets(content) : content;
      await writeDurably(this.#fs, staged, bytes);
      this.#count({ copied: 1, bytes: bytes.length });
      await this.#fs.rename(staged, absolute(this.#to, file));
    }
    await this.#fs.remove(this.#staging.folder);
    await this.#fs.syncFolder(this.#to);
  }

  async #copyFile(from: string, to: string): Promise<void> {
    const [here, there] = await Promise.all([this.#fs.facts(from), this.#fs.facts(to)]);
    if (here === null || here.bytes === there?.bytes) return;
    const staged = this.#staging.fresh('file');
    this.#count(await copyDurably(this.#fs, from, staged));
    await this.#fs.rename(staged, to);
  }

  async #isSame(from: string, to: string): Promise<boolean> {
    for (const name of [ARTICLE_FILE, ANNOTATIONS_FILE]) {
      const [here, there] = await Promise.all([
        this.#readOrNull(path.join(from, name)),
        this.#readOrNull(path.join(to, name)),
      ]);
      if (here === null && there === null && name === ANNOTATIONS_FILE) continue;
      if (here === null || there === null || !Buffer.from(here).equals(there)) return false;
    }
    return true;
  }

  async #readOrNull(file: string): Promise<Uint8Array | null> {
    return (await this.#fs.facts(file)) === null ? null : this.#fs.read(file);
  }

  #count({ copied, bytes }: Copied): void {
    this.copied.copied += copied;
    this.copied.bytes += bytes;
  }
}
