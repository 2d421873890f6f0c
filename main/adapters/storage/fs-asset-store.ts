import type { AssetRef } from '../../core/articles/image-record.ts';
import type { AssetStore } from '../../core/ports/asset-store.ts';
import { discardQuietly, replaceDurably, writeDurably } from './durable-write.ts';
import { KeyedQueue } from './keyed-queue.ts';
import { ASSETS, absolute, assetPath, assetShard } from './library-paths.ts';
import type { StorageContext } from './storage-context.ts';
import { explaining, isSystemError } from './system-error.ts';

/** Pictures as files named by the hash of their bytes: `assets/ab/<sha256>.<extension>`. */
export class FsAssetStore implements AssetStore {
  readonly #context: StorageContext;
  readonly #queue = new KeyedQueue();
  /** Files known to be whole and durable; putting them again costs nothing. */
  readonly #durable = new Set<string>();
  readonly #durableShards = new Set<string>();

  constructor(context: StorageContext) {
    this.#context = context;
  }

  async put(bytes: Uint8Array, description: Omit<AssetRef, 'sha256' | 'bytes'>): Promise<AssetRef> {
    const sha256 = this.#context.digest.sha256(bytes);
    const asset = { ...description, sha256, bytes: bytes.length };
    const file = assetPath(asset);
    const kept = 'Nothing of it was kept, the library is as it was.';
    await this.#queue.run(file, async () => {
      if (this.#durable.has(file)) return;
      await explaining({ action: `store the picture ${file}`, kept, path: file }, () =>
        this.#store(file, assetShard(sha256), bytes),
      );
      this.#durable.add(file);
    });
    return asset;
  }

  async has(sha256: string): Promise<boolean> {
    if ((await this.#find(sha256)) !== null) return true;
    // Taken away by somebody else while the library is open: when it comes again it has to be written again.
    for (const file of this.#durable) if (file.includes(sha256)) this.#durable.delete(file);
    return false;
  }

  async read(sha256: string): Promise<Uint8Array | null> {
    const file = await this.#find(sha256);
    if (file === null) return null;
    const attempt = { action: `read the picture ${file}`, kept: 'It was left as it is.', path: file };
    return explaining(attempt, () => this.#context.fs.read(absolute(this.#context.root, file)));
  }

  path(asset: Pick<AssetRef, 'sha256' | 'extension'>): string {
    return assetPath(asset);
  }

  /** Deletes a picture unless it was put since the library was opened; true when it is gone. */
  delete(file: string): Promise<boolean> {
    return this.#queue.run(file, async () => {
      if (this.#durable.has(file)) return false;
      await this.#context.fs.remove(absolute(this.#context.root, file));
      return true;
    });
  }

  /** Takes nothing more; resolves when nothing is being written any more. */
  close(): Promise<void> {
    return this.#queue.close();
  }

  async #store(file: string, shard: string, bytes: Uint8Array): Promise<void> {
    const { fs, root, staging } = this.#context;
    const target = absolute(root, file);
    const folder = absolute(root, shard);
    const there = await this.#stored(target);
    if (there === null) {
      await this.#makeShard(folder);
      const staged = staging.fresh('file');
      try {
        await writeDurably(fs, staged, bytes);
        await fs.rename(staged, target);
      } catch (error) {
        await discardQuietly(fs, staged);
        throw error;
      }
      await fs.syncFolder(folder);
    } else if (Buffer.compare(there, bytes) === 0) {
      // Whoever wrote it may have been killed before its name was durable.
      await fs.syncFolder(folder);
    } else {
      await replaceDurably(fs, target, bytes, staging.fresh('file'));
      this.#context.logger.warn('a damaged picture was replaced by a good copy', { file });
    }
  }

  async #stored(target: string): Promise<Uint8Array | null> {
    try {
      return await this.#context.fs.read(target);
    } catch (error) {
      if (isSystemError(error, 'ENOENT')) return null;
      throw error;
    }
  }

  async #makeShard(folder: string): Promise<void> {
    if (this.#durableShards.has(folder)) return;
    await this.#context.fs.makeFolder(folder);
    await this.#context.fs.syncFolder(absolute(this.#context.root, ASSETS));
    this.#durableShards.add(folder);
  }

  /** The extension is not part of the address, so the shard is looked through. */
  async #find(sha256: string): Promise<string | null> {
    if (!/^[0-9a-f]{64}$/.test(sha256)) return null;
    const shard = assetShard(sha256);
    try {
      const entries = await this.#context.fs.list(absolute(this.#context.root, shard));
      const entry = entries.find(({ name, kind }) => kind === 'file' && name.startsWith(`${sha256}.`));
      return entry ? `${shard}/${entry.name}` : null;
    } catch (error) {
      if (isSystemError(error, 'ENOENT')) return null;
      throw error;
    }
  }
}
