import path from 'node:path';
import type { ArticleId } from '../../core/articles/article-id.ts';
import { isArticleId } from '../../core/articles/article-id.ts';
import type { FolderContent } from './build-folder.ts';
import { discardQuietly } from './durable-write.ts';
import { ARTICLES, ARTICLE_FILE, absolute, articleFolder, articleShard } from './library-paths.ts';
import type { StorageContext } from './storage-context.ts';
import { explaining } from './system-error.ts';

/**
 * [Note: changes to an article]
 * A new article is built in `tmp/` and appears by one rename.
 * A change of one file (the record, the annotations) is one rename as well.
 * A change of several files (a new version with its record, a readable copy derived anew with its marks) is first built as
 * `tmp/redo-<ID>/`, laid out like the article's folder; the rename to that name is the commit. Then its files
 * are moved into the article one by one, the record last, and the empty folder is removed. A kill before the
 * commit leaves nothing but litter in `tmp/`; a kill after it leaves a `redo-` folder with whatever has not
 * been moved yet, and the next start moves the rest. A folder that is to go (a version deleted for good) stands
 * there with the empty file `.gone` in it, and is removed once the record no longer speaks of it. Replay makes
 * only the folders that a file moves into: a `redo-` folder half removed when the power went may hold folders
 * that have lost their mark. Replay may itself be killed and repeated. All recovery looks into `tmp/` only,
 * however many articles there are.
 */
const REDO = /^redo-([0-9a-z]{16})$/;
const GONE = '.gone';

const isMarker = (file: string): boolean => path.basename(file) === GONE;

export class ArticleChanges {
  readonly #context: StorageContext;
  readonly #durableShards = new Set<string>();
  /** Committed, but not yet moved into place: must be, before anything else happens to the article. */
  readonly #unfinished = new Set<ArticleId>();

  constructor(context: StorageContext) {
    this.#context = context;
  }

  /** The whole article, or nothing. */
  async create(id: ArticleId, content: FolderContent): Promise<void> {
    const { fs, staging, root } = this.#context;
    const staged = await staging.build(content);
    const shard = absolute(root, articleShard(id));
    const folder = absolute(root, articleFolder(id));
    try {
      await this.#makeShard(shard);
      await fs.rename(staged, folder);
    } catch (error) {
      await discardQuietly(fs, staged);
      throw error;
    }
    try {
      await fs.syncFolder(shard);
    } catch (error) {
      // Reported as not stored, so it must not be there either.
      await Promise.allSettled([fs.rename(folder, staged)]);
      await discardQuietly(fs, staged);
      throw error;
    }
  }

  /** All of `content` takes its place in the article's folder and the folders `gone` leave it, or nothing does. */
  async change(id: ArticleId, content: FolderContent, gone: readonly string[] = []): Promise<void> {
    const { fs, staging } = this.#context;
    const markers = gone.map((folder) => [`${folder}/${GONE}`, new Uint8Array()] as const);
    const staged = await staging.build(new Map([...content, ...markers]));
    const redo = this.#redoFolder(id);
    try {
      await fs.rename(staged, redo);
      await fs.syncFolder(staging.folder);
    } catch (error) {
      await Promise.allSettled([fs.rename(redo, staged)]);
      await discardQuietly(fs, staged);
      throw error;
    }
    this.#unfinished.add(id);
    const held = {
      action: `put the changed files of article ${id} in their place`,
      kept: 'The change is recorded and is completed by the next one, or when the library is opened again.',
      path: redo,
    };
    await explaining(held, () => this.finish(id));
  }

  /** Ends a change that was committed and then held up. Costs nothing when there is none. */
  async finish(id: ArticleId): Promise<void> {
    if (!this.#unfinished.has(id)) return;
    await this.#replay(id);
    this.#unfinished.delete(id);
  }

  async delete(id: ArticleId): Promise<void> {
    const { fs, staging, root } = this.#context;
    const gone = staging.fresh('gone');
    await fs.rename(absolute(root, articleFolder(id)), gone);
    await fs.syncFolder(absolute(root, articleShard(id)));
    await discardQuietly(fs, gone);
  }

  /** At the start: ends committed changes and clears everything else out of `tmp/`. */
  async recover(): Promise<void> {
    const { fs, staging, problems, logger } = this.#context;
    for (const { name } of await fs.list(staging.folder)) {
      const id = REDO.exec(name)?.[1];
      if (id === undefined || !isArticleId(id)) {
        await discardQuietly(fs, path.join(staging.folder, name));
        continue;
      }
      this.#unfinished.add(id);
      try {
        await this.finish(id);
        logger.info('an interrupted change was completed', { id });
      } catch (error) {
        // The library is worth opening all the same; the change is tried again before the next one.
        problems.add({
          id,
          file: articleFolder(id),
          problem: `an interrupted change waits: ${String(error)}`,
        });
      }
    }
  }

  #redoFolder(id: ArticleId): string {
    return path.join(this.#context.staging.folder, `redo-${id}`);
  }

  async #replay(id: ArticleId): Promise<void> {
    const { fs, root, staging } = this.#context;
    const redo = this.#redoFolder(id);
    const article = absolute(root, articleFolder(id));
    if ((await fs.facts(redo)) === null) return;
    if ((await fs.facts(article)) !== null) {
      const files = await this.#filesBelow(redo);
      const moved = files.filter((file) => !isMarker(file));
      const folders = foldersOf(moved);
      for (const folder of folders) await this.#makeDurable(path.join(article, folder));
      for (const file of moved) await fs.rename(path.join(redo, file), path.join(article, file));
      for (const folder of [...folders].reverse()) await fs.syncFolder(path.join(article, folder));
      await fs.syncFolder(article);
      for (const marker of files.filter(isMarker))
        await this.#removeFolder(path.join(article, path.dirname(marker)));
    }
    await fs.remove(redo);
    await fs.syncFolder(staging.folder);
  }

  async #removeFolder(folder: string): Promise<void> {
    await this.#context.fs.remove(folder);
    await this.#context.fs.syncFolder(path.dirname(folder));
  }

  /** A folder must be there for good before files are moved into it, or a power cut may take them along. */
  async #makeDurable(folder: string): Promise<void> {
    await this.#context.fs.makeFolder(folder);
    await this.#context.fs.syncFolder(path.dirname(folder));
  }

  /** What lies below a redo folder; the record comes last, so it never speaks of files that are not there. */
  async #filesBelow(redo: string): Promise<string[]> {
    const folders = [''];
    const files: string[] = [];
    // Grows while it is walked.
    for (const folder of folders) {
      for (const { name, kind } of await this.#context.fs.list(path.join(redo, folder))) {
        (kind === 'folder' ? folders : files).push(path.join(folder, name));
      }
    }
    const isRecord = (file: string): number => Number(file === ARTICLE_FILE);
    return files.sort((a, b) => isRecord(a) - isRecord(b));
  }

  async #makeShard(shard: string): Promise<void> {
    if (this.#durableShards.has(shard)) return;
    const { fs, root } = this.#context;
    await fs.makeFolder(shard);
    await fs.syncFolder(absolute(root, ARTICLES));
    this.#durableShards.add(shard);
  }
}

/** The folders that hold `files`, and those above them, outer ones first. */
const foldersOf = (files: readonly string[]): readonly string[] => {
  const folders = new Set<string>();
  for (const file of files) {
    const parts = path.dirname(file).split(path.sep);
    if (parts[0] === '.') continue;
    parts.forEach((_, at) => folders.add(parts.slice(0, at + 1).join(path.sep)));
  }
  return [...folders].sort((a, b) => a.length - b.length);
};
