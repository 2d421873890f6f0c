import type { Claim } from '../../articles/claim.ts';

const SAVED_FROM = /^\s*saved from url=\(\d+\)(\S+)/i;
const SINGLE_FILE = /^\s*(?:Page saved with|Archive processed by) SingleFileZ?\b/i;
const MONOLITH = /^\s*Saved from (https?:\S+) at (\S+) using monolith\b/i;

const HTTRACK = /^\s*Mirrored from ([^\s/]+\.[^\s]+) by HTTrack [^,]{0,100}, ([^\n]{10,60})/i;

/** What browsers, SingleFile, monolith and HTTrack note in a comment about the page they saved. */
export const containerClaims = (comment: string): Claim[] => {
  const savedFrom = SAVED_FROM.exec(comment.slice(0, 4096))?.[1];
  if (savedFrom !== undefined && /^https?:/i.test(savedFrom)) {
    return [{ field: 'url', value: savedFrom, source: 'container' }];
  }
  const [, url = '', at = ''] = MONOLITH.exec(comment.slice(0, 4096)) ?? [];
  if (url !== '') return notes(url, at);
  const [, mirrored, mirroredAt] = HTTRACK.exec(comment.slice(0, 4096)) ?? [];
  // It leaves the scheme out.
  if (mirrored !== undefined) return notes(`http://${mirrored}`, mirroredAt);
  return SINGLE_FILE.test(comment) ? singleFileClaims(comment) : [];
};

const notes = (url: string | undefined, saved: string | undefined): Claim[] => [
  ...(url === undefined ? [] : [{ field: 'url', value: url, source: 'container' } as const]),
  ...(saved === undefined ? [] : [{ field: 'saved', value: saved.trim(), source: 'container' } as const]),
];

/** What WebScrapBook notes in attributes of the page's root. */
export const rootClaims = (attributes: Readonly<Record<string, string>>): Claim[] => {
  const url = attributes['data-scrapbook-source'];
  if (url === undefined || !/^https?:/i.test(url)) return [];
  const written = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)/.exec(attributes['data-scrapbook-create'] ?? '');
  const [, year, month, day, ...clock] = written ?? [];
  return notes(
    url.replace(/#.*$/s, ''),
    written ? `${[year, month, day].join('-')}T${clock.join(':')}Z` : undefined,
  );
};

const singleFileClaims = (comment: string): Claim[] => {
  const note = comment.slice(0, 65_536);
  const url = /^\s*url:\s*(https?:\S+)/im.exec(note)?.[1];
  return notes(url, /^\s*saved date:\s*(\S[^\n]{0,200})/im.exec(note)?.[1]);
};
