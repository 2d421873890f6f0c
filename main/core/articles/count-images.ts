import type { ImageRecord } from './image-record.ts';

export interface ImageCounts {
  /** Pictures of the article; what was skipped on purpose does not count. */
  readonly total: number;
  readonly local: number;
  readonly missing: number;
}

export const countImages = (images: readonly ImageRecord[]): ImageCounts => {
  const local = images.filter((image) => image.state === 'local').length;
  const missing = images.filter((image) => image.state === 'missing').length;
  return { total: local + missing, local, missing };
};
