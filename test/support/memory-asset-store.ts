import { createHash } from 'node:crypto';
import type { AssetStore } from '../../main/core/ports/asset-store.ts';

/** An asset store in memory, with the number of times each picture was put into it. */
export const memoryAssetStore = (): AssetStore & { readonly puts: Map<string, number> } => {
  const stored = new Map<string, Uint8Array>();
  const puts = new Map<string, number>();
  return {
    puts,
    put: (bytes, description) => {
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      stored.set(sha256, bytes);
      puts.set(sha256, (puts.get(sha256) ?? 0) + 1);
      return Promise.resolve({ ...description, sha256, bytes: bytes.length });
    },
    has: (sha256) => Promise.resolve(stored.has(sha256)),
    read: (sha256) => Promise.resolve(stored.get(sha256) ?? null),
    path: ({ sha256, extension }) => `assets/${sha256.slice(0, 2)}/${sha256}.${extension}`,
  };
};
