import type { ImageCandidate } from '../../articles/image-record.ts';
import type { ImageReference } from '../../images/image-candidates.ts';
import { parseSrcset } from '../../images/parse-srcset.ts';
import { isSpacerUrl } from '../../images/placeholder-image.ts';
import type { HeldResource } from '../containers/page-resources.ts';

/** What the container of the page holds under a reference. */
export type FindHeld = (reference: string) => HeldResource | null;

const MAX_ADDRESSES = 40;

/** `candidates`, before them what the container holds of the references and they do not name. */
export const withHeld = (
  candidates: readonly ImageCandidate[],
  references: readonly ImageReference[],
  find: FindHeld,
): readonly ImageCandidate[] => {
  const named = new Set(candidates.map(({ url }) => url));
  const held: ImageCandidate[] = [];
  for (const { value, step } of references.flatMap(addressesOf).slice(0, MAX_ADDRESSES)) {
    const name = find(value)?.name;
    if (name === undefined || named.has(name) || isSpacerUrl(name)) continue;
    named.add(name);
    held.push({ url: name, kind: /^https?:/i.test(name) ? step : 'embedded' });
  }
  return held.length === 0 ? candidates : [...held, ...candidates];
};

/** With the address that the container notes for a part in the place of its path in the container. */
export const withAddresses = (
  references: readonly ImageReference[],
  find: FindHeld,
): readonly ImageReference[] =>
  references.map((reference) => {
    const name = reference.kind === 'src' ? find(reference.value)?.name : undefined;
    return name !== undefined && /^https?:/i.test(name) ? { ...reference, value: name } : reference;
  });

const addressesOf = (reference: ImageReference): { value: string; step: 'given' | 'srcset' }[] =>
  reference.kind === 'srcset'
    ? parseSrcset(reference.value).map(({ url }) => ({ value: url, step: 'srcset' }))
    : [{ value: reference.value, step: 'given' }];
