import type { ImageCounts } from './count-images.ts';

/**
 * How much of an article is held by the library, in whole percent. The text always is, so what counts are its
 * pictures: each place of a picture weighs the same, large or small, and what was left out on purpose (tracking
 * pixels) weighs nothing. Rounded down: 100 means that nothing is missing.
 */
export const offlineScore = ({ total, local }: Pick<ImageCounts, 'total' | 'local'>): number =>
  total === 0 ? 100 : Math.floor((local * 100) / total);
