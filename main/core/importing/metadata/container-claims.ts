import type { Claim } from '../../articles/claim.ts';

const SAVED_FROM = /^\s*saved from url=\(\d+\)(\S+)/i;
const SINGLE_FILE = /^\s*(?:Page saved with|Archive processed by) SingleFile\b/i;

/** What browsers and SingleFile note in a comment about the page they saved. */
export const containerClaims = (comment: string): Claim[] => {
  const savedFrom = SAVED_FROM.exec(comment.slice(0, 4096))?.[1];
  if (savedFrom !== undefined && /^https?:/i.test(savedFrom)) {
    return [{ field: 'url', value: savedFrom, source: 'container' }];
  }
  if (!SINGLE_FILE.test(comment)) return [];
  const note = comment.slice(0, 65_536);
  const claims: Claim[] = [];
  const url = /^\s*url:\s*(https?:\S+)/im.exec(note)?.[1];
  if (url !== undefined) claims.push({ field: 'url', value: url, source: 'container' });
  const saved = /^\s*saved date:\s*(\S[^\n]{0,200})/im.exec(note)?.[1];
  if (saved !== undefined) claims.push({ field: 'saved', value: saved.trim(), source: 'container' });
  return claims;
};
