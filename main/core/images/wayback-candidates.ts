import type { ImageCandidate } from '../articles/image-record.ts';
import { isWaybackHost } from './proxy-rules.ts';

const MOST = 2;

/**
 * Where the Wayback Machine would have the pictures of these addresses nearest to a moment, for users who allow
 * it: it learns what is asked for. The original is asked before its proxies. `im_` gives the bytes as captured.
 */
export const waybackCandidates = (
  candidates: readonly ImageCandidate[],
  published: string | null,
): ImageCandidate[] => {
  const time = Date.parse(published ?? '');
  // `2` means the latest capture there is.
  const moment = Number.isNaN(time) ? '2' : new Date(time).toISOString().replace(/\D/g, '').slice(0, 14);
  return candidates
    .filter(({ url, kind }) => /^https?:/i.test(url) && kind !== 'wayback' && !isWaybackHost(hostOf(url)))
    .toSorted((a, b) => Number(a.kind === 'proxy') - Number(b.kind === 'proxy'))
    .slice(0, MOST)
    .map(({ url }) => ({ url: `https://web.archive.org/web/${moment}im_/${url}`, kind: 'wayback' }));
};

const hostOf = (url: string): string => URL.parse(url)?.hostname ?? '';
