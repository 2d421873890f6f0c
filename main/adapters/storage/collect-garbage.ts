import type { ArticleId } from '../../core/articles/article-id.ts';
import type { ArticleRecord } from '../../core/articles/article-record.ts';
import { ASSETS, absolute } from './library-paths.ts';
import type { StorageContext } from './storage-context.ts';
import { explaining } from './system-error.ts';
import { assetsOf } from './verify-article.ts';

export interface Garbage {
  readonly files: number;
  readonly bytes: number;
}

/** The part of the stores that the collection needs. */
export interface GarbageSources {
  readonly ids: () => Promise<readonly ArticleId[]>;
  readonly read: (id: ArticleId) => Promise<ArticleRecord | null>;
  /** Deletes a picture unless it was put since the library was opened; true when it is gone. */
  readonly deleteAsset: (file: string) => Promise<boolean>;
}

const ASSET_FILE = /^[0-9a-f]{64}\.[a-z0-9]{1,12}$/;

/**
 * Deletes the pictures that no version of any article uses. What was put since the library was opened stays:
 * the article it is for may still be on its way. A record that cannot be read may need any picture, so it
 * stops the collection (OffprintError `damaged-file`) before anything is deleted.
 */
export const collectGarbage = async (
  { fs, root }: StorageContext,
  { ids, read, deleteAsset }: GarbageSources,
): Promise<Garbage> => {
  const used = new Set<string>();
  for (const id of await ids()) {
    const record = await read(id);
    if (record) for (const file of assetsOf(record).keys()) used.add(file);
  }
  let [files, bytes] = [0, 0];
  const kept = 'What is in use, and what was not deleted yet, is still there.';
  await explaining({ action: 'delete unused pictures', kept, path: ASSETS }, async () => {
    for (const shard of await fs.list(absolute(root, ASSETS))) {
      if (shard.kind !== 'folder') continue;
      for (const { name } of await fs.list(absolute(root, `${ASSETS}/${shard.name}`))) {
        const file = `${ASSETS}/${shard.name}/${name}`;
        if (used.has(file) || !ASSET_FILE.test(name) || !name.startsWith(shard.name)) continue;
        const facts = await fs.facts(absolute(root, file));
        if (!(await deleteAsset(file))) continue;
        files += 1;
        bytes += facts?.bytes ?? 0;
      }
    }
  });
  return { files, bytes };
};
