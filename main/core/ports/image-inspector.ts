import type { AssetRef } from '../articles/image-record.ts';

export type ImageVerdict =
  | { readonly ok: true; readonly image: Omit<AssetRef, 'sha256' | 'bytes'> }
  | {
      readonly ok: false;
      /** Stable code: `not-an-image`, `unsupported-type`, `empty`, `truncated`, `damaged`, `too-many-pixels`, `unsafe-svg`. */
      readonly reason: string;
    };

/** Decides by content, never by name or header, whether bytes are a whole picture. */
export interface ImageInspector {
  inspect(bytes: Uint8Array): Promise<ImageVerdict>;
}
