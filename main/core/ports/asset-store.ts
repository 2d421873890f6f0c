import type { AssetRef } from '../articles/image-record.ts';

/** Pictures of the whole library, stored once each under the SHA-256 of their original bytes. */
export interface AssetStore {
  /** Durable when it resolves; storing the same bytes again changes nothing. */
  put(bytes: Uint8Array, description: Omit<AssetRef, 'sha256' | 'bytes'>): Promise<AssetRef>;
  has(sha256: string): Promise<boolean>;
  read(sha256: string): Promise<Uint8Array | null>;
  /** Path from the library's root, with forward slashes: `assets/ab/<sha256>.jpg`. */
  path(asset: Pick<AssetRef, 'sha256' | 'extension'>): string;
}
